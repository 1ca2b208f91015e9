import type { VoiceInfo } from '@eva/core'

/** A voice as a server calls it. */
export type NamedVoice = Pick<VoiceInfo, 'name' | 'languages' | 'gender'>

/** What is known of a kind of model before its server says anything. */
export type ModelFamily = {
  /** Best first; the first is the default. */
  readonly voices: readonly NamedVoice[]
  /** What is known of a voice that its server lists by name alone. */
  readonly describe: (name: string) => Omit<NamedVoice, 'name'>
  /** Whether its bare samples are known to come at 24 kHz; else WAV is asked for, which says its rate itself. */
  readonly bareSamples: boolean
}

/**
 * What OpenAI's own models speak: https://platform.openai.com/docs/guides/text-to-speech#supported-languages.
 * English first, because the voices are made for it.
 */
const OPENAI_LANGUAGES = `
  en fr af ar hy az be bs bg ca zh hr cs da nl et fi gl de el he hi hu is id it ja kn kk ko lv lt mk ms mr mi ne no fa pl
  pt ro ru sr sk sl es sw sv tl ta th tr uk ur vi cy
`
  .trim()
  .split(/\s+/)

const ENGLISH = ['en']

const FEMALE = new Set(
  'nova shimmer coral sage marin autumn diana hannah tara leah jess mia zoe lulwa noura aisha'.split(' '),
)
const MALE = new Set(
  'onyx echo ash ballad verse cedar fable austin daniel troy leo dan zac fahad sultan abdullah'.split(' '),
)

const genderOf = (name: string): VoiceInfo['gender'] =>
  FEMALE.has(name.toLowerCase()) ? 'female' : MALE.has(name.toLowerCase()) ? 'male' : 'neutral'

function family(names: string, languages: readonly string[], bareSamples: boolean): ModelFamily {
  const describe = (name: string) => ({ languages, gender: genderOf(name) })
  const voices = names.split(' ').map((name) => ({ name, ...describe(name) }))
  return { voices, describe, bareSamples }
}

/** The voices that both of OpenAI's generations have, then those of the later one. */
const OPENAI_VOICES = 'nova shimmer coral sage alloy onyx echo ash fable'
const OPENAI_LATER_VOICES = `marin ${OPENAI_VOICES} cedar ballad verse`

/** Kokoro's names begin with the language and the gender: `af_heart`, `ff_siwis`. */
const KOKORO_NAME = /^([abefhijpz])([fm])_\w+$/
const KOKORO_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  a: ['en-US', 'en'],
  b: ['en-GB', 'en'],
  e: ['es'],
  f: ['fr', 'fr-FR'],
  h: ['hi'],
  i: ['it'],
  j: ['ja'],
  p: ['pt-BR', 'pt'],
  z: ['zh', 'cmn'],
}

function describeKokoro(name: string): Omit<NamedVoice, 'name'> {
  const [, language = '', gender = ''] = KOKORO_NAME.exec(name) ?? []
  const languages = KOKORO_LANGUAGES[language] ?? ENGLISH
  return { languages, gender: gender === 'f' ? 'female' : gender === 'm' ? 'male' : genderOf(name) }
}

/** One voice for each language; https://huggingface.co/hexgrad/Kokoro-82M/blob/main/VOICES.md. */
const KOKORO_VOICES =
  'af_heart ff_siwis af_bella bf_emma am_michael bm_george ef_dora hf_alpha if_sara jf_alpha pf_dora zf_xiaobei'

/** Known by its voices even where a server gives it another name. */
export const KOKORO: ModelFamily = {
  voices: KOKORO_VOICES.split(' ').map((name) => ({ name, ...describeKokoro(name) })),
  describe: describeKokoro,
  bareSamples: true,
}

/** Groq's: https://console.groq.com/docs/text-to-speech/orpheus. */
const ORPHEUS_ENGLISH = family('diana hannah autumn austin daniel troy', ENGLISH, false)
const ORPHEUS_ARABIC = family('lulwa noura aisha fahad sultan abdullah', ['ar-SA', 'ar'], false)

/** Piper's models name the language and the only voice that they hold: `piper-fr_FR-siwis-medium`. */
const PIPER_MODEL = /(?:^|[^a-z])([a-z]{2,3})_([A-Z]{2})-([a-z0-9_]+)-(?:x_low|low|medium|high)$/

/** Anything else is taken to speak English, and to know OpenAI's first voice, as most servers do. */
const UNKNOWN = family('alloy', ENGLISH, false)
/** A server of one's own that goes by the names of OpenAI's models speaks as whatever stands behind it. */
const NAMESAKE = family(OPENAI_VOICES, ENGLISH, false)

/** What is known of `model` at the server called `host`. */
export function familyOf(model: string, host: string): ModelFamily {
  if (isOpenAi(host)) {
    return family(model.startsWith('tts-1') ? OPENAI_VOICES : OPENAI_LATER_VOICES, OPENAI_LANGUAGES, true)
  }
  if (/kokoro/i.test(model)) return KOKORO
  if (/orpheus.*arabic/i.test(model)) return ORPHEUS_ARABIC
  if (/orpheus-v1/i.test(model)) return ORPHEUS_ENGLISH
  const [, language, country, voice] = PIPER_MODEL.exec(model) ?? []
  if (language !== undefined && voice !== undefined) return family(voice, [`${language}-${country}`, language], false)
  return /^(?:tts-1|gpt-4o-mini-tts)/.test(model) ? NAMESAKE : UNKNOWN
}

/** Whether a voice is named as Kokoro's are. */
export const isKokoroName = (name: string): boolean => KOKORO_NAME.test(name)

/** What is known of a voice by its name alone, whatever model it belongs to. */
export const describeVoice = (name: string, of: ModelFamily): Omit<NamedVoice, 'name'> =>
  isKokoroName(name) ? describeKokoro(name) : of.describe(name)

/** Whether the server is OpenAI's own, there or on Azure. */
export const isOpenAi = (host: string): boolean => host === 'api.openai.com' || host.endsWith('.openai.azure.com')

/** The model of a server whose configuration names none; `null` when only the server can tell. */
export function usualModel(host: string): string | null {
  if (isOpenAi(host)) return 'gpt-4o-mini-tts'
  return host === 'api.groq.com' ? 'canopylabs/orpheus-v1-english' : null
}

const SPEAKS = /tts|kokoro|piper|orpheus|speech|voice|bark|vits|chatterbox|dia\b|csm/i
const LISTENS = /whisper|transcri|asr|stt/i

/** The first of a server's models that sounds like one for speaking. */
export const modelThatSpeaks = (models: readonly string[]): string | undefined =>
  models.find((model) => SPEAKS.test(model) && !LISTENS.test(model))
