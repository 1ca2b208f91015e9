import type { EspeakEvent } from '@echogarden/espeak-ng-emscripten'
import { expect, it } from 'vitest'
import { eventTiming } from './event-timing.ts'

const word = (text_position: number, audio_position: number): EspeakEvent => ({
  type: 'word',
  text_position,
  audio_position,
  id: 1,
})
const sound = (audio_position: number, id: string): EspeakEvent => ({
  type: 'phoneme',
  text_position: 1,
  audio_position,
  id,
})

it('takes for a word what stands between blanks, from the first word that eSpeak says for it to the last', () => {
  const events = [
    word(1, 0),
    sound(0, 'a'),
    word(4, 100),
    sound(110, 't'),
    word(4, 200),
    sound(200, 'i'),
    sound(300, ''),
  ]
  expect(eventTiming('at 42.', events, 400).words).toEqual([
    { text: 'at', startMs: 0, endMs: 100 },
    { text: '42.', startMs: 100, endMs: 300 },
  ])
})

it('ends a word where a pause begins, and not where one is inside of it', () => {
  const events = [
    word(1, 0),
    sound(0, 'a'),
    sound(50, ''),
    sound(60, 'b'),
    sound(90, ''),
    word(3, 400),
    sound(400, 'c'),
  ]
  expect(eventTiming('a, c', events, 500).words).toEqual([
    { text: 'a,', startMs: 0, endMs: 90 },
    { text: 'c', startMs: 400, endMs: 500 },
  ])
})

it('shares the sounds of words that are said as one', () => {
  const sounds = ['ʌ', 'v', 'ð', 'ə'].map((ipa, index) => sound(index * 50, ipa))
  expect(eventTiming('of the end', [word(1, 0), ...sounds, word(8, 200), sound(200, 'ɛ')], 300).words).toEqual([
    { text: 'of', startMs: 0, endMs: 100 },
    { text: 'the', startMs: 100, endMs: 200 },
    { text: 'end', startMs: 200, endMs: 300 },
  ])
})

it('finds words behind written-out signs and characters of two units', () => {
  const events = [word(4, 0), sound(0, 'a'), word(6, 100), sound(100, 'b'), word(8, 200), sound(200, 'c')]
  expect(eventTiming('&lt; 𠮷 c', events, 300).words.map(({ text }) => text)).toEqual(['<', '𠮷', 'c'])
})

it('knows nothing of a text without events', () => {
  expect(eventTiming('', [], 0)).toEqual({ words: [], phonemes: [] })
})
