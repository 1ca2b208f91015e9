import { wordsOf } from './words.ts'

/** What recognisers trained on subtitles make of noise. Nobody says these to her; the longer the surer. */
const CREDITS: readonly RegExp[] = [
  /thank(?:s| you) (?:so much |very much )?for (?:watching|listening|viewing)/,
  /(?:please )?(?:like and )?subscribe(?: to (?:my|our|the) channel)?/,
  /see you (?:in the|next) (?:next )?(?:video|time|episode)/,
  /subtitles? (?:by|created by|provided by)/,
  /(?:transcription|transcript|captions?|translation) by/,
  /amara(?: org)?/,
  /sous titres? (?:réalisés?|faits?|par|de|st)/,
  /sous titrage/,
  /(?:traduction|transcription) (?:par|de|réalisée)/,
  /merci (?:d'avoir|de) (?:regardé|regarder|suivi|écouté|visionné)/,
  /(?:abonnez vous|n'oubliez pas de vous abonner|likez)/,
  /à (?:bientôt|la prochaine) (?:pour|dans) (?:une|la|de) (?:nouvelle|prochaine|nouvelles)/,
  /^(?:music|musique|applause|applaudissements|laughter|rires|silence|bruit|blank audio|inaudible)$/,
]

/** What recognisers make of noise, and people say too. */
const SHORT_GHOSTS = new Set([
  'thank you',
  'thanks',
  'thank you very much',
  'you',
  'bye',
  'bye bye',
  'okay',
  'so',
  'the',
  'oh',
  'i',
  'merci',
  'au revoir',
  'oui',
  'ah',
  'euh',
  'voilà',
])

/** Nobody says a word in less; fast speakers need 150 ms. */
const SHORTEST_WORD_MS = 100
/** An ear that is this sure that nobody spoke is right; Whisper's own limit is 0.6. */
const SURELY_NOTHING = 0.8
const LIKELY_NOTHING = 0.6
/** A credit said in earnest takes at least this long, and leaves no doubt. */
const EARNEST_WORD_MS = 180
/** Repeats of the same words that make a loop. */
const LOOP_TIMES = 4
const LOOP_WORDS = 6
/** Words of the prompt in a row that nobody repeats by chance. */
const PROMPT_WORDS = 4

export type Evidence = {
  readonly text: string
  /** Voice that was found in what the ear got. */
  readonly voicedMs: number
  /** `Heard.noSpeechProbability`. */
  readonly noSpeechProbability: number | null
  /** What the ear was given as context; may be empty. */
  readonly context: string
}

/** Why a text is taken for one that nobody said. */
export type GhostReason = 'too many words' | 'no speech' | 'credits' | 'echo of the context' | 'loop'

/**
 * Whether a text is the recogniser's own invention: `null` when somebody said it. No list alone drops what was said: a
 * "thank you" with a voice behind it stays.
 */
export function ghostReason({ text, voicedMs, noSpeechProbability, context }: Evidence): GhostReason | null {
  const words = wordsOf(text)
  if (words.length === 0) return null
  const doubt = noSpeechProbability ?? 0
  const wordMs = voicedMs / words.length
  const plain = words.join(' ')
  if (wordMs < SHORTEST_WORD_MS && words.length > 1) return 'too many words'
  if (doubt >= SURELY_NOTHING && wordMs < 2 * EARNEST_WORD_MS) return 'no speech'
  if (doubt >= LIKELY_NOTHING && (SHORT_GHOSTS.has(plain) || voicedMs < 2 * SHORTEST_WORD_MS)) return 'no speech'
  if (SHORT_GHOSTS.has(plain) && voicedMs < SHORTEST_WORD_MS) return 'no speech'
  const isEarnest = wordMs >= EARNEST_WORD_MS && doubt < 0.3
  if (!isEarnest && CREDITS.some((credit) => credit.test(plain))) return 'credits'
  if (!isEarnest && words.length >= PROMPT_WORDS && ` ${wordsOf(context).join(' ')} `.includes(` ${plain} `)) {
    return 'echo of the context'
  }
  return !isEarnest && isLoop(words) ? 'loop' : null
}

/** The same one to six words again and again, to the end. */
function isLoop(words: readonly string[]): boolean {
  for (let length = 1; length <= LOOP_WORDS; length += 1) {
    let repeated = 0
    while (
      repeated + length < words.length &&
      words[words.length - 1 - repeated] === words[words.length - 1 - repeated - length]
    ) {
      repeated += 1
    }
    if (repeated >= length * (LOOP_TIMES - 1)) return true
  }
  return false
}
