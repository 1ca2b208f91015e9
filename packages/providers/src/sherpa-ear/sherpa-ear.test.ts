import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ear, HearOptions } from '@eva/core'
import { never } from '@eva/testing/ear-contract'
import { sayTones } from '@eva/testing/ear-model'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EarEngineEvent } from './ear-engine.ts'
import { createSherpaEar, type SherpaEarModel, type SherpaEarOptions } from './index.ts'
import { toneEars, toneModel } from './test-ears.ts'

const SAID = ['low', 'high', 'high'] as const
const SAMPLES = sayTones(SAID)
const UNDERSTOOD = { text: SAID.join(' '), language: null, noSpeechProbability: null }

const hear = (ear: Ear, id: string, changes: Partial<HearOptions> = {}) =>
  ear.hear(SAMPLES, { ear: id, language: 'en', context: '', signal: never(), ...changes })

describe('sherpa’s ears', { timeout: 180_000 }, () => {
  let folder: Awaited<ReturnType<typeof toneEars>>
  const open: Ear[] = []
  const earsWith = (models: readonly SherpaEarModel[], options: Omit<SherpaEarOptions, 'models'> = {}): Ear => {
    const ear = createSherpaEar({ models: () => models, ...options })
    open.push(ear)
    return ear
  }
  beforeAll(async () => {
    folder = await toneEars()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((ear) => ear.close()))
  })
  afterAll(() => folder.dispose())

  it('lists what is installed, and what could be behind it', async () => {
    const ear = earsWith([await folder.write('tone'), await folder.write('along', { streaming: true })], {
      catalogued: () => [toneModel('tone', ''), toneModel('more', '')],
    })
    expect(ear.ears.map(({ id, installed, isStreaming }) => [id, installed, isStreaming])).toEqual([
      ['sherpa:tone', true, false],
      ['sherpa:along', true, true],
      ['sherpa:more', false, false],
    ])
    await expect(hear(ear, 'sherpa:more')).rejects.toMatchObject({ code: 'ear_failed', fix: 'npx eva ears pull more' })
  })

  it('knows an ear from the moment that it is installed, and forgets it with its files', async () => {
    const models = [await folder.write('first')]
    const ear = earsWith(models)
    expect(await hear(ear, 'sherpa:first')).toEqual(UNDERSTOOD)
    models.push(await folder.write('second'))
    expect(await hear(ear, 'sherpa:second')).toEqual(UNDERSTOOD)
    models.shift()
    await expect(hear(ear, 'sherpa:first')).rejects.toMatchObject({ code: 'ear_failed' })
    expect(await hear(ear, 'sherpa:second')).toEqual(UNDERSTOOD)
  })

  it('says that an ear was removed to whoever still waits for it', async () => {
    const models = [await folder.write('first')]
    const ear = earsWith(models)
    const waiting = [hear(ear, 'sherpa:first'), hear(ear, 'sherpa:first')]
    models.pop()
    await expect(waiting[1]).rejects.toMatchObject({ message: 'The ear sherpa:first was removed.' })
    await Promise.allSettled(waiting)
  })

  it.each([
    [
      'the library refuses',
      false,
      async (model: SherpaEarModel) => writeFile(join(model.folder, 'model.onnx'), 'junk'),
    ],
    [
      'the library refuses, along',
      true,
      async (model: SherpaEarModel) => writeFile(join(model.folder, 'model.onnx'), '?'),
    ],
    ['is not whole', false, async (model: SherpaEarModel) => rm(join(model.folder, 'tokens.txt'))],
    // The library ends its process over these: Eva and the other ears live on.
    ['ends the library', false, async () => folder.write('bad', { metadata: { vocab_size: null } })],
    [
      'ends the library, along',
      true,
      async () => folder.write('bad', { streaming: true, metadata: { window_size: null } }),
    ],
  ])('tells what to do with a model that %s, and hears on with the others', async (_, streaming, damage) => {
    const bad = await folder.write('bad', { streaming })
    const ear = earsWith([bad, await folder.write('good')])
    await damage(bad)
    for (let time = 0; time < 2; time += 1) {
      await expect(hear(ear, 'sherpa:bad')).rejects.toMatchObject({
        code: 'ear_failed',
        message: expect.stringContaining('cannot be loaded'),
        fix: expect.stringContaining('ears pull bad'),
      })
      expect(await hear(ear, 'sherpa:good')).toEqual(UNDERSTOOD)
    }
    expect(await ear.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('ears pull bad') })
    // Mended, it is tried again.
    await folder.write('bad', { streaming })
    expect(await hear(ear, 'sherpa:bad')).toEqual(UNDERSTOOD)
  })

  it('fails a stream whose model cannot be loaded, to whoever waits for it', async () => {
    const bad = await folder.write('bad', { streaming: true, metadata: { window_size: null } })
    const ear = earsWith([bad])
    const stream = ear.open({ ear: 'sherpa:bad', language: 'en', context: '', signal: never() })
    stream.push(SAMPLES)
    const reading = stream.partials[Symbol.asyncIterator]().next()
    await expect(stream.finish()).rejects.toMatchObject({
      code: 'ear_failed',
      fix: expect.stringContaining('pull bad'),
    })
    await expect(reading).rejects.toMatchObject({ code: 'ear_failed' })
  })

  it('tells the words of a stream as they are said', async () => {
    const ear = earsWith([await folder.write('along', { streaming: true })])
    const stream = ear.open({ ear: 'sherpa:along', language: 'en', context: '', signal: never() })
    const partials = stream.partials[Symbol.asyncIterator]()
    const third = Math.floor(SAMPLES.length / 3)
    stream.push(SAMPLES.slice(0, third))
    // Nobody has finished: it tells what it has.
    expect(await partials.next()).toMatchObject({ value: 'low' })
    stream.push(SAMPLES.slice(third))
    expect(await stream.finish()).toEqual(UNDERSTOOD)
  })

  it('ends a process that goes on with what nobody wants, and hears the next in another', async () => {
    const events: string[] = []
    const { promise: again, resolve } = Promise.withResolvers<void>()
    const ear = earsWith([await folder.write('tone')], {
      // Any time is too long.
      stopsWithinMs: 0,
      onEngine: ({ type }) => {
        events.push(type)
        if (events.filter((event) => event === 'started').length === 2) resolve()
      },
    })
    const stop = new AbortController()
    const hearing = hear(ear, 'sherpa:tone', { signal: stop.signal })
    await new Promise(setImmediate)
    stop.abort('enough')
    await expect(hearing).rejects.toBe('enough')
    // Before anybody asks for it.
    await again
    expect(events).toEqual(['started', 'stopped', 'started'])
    expect(await hear(ear, 'sherpa:tone')).toEqual(UNDERSTOOD)
  })

  it('keeps its process when it is stopped in time, and hears the next with it', async () => {
    const events: string[] = []
    const ear = earsWith([await folder.write('tone')], {
      stopsWithinMs: 60_000,
      onEngine: ({ type }) => events.push(type),
    })
    for (let time = 0; time < 5; time += 1) {
      const stop = new AbortController()
      const hearing = hear(ear, 'sherpa:tone', { signal: stop.signal })
      await new Promise(setImmediate)
      stop.abort(time)
      await expect(hearing).rejects.toBe(time)
    }
    expect(await hear(ear, 'sherpa:tone')).toEqual(UNDERSTOOD)
    expect(events).toEqual(['started'])
  })

  it('fails the utterance that its process dies over, once, and hears the next in a new one', async () => {
    const events: EarEngineEvent[] = []
    const ear = earsWith([await folder.write('tone')], { onEngine: (event) => events.push(event) })
    expect(await hear(ear, 'sherpa:tone')).toEqual(UNDERSTOOD)
    const dying = hear(ear, 'sherpa:tone')
    const [first] = events
    if (first?.type === 'started') process.kill(first.pid ?? 0, 'SIGKILL')
    await Promise.allSettled([dying])
    expect(await hear(ear, 'sherpa:tone').catch(() => hear(ear, 'sherpa:tone'))).toEqual(UNDERSTOOD)
    expect(events.map(({ type }) => type)).toEqual(['started', 'ended', 'started'])
  })

  it('gives its process up for a new one when it has grown, and hears as before', async () => {
    let pids = 0
    let onStarted = (): void => {}
    const ear = earsWith([await folder.write('tone')], {
      // Any size is too large.
      memory: { mayGrowBytes: Number.NEGATIVE_INFINITY, restMs: 0 },
      onEngine({ type }) {
        if (type !== 'started') return
        pids += 1
        onStarted()
      },
    })
    for (let time = 0; time < 3; time += 1) {
      expect(await hear(ear, 'sherpa:tone')).toEqual(UNDERSTOOD)
      await new Promise<void>((resolve) => {
        onStarted = resolve
      })
    }
    expect(pids).toBe(4)
  })

  it('gives up a process that hangs', async () => {
    const ear = earsWith([await folder.write('tone')], { hangsAfterMs: 0 })
    await expect(hear(ear, 'sherpa:tone')).rejects.toMatchObject({ message: 'sherpa hung.' })
  })

  it('lists its ears as not installed, and says what to do, when the library is absent', async () => {
    const ear = earsWith([await folder.write('tone')], { packageName: 'sherpa-onnx-of-no-such-system' })
    expect(ear.ears.every(({ installed }) => !installed)).toBe(true)
    expect(await ear.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('npm install') })
    await expect(hear(ear, 'sherpa:tone')).rejects.toMatchObject({ fix: expect.stringContaining('npm install') })
  })

  it('is well without any recogniser, and starts no process for it', async () => {
    const events: EarEngineEvent[] = []
    const ear = earsWith([], { onEngine: (event) => events.push(event) })
    expect(ear.ears).toEqual([])
    expect(await ear.check(never())).toMatchObject({ ok: true, detail: 'no recogniser is installed' })
    expect(events).toEqual([])
  })
})
