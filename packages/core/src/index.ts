/** Contracts: what a clock, a brain, a voice and a store must be. */
export type { Clock, MakeId } from './contracts/clock.ts'
export { type Ear, type EarInfo, type EarStream, HEARING_RATE, type Heard, type HearOptions } from './contracts/ear.ts'
export type { ComponentHealth } from './contracts/health.ts'
export type { ChatMessage, Llm, LlmEvent, LlmRequest } from './contracts/llm.ts'
export {
  type Match,
  MEMORY_KINDS,
  type Memories,
  type Memory,
  type MemoryKind,
  type NewMemory,
  type Remembered,
} from './contracts/memories.ts'
export type { QuotaKind, QuotaLimit, QuotaReading, QuotaRefusal, QuotaReport } from './contracts/quota.ts'
export type {
  DetectLanguage,
  Normalise,
  Pcm,
  SpeakOptions,
  Speech,
  SpeechEvent,
  TimedPhoneme,
  TimedWord,
  VoiceInfo,
  VoicePreferences,
} from './contracts/speech.ts'
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
export type { FacePart, FaceVideo, TalkingHead } from './contracts/talking-head.ts'
export { VAD_WINDOW, type Vad, type VadStream } from './contracts/vad.ts'
/** Conversations: who said what, what was heard of it, and who follows. */
export { Audience, type EventBody } from './conversation/audience.ts'
export { Conversation } from './conversation/conversation.ts'
export { Conversations } from './conversation/conversations.ts'
export type { Engine, PromptSettings } from './conversation/engine.ts'
export type { Listener } from './conversation/listener.ts'
export type { Delivery } from './conversation/log.ts'
export type { Draft, StartedTurn, Utterance } from './conversation/utterance.ts'
export { earsFor } from './ears/choose-ear.ts'
/** The quota of an ear on somebody else's server. */
export { createEarBooks, type EarBooks, type EarBooksOptions, type EarRequest } from './ears/ear-books.ts'
export { hearClip } from './ears/hear-clip.ts'
/** The only error that Eva throws on purpose, and the reason of a barge-in. */
export { asEvaError, BargeIn, EvaError, type EvaErrorOptions } from './errors.ts'
/** What a face shows. */
export { moodOf } from './face/mood.ts'
export { MOODS, type Mood } from './face/moods.ts'
export { shapeOf, VISEMES, type Viseme, type VisemeKey, visemesOfPhonemes } from './face/visemes.ts'
/** Hearing: from the sound of a microphone to the decision that it is her turn. Nothing in it has a clock. */
/** What was said in one go. */
export type { SpokenStretch } from './hearing/spoken-stretch.ts'
/** Samples and milliseconds. */
export { msOf, samplesOf } from './hearing/time.ts'
/** A model that hears whether somebody has finished. */
export type { TurnModel } from './hearing/turn-model.ts'
export { UtteranceTracker } from './hearing/utterance.ts'
/** Windows of sound, and their time. */
export { Windows } from './hearing/windows.ts'
/** Listening: one microphone, and the talk with whoever is behind it. */
export { Habits } from './listening/habits.ts'
export { HerVoice } from './listening/her-voice.ts'
export { Listening } from './listening/listening.ts'
export type { Understanding } from './listening/understand.ts'
export { findFacts } from './memory/find-facts.ts'
/** Memory: what she keeps about the person. */
export { fingerprintOf, plainWords } from './memory/fingerprint.ts'
export { readInMind, withInMind } from './memory/in-mind.ts'
export { MemoryKeeper, type MemoryParts } from './memory/memory-keeper.ts'
export { RECALLED_MAX, recall } from './memory/recall.ts'
/** Routing: which brain answers. */
export type { BrainState } from './routing/brain-state.ts'
export { type Candidate, type Candidates, plainCandidate } from './routing/candidate.ts'
export { createRouter, type RouterHost } from './routing/create-router.ts'
export type {
  Continued,
  DraftAllowance,
  RouteChange,
  RoutedEvent,
  Router,
  RoutingReport,
} from './routing/router.ts'
/** Sound. */
export { createResampler, type Resampler } from './sound/resampler.ts'
/** Streams. */
export { Channel } from './streams/channel.ts'
export { merge } from './streams/merge.ts'
/** Turns: from a message to tokens and speech. */
/** What counts as a sound. */
export { isAudible } from './turn/audible.ts'
export { Cast } from './turn/cast.ts'
export { type CastVoice, defaultVoice, voiceById } from './turn/choose-voice.ts'
export type { Clause } from './turn/clause.ts'
export { ClauseCutter } from './turn/cut-clauses.ts'
export { Playback } from './turn/heard.ts'
export { type Line, sayLine } from './turn/line.ts'
export { OneLanguage } from './turn/one-language.ts'
export { buildPrompt, type Exchange } from './turn/prompt.ts'
export { type Recited, recite } from './turn/recite.ts'
export { runTurn, type TurnPlan } from './turn/run-turn.ts'
export { speakAhead } from './turn/speak-ahead.ts'
export { Stopwatch } from './turn/stopwatch.ts'
export { toSpeech } from './turn/to-speech.ts'
export type { TurnEvent } from './turn/turn-event.ts'
export { createVoices, type VoiceParts, type Voices } from './turn/voices.ts'
export { ThinkingFilter } from './turn/without-thinking.ts'
export { wordTimes } from './turn/word-times.ts'
