import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import type { WorkerBirth } from './messages.ts'
import { openSpeechPool, type SpeechPool } from './speech-pool.ts'

let pool: SpeechPool | undefined

function open(workers = 1, file = './scripted-worker.ts', hangsAfterMs = 15_000): SpeechPool {
  const opened = openSpeechPool({
    name: 'scripted',
    workers,
    hangsAfterMs,
    spawn: (stopWord) =>
      new Worker(new URL(file, import.meta.url), {
        workerData: { stopWord, engine: null } satisfies WorkerBirth<null>,
      }),
  })
  pool = opened
  return opened
}

const ANY = { voice: 'any', language: 'en', speed: 1, pitch: 1 }

/** Milliseconds of sound; each beat of the scripted engine is 100 ms, and 50 ms of pause follow the last one. */
async function hear(
  speech: SpeechPool,
  text: string,
  beats = 1,
  signal = new AbortController().signal,
): Promise<number> {
  let samples = 0
  for await (const event of speech.say({ ...ANY, text, speed: beats }, signal))
    if (event.type === 'audio') samples += event.pcm.length
  return samples / 16
}

afterEach(() => pool?.close())

describe('openSpeechPool', () => {
  it('gives each listener the frames of its own task', async () => {
    const speech = open(2)
    const heard = await Promise.all([3, 1, 5, 2, 4].map((beats) => hear(speech, 'tone', beats)))
    expect(heard.map(Math.round)).toEqual([350, 150, 550, 250, 450])
  })

  it('tells when the words sound, after the frames that hold them', async () => {
    const events = await Array.fromAsync(open().say({ ...ANY, text: 'timed' }, new AbortController().signal))
    expect(events.slice(0, -1).every(({ type }) => type === 'audio')).toBe(true)
    expect(events.at(-1)).toEqual({ type: 'timing', words: [{ text: 'timed', startMs: 0, endMs: 100 }], phonemes: [] })
  })

  it('yields nothing for a clip without sound', async () => {
    expect(await hear(open(), 'silence')).toBe(0)
  })

  it('reports a failed task and goes on with the same worker', async () => {
    const speech = open()
    await expect(hear(speech, 'fail')).rejects.toMatchObject({
      code: 'voice_failed',
      message: 'scripted could not say this: scripted failure.',
    })
    expect(await hear(speech, 'tone')).toBeCloseTo(150, 0)
  })

  it('replaces a worker that dies, and fails only the task that it was on', async () => {
    const speech = open()
    const dying = hear(speech, 'die')
    const next = hear(speech, 'tone')
    await expect(dying).rejects.toMatchObject({ code: 'voice_failed' })
    expect(await next).toBeCloseTo(150, 0)
  })

  it('replaces a worker that hangs', async () => {
    const speech = open(1, './scripted-worker.ts', 250)
    await speech.ready
    await expect(hear(speech, 'hang')).rejects.toMatchObject({ code: 'voice_failed', message: 'scripted hung.' })
    expect(await hear(speech, 'tone')).toBeCloseTo(150, 0)
  })

  it('stops a worker in the midst of its work, so that the next task can start', async () => {
    const speech = open()
    const stop = new AbortController()
    const endless = hear(speech, 'endless', 1, stop.signal)
    const next = hear(speech, 'tone')
    stop.abort('enough')
    await expect(endless).rejects.toBe('enough')
    expect(await next).toBeCloseTo(150, 0)
  })

  it('stops the work of a listener who walked off', async () => {
    const speech = open()
    for await (const _ of speech.say({ ...ANY, text: 'endless' }, new AbortController().signal)) break
    expect(await hear(speech, 'tone')).toBeCloseTo(150, 0)
  })

  it('refuses what is more than anybody can wait for', async () => {
    const speech = open()
    const stop = new AbortController()
    const waiting = Array.from({ length: 65 }, () => hear(speech, 'endless', 1, stop.signal))
    await expect(hear(speech, 'tone')).rejects.toMatchObject({ message: 'scripted has too much to say already.' })
    stop.abort('enough')
    expect((await Promise.allSettled(waiting)).every(({ status }) => status === 'rejected')).toBe(true)
    expect(await hear(speech, 'tone')).toBeCloseTo(150, 0)
  })

  it('says why when its engine cannot be loaded, and tries again with the next task', async () => {
    const speech = open(1, './dead-worker.ts')
    const reason = { code: 'voice_failed', cause: { message: 'this engine cannot be loaded' } }
    await expect(speech.ready).rejects.toMatchObject(reason)
    await expect(hear(speech, 'tone')).rejects.toMatchObject(reason)
  })

  it('fails what is under way and what comes after when it is closed', async () => {
    const speech = open()
    await speech.ready
    const closed = { code: 'voice_failed', message: 'scripted was closed.' }
    const underWay = ['endless', 'tone'].map((text) => expect(hear(speech, text)).rejects.toMatchObject(closed))
    await speech.close()
    await Promise.all(underWay)
    await expect(hear(speech, 'tone')).rejects.toMatchObject(closed)
    await speech.close()
  })
})
