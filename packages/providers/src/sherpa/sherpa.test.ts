import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Speech } from '@eva/core'
import { measureClip, never } from '@eva/testing/speech-contract'
import { TONE_PITCHES_HZ, TONE_RATE, toneMs } from '@eva/testing/voice-model'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSherpa, type EngineEvent, type SherpaOptions, type SherpaVoiceModel } from './index.ts'
import { listen, toneModel, toneVoices } from './test-voices.ts'

const TEXT = 'I was just thinking of you.'
/** What the pause after a sentence takes. */
const PAUSE_MS = 120

/** The pitch of a tone, by the times that it crosses zero while it sounds. */
function pitchHz(samples: Int16Array): number {
  const sounding = samples.subarray(TONE_RATE / 10, TONE_RATE / 2)
  const crossings = sounding.reduce(
    (count, sample, at) => count + (at > 0 && sample >= 0 !== (sounding[at - 1] ?? 0) >= 0 ? 1 : 0),
    0,
  )
  return (crossings / 2 / sounding.length) * TONE_RATE
}

describe('sherpa', { timeout: 180_000 }, () => {
  let folder: Awaited<ReturnType<typeof toneVoices>>
  const open: Speech[] = []
  const sherpaWith = (models: readonly SherpaVoiceModel[], options: Omit<SherpaOptions, 'models'> = {}): Speech => {
    const speech = createSherpa({ models: () => models, ...options })
    open.push(speech)
    return speech
  }
  beforeAll(async () => {
    folder = await toneVoices()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((speech) => speech.close()))
  })
  afterAll(() => folder.dispose())

  it('lists a voice for each speaker, and what could be installed behind what is', async () => {
    const one = { ...toneModel('solo', '/none'), speakers: [{ name: 'only', id: 0, gender: 'female' as const }] }
    const speech = sherpaWith([await folder.write('tone')], { catalogued: () => [toneModel('tone', ''), one] })
    expect(speech.voices.map(({ id, name, installed }) => [id, name, installed])).toEqual([
      ['sherpa:tone/low', 'tone low', true],
      ['sherpa:tone/high', 'tone high', true],
      ['sherpa:solo', 'solo', false],
    ])
    expect((await listen(speech, 'sherpa:solo', TEXT)).thrown?.value).toMatchObject({
      code: 'voice_failed',
      fix: 'npx eva voices pull solo',
    })
  })

  it('speaks as each speaker of a model, as long as the text is, at the common level', async () => {
    const speech = sherpaWith([await folder.write('tone')])
    const low = await listen(speech, 'sherpa:tone/low', TEXT)
    const high = await listen(speech, 'sherpa:tone/high', TEXT, { language: 'fr' })
    expect(Math.abs(pitchHz(low.samples) - TONE_PITCHES_HZ[0])).toBeLessThan(3)
    expect(Math.abs(pitchHz(high.samples) - TONE_PITCHES_HZ[1])).toBeLessThan(3)
    expect(Math.abs(low.ms - toneMs(TEXT) - PAUSE_MS)).toBeLessThan(30)
    for (const { samples } of [low, high]) {
      expect(Math.abs(measureClip(samples, TONE_RATE).levelDb + 18)).toBeLessThan(1.5)
    }
  })

  it('knows a voice from the moment that it is installed, and forgets it with its files', async () => {
    const models: SherpaVoiceModel[] = [await folder.write('first')]
    const speech = sherpaWith(models)
    expect((await listen(speech, 'sherpa:first/low', TEXT)).thrown).toBeNull()
    models.push(await folder.write('second'))
    expect(speech.voices.map(({ id }) => id)).toContain('sherpa:second/high')
    expect((await listen(speech, 'sherpa:second/high', TEXT)).thrown).toBeNull()
    models.shift()
    expect((await listen(speech, 'sherpa:first/low', TEXT)).thrown?.value).toMatchObject({ code: 'voice_failed' })
    expect((await listen(speech, 'sherpa:second/low', TEXT)).thrown).toBeNull()
  })

  it('says that a voice was removed to whoever still waits for it', async () => {
    const models: SherpaVoiceModel[] = [await folder.write('first')]
    const speech = sherpaWith(models)
    const waiting = [listen(speech, 'sherpa:first/low', TEXT), listen(speech, 'sherpa:first/high', TEXT)]
    models.pop()
    const outcomes = (await Promise.all(waiting)).map(({ thrown }) => thrown?.value)
    expect(outcomes.at(-1)).toMatchObject({ code: 'voice_failed', message: expect.stringContaining('removed') })
  })

  it.each([
    ['the library refuses', async (model: SherpaVoiceModel) => writeFile(join(model.folder, 'model.onnx'), 'junk')],
    ['is not whole', async (model: SherpaVoiceModel) => rm(join(model.folder, 'tokens.txt'))],
    // The library ends its process over this one: Eva and the other voices live on.
    ['ends the library', async () => folder.write('bad', { sample_rate: null })],
    ['speaks at another rate than it is listed with', async () => folder.write('bad', { sample_rate: 22_050 })],
  ])('tells what to do with a model that %s, and speaks on with the others', async (_, damage) => {
    const bad = await folder.write('bad')
    const speech = sherpaWith([bad, await folder.write('good')])
    await damage(bad)
    for (let time = 0; time < 2; time += 1) {
      const { frames, thrown } = await listen(speech, 'sherpa:bad/low', TEXT)
      expect(frames).toEqual([])
      expect(thrown?.value).toMatchObject({
        code: 'voice_failed',
        message: expect.stringContaining('cannot be loaded'),
        fix: expect.stringContaining('voices pull bad'),
      })
      expect((await listen(speech, 'sherpa:good/low', TEXT)).thrown).toBeNull()
    }
    expect(await speech.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('pull bad') })
    // Mended, it is tried again.
    await folder.write('bad')
    expect((await listen(speech, 'sherpa:bad/low', TEXT)).thrown).toBeNull()
  })

  it('says the rest of a text whose letters it knows only in part, and never a clip without sound', async () => {
    const speech = sherpaWith([await folder.write('tone')])
    const foreign = 'Здравствуйте, как ваши дела сегодня? '.repeat(4)
    expect((await listen(speech, 'sherpa:tone/low', foreign)).thrown?.value).toMatchObject({ code: 'voice_cannot_say' })
    const both = await listen(speech, 'sherpa:tone/low', `${foreign}${TEXT}`)
    expect(both.thrown).toBeNull()
    expect(both.ms).toBeGreaterThan(toneMs(TEXT))
  })

  it('stops between the sentences of a passage', async () => {
    const speech = sherpaWith([await folder.write('tone')])
    const stop = new AbortController()
    const clip = speech.speak('One. Two. Three. Four. Five. Six.', {
      voice: 'sherpa:tone/low',
      language: 'en',
      speed: 1,
      pitch: 1,
      signal: stop.signal,
    })
    await expect(async () => {
      for await (const _ of clip) stop.abort('enough')
    }).rejects.toBe('enough')
    expect((await listen(speech, 'sherpa:tone/low', TEXT)).thrown).toBeNull()
  })

  it('gives its process up for a new one when it has grown, and sounds as before', async () => {
    const events: EngineEvent[] = []
    let onReplaced = (): void => {}
    const speech = sherpaWith([await folder.write('tone')], {
      // Any size is too large.
      memory: { mayGrowBytes: Number.NEGATIVE_INFINITY, restMs: 0 },
      onEngine(event) {
        events.push(event)
        if (event.type === 'replaced') onReplaced()
      },
    })
    const clips: Int16Array[] = []
    for (let time = 0; time < 3; time += 1) {
      const replaced = new Promise<void>((resolve) => {
        onReplaced = resolve
      })
      const { samples, thrown } = await listen(speech, 'sherpa:tone/low', TEXT)
      expect(thrown).toBeNull()
      clips.push(samples)
      await replaced
    }
    expect(clips[1]).toEqual(clips[0])
    expect(clips[2]).toEqual(clips[0])
    expect(new Set(events.flatMap((event) => (event.type === 'started' ? [event.pid] : []))).size).toBe(4)
  })

  it('fails the sentence that its process dies over, once, and says the next in a new one', async () => {
    let pid = 0
    const speech = sherpaWith([await folder.write('tone')], {
      onEngine(event) {
        if (event.type === 'started') pid = event.pid ?? 0
      },
    })
    expect((await listen(speech, 'sherpa:tone/low', TEXT)).thrown).toBeNull()
    const first = pid
    const dying = speech.speak(`${TEXT} `.repeat(20), {
      voice: 'sherpa:tone/low',
      language: 'en',
      speed: 1,
      pitch: 1,
      signal: never(),
    })
    await expect(async () => {
      for await (const _ of dying) if (pid === first) process.kill(first, 'SIGKILL')
    }).rejects.toMatchObject({ code: 'voice_failed' })
    expect((await listen(speech, 'sherpa:tone/low', TEXT)).thrown).toBeNull()
    expect(pid).not.toBe(first)
  })

  it('lists its voices as not installed, and says what to do, when the library is absent', async () => {
    const speech = sherpaWith([await folder.write('tone')], { packageName: 'sherpa-onnx-of-no-such-system' })
    expect(speech.voices.every(({ installed }) => !installed)).toBe(true)
    expect(await speech.check(never())).toMatchObject({ ok: false, detail: expect.stringContaining('npm install') })
    expect((await listen(speech, 'sherpa:tone/low', TEXT)).thrown?.value).toMatchObject({
      code: 'voice_failed',
      fix: expect.stringContaining('npm install'),
    })
  })

  it('is well without any voice, for the others speak', async () => {
    const speech = sherpaWith([])
    expect(speech.voices).toEqual([])
    expect(await speech.check(never())).toMatchObject({ ok: true, detail: expect.stringContaining('eva voices') })
  })
})
