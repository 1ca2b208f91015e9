import { createResampler, type Line, type Recited, type Resampler } from '@eva/core'

/** What was said, with audio at `sampleRate`, which is the same all the way. */
export type Said =
  | (Extract<Recited, { type: 'said' }> & { readonly sampleRate: number })
  | Extract<Recited, { type: 'replaced' }>

type Conversion = { readonly line: Line; readonly resampler: Resampler }

/** Brings the voices of one text to the sample rate of the first sound: what is sent as one stream has one. */
export async function* oneRate(recited: AsyncIterable<Recited>): AsyncGenerator<Said, void> {
  let sampleRate: number | null = null
  let conversion: Conversion | null = null
  const rest = function* (): Generator<Said, void> {
    if (conversion === null || sampleRate === null) return
    const pcm = conversion.resampler.finish()
    if (pcm.length > 0) yield { type: 'said', line: conversion.line, event: { type: 'audio', pcm }, sampleRate }
    conversion = null
  }
  for await (const item of recited) {
    if (item.type === 'replaced') {
      yield item
      continue
    }
    const { line, event } = item
    const ownRate = line.by.voice.sampleRate
    sampleRate ??= ownRate
    if (conversion !== null && conversion.line !== line) yield* rest()
    if (event.type === 'timing' || ownRate === sampleRate) {
      yield { ...item, sampleRate }
      continue
    }
    conversion ??= { line, resampler: createResampler(ownRate, sampleRate) }
    const pcm = conversion.resampler.push(Float32Array.from(event.pcm))
    if (pcm.length > 0) yield { ...item, event: { type: 'audio', pcm }, sampleRate }
  }
  yield* rest()
}
