/** Services whose best model for conversation is known. */
const USUAL: Readonly<Record<string, string>> = {
  'api.groq.com': 'whisper-large-v3-turbo',
  'api.openai.com': 'gpt-4o-mini-transcribe',
}

/** The model that a known service is asked for when none is configured. */
export const usualModel = (hostname: string): string | null => USUAL[hostname] ?? null

const HEARS = /whisper|transcribe|parakeet|moonshine|canary|voxtral|sense-?voice|\b(?:asr|stt)\b/i

/** The first model of a server's list that is for hearing. */
export const modelThatHears = (names: readonly string[]): string | null =>
  names.find((name) => HEARS.test(name)) ?? null

/** OpenAI's transcribers that are no Whisper tell the words alone: https://platform.openai.com/docs/guides/speech-to-text */
export const tellsWordsOnly = (model: string): boolean => /^gpt-4o.*transcribe/.test(model)

/** Models whose name ends so were trained on English alone, as OpenAI names Whisper's. */
export const speaksOf = (model: string): readonly string[] => (/[._-]en$/i.test(model) ? ['en'] : [])
