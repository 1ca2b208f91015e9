/** Ear `openai`: any server that speaks OpenAI's `POST /audio/transcriptions`, and Groq's Whisper. */
export {
  createGroqTranscription,
  createOpenAiTranscription,
  type GroqTranscriptionOptions,
} from './create-openai-transcription.ts'
export type { OpenAiTranscriptionOptions, TranscriptionAnswer, TranscriptionKeys } from './server.ts'
