import { createFakeClock, type FakeClock, fakeSpeech, fakeVoice, type SpeechStep } from '@eva/testing/fakes'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SpeechEvent } from '../contracts/speech.ts'
import { BargeIn } from '../errors.ts'
import { Channel } from '../streams/channel.ts'
import { speakAhead } from './speak-ahead.ts'

let clock: FakeClock
beforeEach(() => {
  clock = createFakeClock()
})

async function* stream<T>(...items: readonly T[]): AsyncGenerator<T, void> {
  yield* items
}

/** A voice that makes two frames of 10 ms for each text, and waits before each as long as the text says. */
function slowVoice(script: (text: string) => readonly SpeechStep[] | undefined = paced) {
  const engine = fakeSpeech('fake', clock, [fakeVoice('fake', 'eva', ['en'])], script)
  const speak = (text: string, signal: AbortSignal): AsyncIterable<SpeechEvent> =>
    engine.speak(text, { voice: 'fake:eva', language: 'en', speed: 1, pitch: 1, signal })
  return { engine, speak }
}

function paced(text: string): readonly SpeechStep[] {
  const waitMs = Number(text.split(' ')[1])
  const frame: readonly SpeechStep[] = waitMs === 0 ? [{ audioMs: 10 }] : [{ waitMs }, { audioMs: 10 }]
  return [...frame, ...frame]
}

/** Reads everything, and notes the clause of each frame. */
async function listen(
  spoken: AsyncIterable<{ clause: string; audio: AsyncIterable<SpeechEvent> }>,
  onFrame: (frames: number) => void = () => {},
): Promise<string[]> {
  const heard: string[] = []
  for await (const { clause, audio } of spoken) {
    for await (const event of audio) {
      expect(event).toMatchObject({ type: 'audio', pcm: { length: 160 } })
      heard.push(clause)
      onFrame(heard.length)
    }
  }
  return heard
}

const CLAUSES = ['a 100', 'b 1', 'c 50', 'd 0', 'e 30']

describe('speaking ahead', () => {
  it('keeps the order of the clauses, however fast each is made', async () => {
    const { engine, speak } = slowVoice()
    const heard = listen(speakAhead(stream(...CLAUSES), speak, 2, new AbortController().signal))
    await clock.advance(1_000)
    expect(await heard).toEqual(CLAUSES.flatMap((clause) => [clause, clause]))
    expect(engine.mostAtOnce).toBe(2)
    expect(clock.sleeping).toBe(0)
  })

  it.each([1, 2, 3])('makes at most %i at a time', async (lookahead) => {
    const { engine, speak } = slowVoice()
    const heard = listen(speakAhead(stream(...CLAUSES), speak, lookahead, new AbortController().signal))
    await clock.advance(1_000)
    expect(await heard).toHaveLength(10)
    expect(engine.mostAtOnce).toBe(lookahead)
  })

  it('makes the second clause while the first is being consumed', async () => {
    const { engine, speak } = slowVoice()
    const heard: string[] = []
    const listening = listen(
      speakAhead(stream('a 100', 'b 100', 'c 0'), speak, 2, new AbortController().signal),
      (n) => {
        heard.push(`${n} at ${clock.nowMs()}`)
      },
    )
    await clock.advance(1_000)
    await listening
    // Side by side the first two take 200 ms, not 400.
    expect(heard).toEqual(['1 at 100', '2 at 200', '3 at 200', '4 at 200', '5 at 200', '6 at 200'])
    expect(engine.calls.map((call) => call.text)).toEqual(['a 100', 'b 100', 'c 0'])
  })

  it('starts nothing more until the consumer asks for the next clause', async () => {
    const { engine, speak } = slowVoice()
    const spoken = speakAhead(stream(...CLAUSES), speak, 2, new AbortController().signal)
    await spoken.next()
    await clock.advance(1_000)
    expect(engine.calls).toHaveLength(2)
    await spoken.return()
  })

  it('starts a clause the moment it is known', async () => {
    const { engine, speak } = slowVoice()
    const clauses = new Channel<string>(9)
    const listening = listen(speakAhead(clauses, speak, 2, new AbortController().signal))
    await clock.settle()
    void clauses.push('a 0')
    await clock.settle()
    expect(engine.calls).toHaveLength(1)
    clauses.close()
    expect(await listening).toEqual(['a 0', 'a 0'])
  })

  it('ends when there was nothing to say, and gives a silent clause without audio', async () => {
    const { speak } = slowVoice((text) => (text === 'silent' ? [] : paced(text)))
    expect(await listen(speakAhead(stream<string>(), speak, 2, new AbortController().signal))).toEqual([])
    expect(await listen(speakAhead(stream('silent', 'b 0'), speak, 2, new AbortController().signal))).toEqual([
      'b 0',
      'b 0',
    ])
  })

  it('does nothing when it is cancelled before it begins', async () => {
    const { engine, speak } = slowVoice()
    const spoken = speakAhead(stream(...CLAUSES), speak, 2, AbortSignal.abort(new BargeIn('before')))
    await expect(spoken.next()).rejects.toThrow('before')
    await clock.settle()
    expect(engine.calls).toEqual([])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('stops every synthesis when it is cancelled at frame %i', async (frame) => {
    const { engine, speak } = slowVoice()
    const cancel = new AbortController()
    const reason = new BargeIn('enough')
    const frames: number[] = []
    const heard = listen(speakAhead(stream(...CLAUSES), speak, 2, cancel.signal), (count) => {
      frames.push(count)
      if (count === frame) cancel.abort(reason)
    })
    const outcome = heard.catch((thrown: unknown) => thrown)
    await clock.advance(1_000)
    expect(await outcome).toBe(reason)
    expect(frames).toHaveLength(frame)
    const finished = engine.calls.length - engine.stopped
    expect(finished).toBeLessThanOrEqual(Math.ceil(frame / 2) + 1)
    expect(clock.sleeping).toBe(0)
  })

  it('ends at once when it is cancelled, also when the voice does not listen to its signal', async () => {
    const cancel = new AbortController()
    let asked = 0
    async function* deaf(): AsyncGenerator<SpeechEvent, void> {
      asked += 1
      await clock.sleep(60_000)
      yield { type: 'audio', pcm: Int16Array.of(1) }
    }
    const heard = listen(speakAhead(stream('a', 'b', 'c'), deaf, 2, cancel.signal))
    await clock.settle()
    cancel.abort(new BargeIn('enough'))
    await expect(heard).rejects.toThrow('enough')
    await clock.advance(60_000)
    expect(asked).toBe(2)
  })

  it('stops every synthesis when the consumer leaves between two clauses', async () => {
    const { engine, speak } = slowVoice()
    for await (const { audio } of speakAhead(stream('a 0', 'b 90', 'c 90'), speak, 2, new AbortController().signal)) {
      expect(await Array.fromAsync(audio)).toHaveLength(2)
      break
    }
    await clock.settle()
    expect(engine).toMatchObject({ stopped: 1, calls: [{ text: 'a 0' }, { text: 'b 90' }] })
    expect(clock.sleeping).toBe(0)
  })

  it('stops every synthesis when the consumer leaves in the middle of a clause', async () => {
    const { engine, speak } = slowVoice()
    const leaving = async (): Promise<void> => {
      for await (const { audio } of speakAhead(stream('a 10', 'b 90'), speak, 2, new AbortController().signal)) {
        for await (const _frame of audio) return
      }
    }
    const left = leaving()
    await clock.advance(10)
    await left
    await clock.settle()
    expect(engine.stopped).toBe(2)
    expect(clock.sleeping).toBe(0)
  })

  it('fails where the failing clause stands, after everything before it, and stops what comes after it', async () => {
    const { engine, speak } = slowVoice((text) =>
      text === 'bad' ? [{ audioMs: 10 }, { fail: new Error('broken voice') }] : paced(text),
    )
    const heard: number[] = []
    const outcome = listen(
      speakAhead(stream('a 50', 'bad', 'c 500'), speak, 2, new AbortController().signal),
      (count) => heard.push(count),
    ).catch((thrown: unknown) => thrown)
    await clock.advance(1_000)
    expect(await outcome).toMatchObject({ message: 'broken voice' })
    expect(heard).toEqual([1, 2])
    expect(engine.stopped).toBe(engine.calls.length - 1)
    expect(clock.sleeping).toBe(0)
  })

  it('fails in the same way when a synthesis cannot even be started', async () => {
    const speak = (clause: string, signal: AbortSignal): AsyncIterable<SpeechEvent> => {
      if (clause === 'bad') throw new Error('no such voice')
      return slowVoice().speak(clause, signal)
    }
    const heard: number[] = []
    const outcome = listen(speakAhead(stream('a 50', 'bad', 'c 0'), speak, 2, new AbortController().signal), (count) =>
      heard.push(count),
    ).catch((thrown: unknown) => thrown)
    await clock.advance(1_000)
    expect(await outcome).toMatchObject({ message: 'no such voice' })
    expect(heard).toEqual([1, 2])
  })

  it('fails when its clauses do', async () => {
    async function* broken(): AsyncGenerator<string, void> {
      yield 'a 0'
      throw new Error('no more clauses')
    }
    const { speak } = slowVoice()
    await expect(listen(speakAhead(broken(), speak, 2, new AbortController().signal))).rejects.toThrow(
      'no more clauses',
    )
  })
})
