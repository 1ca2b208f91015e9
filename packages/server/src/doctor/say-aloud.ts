import { EvaError, type Pcm, type Speech, type VoiceInfo } from '@eva/core'

/** What a voice is asked to say, and an ear to understand: plain words that every ear knows. */
export const SENTENCES = {
  en: 'Good morning. How are you today?',
  fr: 'Bonjour. Comment vas-tu aujourd’hui ?',
} as const
export type SpokenLanguage = keyof typeof SENTENCES

/** The language in which a voice is tried. */
export const languageOf = ({ languages }: Pick<VoiceInfo, 'languages'>): SpokenLanguage =>
  /^fr\b/i.test(languages[0] ?? '') ? 'fr' : 'en'

/** A sentence as it sounded. */
export type Said = {
  readonly samples: Pcm
  readonly sampleRate: number
  /** From the order to the first sound, and to the last, in ms. */
  readonly firstSoundMs: number
  readonly tookMs: number
}

/** Has a voice say a sentence, in its own manner. @throws EvaError `voice_failed` for one that says nothing */
export async function sayAloud(engine: Speech, voice: VoiceInfo, text: string, signal: AbortSignal): Promise<Said> {
  const startedAtMs = performance.now()
  let firstSoundMs: number | null = null
  const pieces: Pcm[] = []
  const manner = { voice: voice.id, language: languageOf(voice), speed: 1, pitch: 1, signal }
  for await (const event of engine.speak(text, manner)) {
    if (event.type !== 'audio') continue
    firstSoundMs ??= performance.now() - startedAtMs
    pieces.push(event.pcm)
  }
  if (firstSoundMs === null) throw new EvaError('voice_failed', `${voice.id} made no sound.`)
  return {
    samples: joined(pieces),
    sampleRate: voice.sampleRate,
    firstSoundMs,
    tookMs: performance.now() - startedAtMs,
  }
}

function joined(pieces: readonly Pcm[]): Pcm {
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
