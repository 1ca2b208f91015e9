import {
  createFakeClock,
  type FakeClock,
  type FakeSpeech,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type SpeechStep,
} from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import { EvaError } from '../errors.ts'
import { beginAudio } from './begin-audio.ts'
import { Cast } from './cast.ts'
import { FIRST_SOUND_PATIENCE_MS, recite } from './recite.ts'
import type { Voices } from './voices.ts'

type Script = (text: string) => readonly SpeechStep[]

const BROKEN: readonly SpeechStep[] = [{ fail: new EvaError('voice_failed', 'broken') }]
const SOUND: readonly SpeechStep[] = [{ audioMs: 100 }]

let clock: FakeClock
let stop: AbortController
beforeEach(() => {
  clock = createFakeClock()
  stop = new AbortController()
})

const engine = (id: string, script: Script): FakeSpeech => fakeSpeech(id, clock, [fakeVoice(id, 'eva', ['en'])], script)

const castOf = (voices: Voices): Cast => new Cast(voices, 'en', null, clock.nowMs())

/** Says one text as a turn does, and tells who was heard, who was replaced, and what was thrown. */
async function say(cast: Cast, text: string): Promise<{ heard: string[]; replaced: string[]; thrown: unknown }> {
  const line = cast.lineFor(text)
  if (line === null) throw new Error('nobody speaks')
  const begun = beginAudio((wanted) => cast.say(line, wanted), stop.signal)
  const heard: string[] = []
  const replaced: string[] = []
  let thrown: unknown = null
  const listening = (async () => {
    try {
      for await (const item of recite(line, begun, cast, clock, stop.signal)) {
        if (item.type === 'said') heard.push(item.line.by.voice.id)
        else replaced.push(item.error.message)
      }
    } catch (reason) {
      thrown = reason
    }
  })()
  await clock.advance(20_000)
  await listening
  return { heard, replaced, thrown }
}

describe('a voice that fails without a sound', () => {
  it('gives its place to the next at the beginning of a turn, and that one keeps it', async () => {
    let isBroken = true
    const first = engine('first', () => (isBroken ? BROKEN : SOUND))
    const cast = castOf(
      fakeVoices(
        first,
        engine('second', () => SOUND),
      ),
    )
    expect(await say(cast, 'One.')).toEqual({ heard: ['second:eva'], replaced: ['broken'], thrown: null })
    isBroken = false
    expect(await say(cast, 'Two.')).toEqual({ heard: ['second:eva'], replaced: [], thrown: null })
    expect(first.calls).toHaveLength(1)
  })

  it('is asked once more for a later sentence, and never replaced there', async () => {
    let failures = 0
    const first = engine('first', (text) => (text === 'Two.' && failures++ === 0 ? BROKEN : SOUND))
    const second = engine('second', () => SOUND)
    const cast = castOf(fakeVoices(first, second))
    await say(cast, 'One.')
    expect(await say(cast, 'Two.')).toEqual({ heard: ['first:eva'], replaced: ['broken'], thrown: null })
    expect(second.calls).toEqual([])
  })

  it('ends the sound when it fails twice for a later sentence', async () => {
    const cast = castOf(
      fakeVoices(
        engine('first', (text) => (text === 'One.' ? SOUND : BROKEN)),
        engine('second', () => SOUND),
      ),
    )
    await say(cast, 'One.')
    const { heard, thrown } = await say(cast, 'Two.')
    expect(heard).toEqual([])
    expect(thrown).toMatchObject({ code: 'voice_failed', message: 'broken' })
  })

  it('says why when nobody is left', async () => {
    const cast = castOf(
      fakeVoices(
        engine('first', () => BROKEN),
        engine('second', () => BROKEN),
      ),
    )
    const { replaced, thrown } = await say(cast, 'One.')
    expect(replaced).toEqual(['broken'])
    expect(thrown).toMatchObject({ message: 'broken' })
  })

  it('is not taken for one that has spoken when its clip is empty', async () => {
    const cast = castOf(
      fakeVoices(
        engine('first', () => []),
        engine('second', () => SOUND),
      ),
    )
    const { heard, replaced } = await say(cast, 'One.')
    expect(heard).toEqual(['second:eva'])
    expect(replaced).toEqual(['first:eva made no sound of 4 characters.'])
  })

  it('is not waited for when another one can speak', async () => {
    const slow = engine('slow', () => [{ waitMs: 15_000 }, ...SOUND])
    const cast = castOf(
      fakeVoices(
        slow,
        engine('second', () => SOUND),
      ),
    )
    const { heard, replaced } = await say(cast, 'One.')
    expect(heard).toEqual(['second:eva'])
    expect(replaced).toEqual([`slow:eva made no sound within ${FIRST_SOUND_PATIENCE_MS} ms.`])
    expect(slow.stopped).toBe(1)
    expect(clock.sleeping).toBe(0)
  })

  it('is waited for when it is the only one', async () => {
    const cast = castOf(fakeVoices(engine('slow', () => [{ waitMs: 15_000 }, ...SOUND])))
    expect(await say(cast, 'One.')).toEqual({ heard: ['slow:eva'], replaced: [], thrown: null })
  })
})

it('fails a line that breaks off in the middle: nobody ends another one’s sentence', async () => {
  const second = engine('second', () => SOUND)
  const cast = castOf(
    fakeVoices(
      engine('first', () => [...SOUND, ...BROKEN]),
      second,
    ),
  )
  const { heard, thrown } = await say(cast, 'One.')
  expect(heard).toEqual(['first:eva'])
  expect(thrown).toMatchObject({ message: 'broken' })
  expect(second.calls).toEqual([])
})

it('passes over what the voice has no sound for, without a change of voice', async () => {
  const cannot = new EvaError('voice_cannot_say', 'no sound for these letters')
  const first = engine('first', (text) => (text === 'Привет' ? [{ fail: cannot }] : SOUND))
  const cast = castOf(
    fakeVoices(
      first,
      engine('second', () => SOUND),
    ),
  )
  expect(await say(cast, 'Привет')).toEqual({ heard: [], replaced: [], thrown: null })
  expect((await say(cast, 'One.')).heard).toEqual(['first:eva'])
})

it('says a sentence that was begun by the voice that was replaced meanwhile in the voice of the turn', async () => {
  const first = engine('first', (text) => (text === 'One.' ? BROKEN : SOUND))
  const cast = castOf(
    fakeVoices(
      first,
      engine('second', () => SOUND),
    ),
  )
  const early = cast.lineFor('Two.')
  if (early === null) throw new Error('nobody speaks')
  const begun = beginAudio((wanted) => cast.say(early, wanted), stop.signal)
  await say(cast, 'One.')
  const heard = await Array.fromAsync(recite(early, begun, cast, clock, stop.signal))
  expect(heard).toMatchObject([{ type: 'said', line: { by: { voice: { id: 'second:eva' } } } }])
})

describe('an engine that failed', () => {
  it('is passed over by the turns that follow, until its rest is over', async () => {
    let isBroken = true
    const first = engine('first', () => (isBroken ? BROKEN : SOUND))
    const voices = fakeVoices(
      first,
      engine('second', () => SOUND),
    )
    // The failure is at 0 ms and `say` lets 20 s pass; the first rest is 5 s, the second 10 s.
    const turn = async (): Promise<string | undefined> => (await say(castOf(voices), 'One.')).heard[0]
    const failing = castOf(voices)
    const line = failing.lineFor('One.')
    if (line !== null) failing.instead(line, clock.nowMs())
    expect(castOf(voices).lineFor('One.')?.by.voice.id).toBe('second:eva')
    await clock.advance(5_000)
    expect(castOf(voices).lineFor('One.')?.by.voice.id).toBe('first:eva')
    isBroken = false
    expect(await turn()).toBe('first:eva')
    expect(voices.rests.isResting(first, clock.nowMs())).toBe(false)
  })

  it('is asked all the same when nobody else speaks the language', async () => {
    const voices = fakeVoices(engine('only', () => SOUND))
    const [only] = voices.engines
    if (only !== undefined) voices.rests.failed(only, clock.nowMs())
    expect((await say(castOf(voices), 'One.')).heard).toEqual(['only:eva'])
  })
})

it('ends with the signal’s reason, whoever is speaking', async () => {
  const cast = castOf(fakeVoices(engine('slow', () => [{ waitMs: 9_000 }, ...SOUND])))
  const saying = say(cast, 'One.')
  stop.abort('enough')
  expect((await saying).thrown).toBe('enough')
})
