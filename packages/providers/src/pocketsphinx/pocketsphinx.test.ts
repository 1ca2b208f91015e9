import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ear, HearOptions, Pcm } from '@eva/core'
import { never, samplesOf } from '@eva/testing/ear-contract'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createPocketsphinx, findPocketsphinx, type PocketsphinxOptions, type PocketsphinxProgram } from './index.ts'
import { SENTENCES, spokenSentences, wrongWords } from './test-utterances.ts'

/** People understand what is heard this well; the recogniser was trained on people, and hears machines here. */
const MOST_WORDS_WRONG = 0.4

const ENGLISH: Omit<HearOptions, 'signal'> = { ear: 'pocketsphinx', language: 'en', context: '' }
const hear = (ear: Ear, samples: Pcm, signal = never()) => ear.hear(samples, { ...ENGLISH, signal })

/** An ear that is closed when the test ends. */
function open(program: PocketsphinxProgram, options: PocketsphinxOptions = {}): Ear {
  const ear = createPocketsphinx(program, options)
  onTestFinished(() => ear.close())
  return ear
}

/** A decoder that is a shell script. */
async function decoderThat(script: string): Promise<PocketsphinxProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-decoder-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const decoder = join(folder, 'pocketsphinx_batch')
  await writeFile(decoder, `#!/bin/sh\n${script}\n`)
  await chmod(decoder, 0o755)
  const mkfifo = findPocketsphinx(`${folder}:${process.env.PATH}`)?.mkfifo ?? ''
  return { decoder, mkfifo }
}

it('is no ear where it is not installed', () => {
  expect(findPocketsphinx('/nowhere:/neither/here')).toBeNull()
  expect(findPocketsphinx('')).toBeNull()
})

const program = findPocketsphinx()

describe.skipIf(program === null)('pocketsphinx', { timeout: 180_000 }, () => {
  const real = program ?? { decoder: '', mkfifo: '' }
  let spoken: readonly Pcm[] = []
  beforeAll(async () => {
    spoken = await spokenSentences()
  }, 180_000)

  it('understands ten short sentences, with one process', async () => {
    const pids: unknown[] = []
    const ear = open(real, { onStarted: ({ pid }) => pids.push(pid) })
    await ear.check(never())
    const wrong: number[] = []
    for (const [index, samples] of spoken.entries()) {
      const { text } = await hear(ear, samples)
      wrong.push(wrongWords(SENTENCES[index] ?? '', text))
    }
    const share = wrong.reduce((sum, one) => sum + one, 0) / wrong.length
    expect(share).toBeLessThanOrEqual(MOST_WORDS_WRONG)
    expect(pids).toHaveLength(1)
  })

  it('ends the process that hears what nobody waits for, and hears the next in another', async () => {
    const pids: number[] = []
    const { promise: again, resolve } = Promise.withResolvers<void>()
    const ear = open(real, {
      onStarted: ({ pid = 0 }) => {
        pids.push(pid)
        if (pids.length === 2) resolve()
      },
    })
    await ear.check(never())
    const stop = new AbortController()
    const hearing = hear(ear, spoken[0] ?? new Int16Array(), stop.signal)
    // It has begun when the loop has turned twice: the decoder is there already.
    await new Promise(setImmediate)
    stop.abort('enough')
    await expect(hearing).rejects.toBe('enough')
    // Before anybody asks for it.
    await again
    await expect.poll(() => isAlive(pids[0] ?? 0)).toBe(false)
    expect(wrongWords(SENTENCES[1], (await hear(ear, spoken[1] ?? new Int16Array())).text)).toBeLessThan(0.4)
    expect(pids).toHaveLength(2)
  })

  it('replaces a process that died while nobody spoke, and fails the utterance over which one dies', async () => {
    const pids: number[] = []
    const ear = open(real, { onStarted: ({ pid = 0 }) => pids.push(pid) })
    await ear.check(never())
    const dying = hear(ear, spoken[0] ?? new Int16Array())
    process.kill(pids[0] ?? 0, 'SIGKILL')
    await expect(dying).rejects.toMatchObject({ code: 'ear_failed' })
    expect((await hear(ear, spoken[0] ?? new Int16Array())).text).toContain('old man')
    process.kill(pids[1] ?? 0, 'SIGKILL')
    await expect.poll(() => isAlive(pids[1] ?? 0)).toBe(false)
    expect((await hear(ear, spoken[0] ?? new Int16Array())).text).toContain('old man')
    expect(pids).toHaveLength(3)
  })

  it('says what to install when the decoder has no model', async () => {
    const ear = open(
      await decoderThat('echo \'ERROR: "acmod.c", line 79: Acoustic model definition is not specified\' >&2; exit 1'),
    )
    await expect(hear(ear, spoken[0] ?? new Int16Array())).rejects.toMatchObject({
      code: 'ear_failed',
      message: 'PocketSphinx ended: Acoustic model definition is not specified.',
      fix: expect.stringContaining('pocketsphinx-en-us'),
    })
    expect(await ear.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('pocketsphinx-en-us') })
  })

  it.each([
    ['is not a program', async () => ({ ...real, decoder: '/etc/hostname' })],
    ['is gone', async () => ({ ...real, decoder: '/nowhere/pocketsphinx_batch' })],
    ['cannot be given pipes', async () => ({ ...real, mkfifo: '/nowhere/mkfifo' })],
  ])('fails, and nothing more, when the decoder %s', async (_, absent) => {
    const ear = open(await absent())
    await expect(hear(ear, spoken[0] ?? new Int16Array())).rejects.toMatchObject({ code: 'ear_failed' })
    expect(await ear.check(never())).toMatchObject({ ok: false })
  })

  it('gives up a decoder that hangs', async () => {
    const ear = open(await decoderThat('exec sleep 60'), { hangsAfterMs: 50 })
    await expect(hear(ear, spoken[0] ?? new Int16Array())).rejects.toMatchObject({ message: 'PocketSphinx hung.' })
  })

  it('leaves no pipe behind, however it ended', async () => {
    const pipes = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('eva-ear-'))
    const before = new Set(await pipes())
    const ear = createPocketsphinx(real)
    await ear.check(never())
    const during = (await pipes()).filter((name) => !before.has(name))
    expect(during.length).toBeGreaterThan(0)
    await ear.close()
    await expect
      .poll(async () => (await pipes()).filter((name) => during.includes(name)).length)
      .toBeLessThan(during.length)
  })

  it('hears nothing in silence, without asking the decoder', async () => {
    const ear = open({ decoder: '/nowhere', mkfifo: '/nowhere' })
    expect(
      (
        await hear(
          ear,
          samplesOf(1_000, (index) => (index % 2 === 0 ? 60 : -60)),
        )
      ).text,
    ).toBe('')
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
