import type { PlainReply } from '../simulator/index.ts'

/** What it understands of a sound, told well or badly. */
export type SimulatedText = {
  readonly type: 'text'
  readonly text: string
  /** As Whisper's servers name it: `english`. @default 'english' */
  readonly language?: string
  /** @default 0.02 */
  readonly noSpeechProbability?: number
  /** @default −0.2 */
  readonly averageLogProbability?: number
  /** Besides `content-type`, such as what is left of a quota. */
  readonly headers?: Readonly<Record<string, string>>
  /** From the request to the answer, ms. @default the simulator's */
  readonly afterMs?: number
  /** After so many bytes nothing more comes, or the connection breaks. @default it is sent whole */
  readonly ending?: { readonly how: 'stall' | 'cut'; readonly afterBytes: number }
}

/** What it can answer, good and bad. */
export type SimulatedTranscription = SimulatedText | PlainReply

/** What is said of an error, in OpenAI's form. */
export { plainError as transcriptionError } from '../simulator/index.ts'

/** Groq's free plan for Whisper: https://console.groq.com/docs/rate-limits */
export const GROQ_WHISPER_LIMITS = { requestsPerMinute: 20, requestsPerDay: 2_000, audioSecondsPerHour: 7_200 } as const

/** What stands on each of Groq's answers to a sound: its requests of a day and its seconds of an hour. */
export const groqWhisperHeaders = (used: number, usedSeconds = used): Readonly<Record<string, string>> => ({
  'x-ratelimit-limit-requests': `${GROQ_WHISPER_LIMITS.requestsPerDay}`,
  'x-ratelimit-remaining-requests': `${GROQ_WHISPER_LIMITS.requestsPerDay - used}`,
  'x-ratelimit-reset-requests': `${(used * 86_400) / GROQ_WHISPER_LIMITS.requestsPerDay}s`,
  'x-ratelimit-limit-audio-seconds': `${GROQ_WHISPER_LIMITS.audioSecondsPerHour}`,
  'x-ratelimit-remaining-audio-seconds': `${GROQ_WHISPER_LIMITS.audioSecondsPerHour - usedSeconds}`,
  'x-ratelimit-reset-audio-seconds': `${(usedSeconds * 3_600) / GROQ_WHISPER_LIMITS.audioSecondsPerHour}s`,
})

/** Groq's refusal when a minute's requests or an hour's sound are used up. */
export function groqSpent(retryAfterSeconds: number): SimulatedTranscription {
  const { audioSecondsPerHour } = GROQ_WHISPER_LIMITS
  const message = `Rate limit reached for model \`whisper-large-v3-turbo\` in organization \`org_01simulated\` service tier \`on_demand\` on seconds of audio per hour (ASPH): Limit ${audioSecondsPerHour}, Used ${audioSecondsPerHour - 1}, Requested 10. Please try again in ${retryAfterSeconds}s.`
  const body = JSON.stringify({ error: { message, type: 'seconds', code: 'rate_limit_exceeded' } })
  const headers = { 'content-type': 'application/json', 'retry-after': `${retryAfterSeconds}` }
  return { type: 'http', status: 429, headers: { ...headers, ...groqWhisperHeaders(1) }, body }
}
