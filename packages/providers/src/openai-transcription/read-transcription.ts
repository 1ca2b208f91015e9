import type { Heard } from '@eva/core'
import { isRecord } from '../openai-http/index.ts'
import { languageTag } from './language-tag.ts'

/**
 * Whisper's own rule for a stretch in which nobody spoke: it is more likely than that, and the words are guesses
 * (`no_speech_threshold` and `logprob_threshold` of `whisper.transcribe`). Not all servers keep to it.
 */
const SILENT_FROM = 0.6
const GUESSED_BELOW = -1

/** Fewer words may well be an answer: "Do you like tea or coffee?" – "Coffee." */
const SHORTEST_ECHO_WORDS = 4

/**
 * Reads an answer, with as much as it tells beside the words.
 *
 * @param context what the server was told to have been said before
 * @returns `null` for an answer without words
 */
export function readTranscription(body: unknown, context: string): Heard | null {
  if (!isRecord(body) || typeof body.text !== 'string') return null
  const segments = Array.isArray(body.segments) ? body.segments.filter(isRecord) : []
  const spoken = segments.filter((segment) => !isGhost(segment))
  const told = segments.length === spoken.length ? body.text : spoken.map(({ text }) => text).join('')
  const text = told.trim()
  const doubts = segments.flatMap(({ no_speech_prob: doubt }) => (typeof doubt === 'number' ? [doubt] : []))
  // The surest stretch counts: whoever spoke in one of them has spoken.
  const noSpeechProbability = doubts.length === 0 ? null : Math.min(1, Math.max(0, Math.min(...doubts)))
  const language = typeof body.language === 'string' ? languageTag(body.language) : null
  return { text: isEcho(text, context, noSpeechProbability) ? '' : text, language, noSpeechProbability }
}

const isGhost = ({ no_speech_prob: doubt, avg_logprob: sureness }: Readonly<Record<string, unknown>>): boolean =>
  typeof doubt === 'number' && typeof sureness === 'number' && doubt > SILENT_FROM && sureness < GUESSED_BELOW

/** Whisper that hears nothing likes to say its prompt again. */
function isEcho(text: string, context: string, noSpeechProbability: number | null): boolean {
  const words = wordsOf(text)
  if (words.length < SHORTEST_ECHO_WORDS) return false
  const isSure = noSpeechProbability !== null && noSpeechProbability < SILENT_FROM / 3
  return !isSure && ` ${wordsOf(context).join(' ')} `.includes(` ${words.join(' ')} `)
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
