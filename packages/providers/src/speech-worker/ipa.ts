import type { TimedPhoneme } from '@eva/core'

/** A letter with what changes it: `n̩`, `ɑː`, `tʰ`. Stress belongs to the syllable, tones to the word. */
const SYMBOL = /(?!\p{Lm})\p{L}[\p{M}\p{Lm}˞]*/gu
const STRESS = /[ˈˌ]/gu

/** The symbols of a sound as an engine writes it, which share its time: `aɪ` is two, for the mouth takes two shapes. */
export function timedIpa(sound: string, startMs: number, endMs: number): TimedPhoneme[] {
  const symbols = sound.replace(STRESS, '').match(SYMBOL) ?? []
  const eachMs = (endMs - startMs) / symbols.length
  return symbols.map((ipa, index) => ({
    ipa,
    startMs: startMs + index * eachMs,
    endMs: startMs + (index + 1) * eachMs,
  }))
}
