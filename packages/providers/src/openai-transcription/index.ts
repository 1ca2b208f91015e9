/** Ear `openai`: any server that speaks OpenAI's `POST /audio/transcriptions`, and Groq's Whisper. */
export {
  createGroqTranscription,
  createOpenAiTranscription,
  type GroqTranscriptionOptions,
} from './create-openai-transcription.ts'
/** What Groq's free plan allows, for books that are opened before the first answer. */
export { groqWhisperPlan } from './groq-whisper-plan.ts'
export type { OpenAiTranscriptionOptions, TranscriptionKeys } from './server.ts'
