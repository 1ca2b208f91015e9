/** Contracts: what a clock, a brain, a voice and a store must be. */
export type { Clock, MakeId } from './contracts/clock.ts'
export type { ComponentHealth } from './contracts/health.ts'
export type { ChatMessage, Llm, LlmEvent, LlmRequest } from './contracts/llm.ts'
export type { DetectLanguage, Pcm, SpeakOptions, Speech, VoiceInfo } from './contracts/speech.ts'
export type {
  ConversationSummary,
  FinishedTurn,
  ListConversations,
  NewTurn,
  Store,
  StoredConversation,
  StoredTurn,
  TurnCounts,
  TurnFigures,
} from './contracts/store.ts'
/** The only error that Eva throws on purpose, and the reason of a barge-in. */
export { asEvaError, BargeIn, EvaError, type EvaErrorOptions } from './errors.ts'
