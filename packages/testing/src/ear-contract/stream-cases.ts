import { setImmediate } from 'node:timers/promises'
import { BargeIn, type EarStream, EvaError, type Heard } from '@eva/core'
import { expect, it } from 'vitest'
import { type EarUnderTest, infoOf, type Utterance, utteranceOf, wishOf } from './ear-under-test.ts'
import { expectHears, expectUnderstood } from './expect-heard.ts'

/** 32 ms, as a microphone's frames are judged. */
const PIECE_SAMPLES = 512

function pushAll(stream: EarStream, { samples }: Utterance): void {
  for (let from = 0; from < samples.length; from += PIECE_SAMPLES) {
    stream.push(samples.slice(from, from + PIECE_SAMPLES))
  }
}

/** All partials, or what was thrown instead of their end. */
async function read(stream: EarStream): Promise<{ readonly partials: readonly string[]; readonly thrown: unknown }> {
  const partials: string[] = []
  try {
    for await (const partial of stream.partials) partials.push(partial)
    return { partials, thrown: null }
  } catch (thrown) {
    return { partials, thrown }
  }
}

/** What an ear does that hears along; one that does not says so. */
export function itHearsAlong(subject: () => EarUnderTest): void {
  const isStreaming = (): boolean => infoOf(subject()).isStreaming
  const open = (signal = new AbortController().signal): EarStream => subject().ear.open(wishOf(subject(), { signal }))

  it('opens only where it hears along', async () => {
    if (isStreaming()) await open().finish()
    else expect(() => open()).toThrow(EvaError)
  })

  it('tells words while they are said, each list another one, and all of them in the end', async ({ skip }) => {
    if (!isStreaming()) return skip()
    const stream = open()
    const reading = read(stream)
    pushAll(stream, utteranceOf(subject()))
    const heard = await stream.finish()
    expectUnderstood(utteranceOf(subject()), heard)
    const { partials, thrown } = await reading
    expect(thrown).toBeNull()
    expect(partials.length).toBeGreaterThan(0)
    for (const [index, partial] of partials.entries()) expect(partial).not.toBe(partials[index - 1])
    expect(await stream.finish()).toEqual(heard)
  })

  it('needs nobody who reads the partials, and takes no samples after the end', async ({ skip }) => {
    if (!isStreaming()) return skip()
    const stream = open()
    pushAll(stream, utteranceOf(subject()))
    const finishing = stream.finish()
    pushAll(stream, utteranceOf(subject(), 1))
    expectUnderstood(utteranceOf(subject()), await finishing)
  })

  it('keeps two who speak at once apart', async ({ skip }) => {
    if (!isStreaming()) return skip()
    const streams = [open(), open()]
    const heard = streams.map((stream, index): Promise<Heard> => {
      pushAll(stream, utteranceOf(subject(), index))
      return stream.finish()
    })
    for (const [index, one] of (await Promise.all(heard)).entries()) {
      expectUnderstood(utteranceOf(subject(), index), one)
    }
  })

  it('understands nothing of nothing', async ({ skip }) => {
    if (!isStreaming()) return skip()
    const stream = open()
    const reading = read(stream)
    expect((await stream.finish()).text).toBe('')
    expect(await reading).toEqual({ partials: [], thrown: null })
  })

  it('throws the very reason to whoever waits when it is aborted, and to whoever comes later', async ({ skip }) => {
    if (!isStreaming()) return skip()
    const reason = new BargeIn('in the middle')
    const stop = new AbortController()
    const stream = open(stop.signal)
    const reading = read(stream)
    pushAll(stream, utteranceOf(subject()))
    stop.abort(reason)
    expect(await Promise.race([reading.then(({ thrown }) => thrown), setImmediate('too late')])).toBe(reason)
    await expect(stream.finish()).rejects.toBe(reason)
    expect(() => pushAll(stream, utteranceOf(subject()))).not.toThrow()
    await expectHears(subject())
  })
}
