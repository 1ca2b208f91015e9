/** A request for speech, as far as it is understood. */
export type SpeechRequest = {
  readonly model: string
  readonly input: string
  readonly voice: string
  readonly format: string
  readonly speed: number
}

/** OpenAI's limits: https://platform.openai.com/docs/api-reference/audio/createSpeech */
const LONGEST_INPUT_CHARACTERS = 4_096
const SLOWEST = 0.25
const FASTEST = 4

/** Reads a body; a string says what is wrong with it. */
export function parseSpeechRequest(body: string): SpeechRequest | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return 'We could not parse the JSON body of your request.'
  }
  const { model, input, voice, response_format: format = 'mp3', speed = 1 } = Object(parsed) as Record<string, unknown>
  if (typeof model !== 'string') return 'you must provide a model parameter'
  if (typeof input !== 'string' || input === '') return 'input: must be a string of at least one character'
  if (input.length > LONGEST_INPUT_CHARACTERS) return `input: must have at most ${LONGEST_INPUT_CHARACTERS} characters`
  if (typeof voice !== 'string') return 'voice: must be a string'
  if (typeof format !== 'string') return 'response_format: must be a string'
  if (typeof speed !== 'number' || speed < SLOWEST || speed > FASTEST) return 'speed: must be from 0.25 to 4'
  return { model, input, voice, format, speed }
}
