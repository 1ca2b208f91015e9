/** Engine `openai`: voices behind any server that speaks OpenAI's `POST /audio/speech`. */
export { createOpenAiSpeech } from './create-openai-speech.ts'
export type { OpenAiSpeechOptions } from './speech-server.ts'
