/** Binary audio frames: a 12-byte header and PCM. */
export { AUDIO_HEADER_BYTES, type AudioFrame, decodeAudioFrame, encodeAudioFrame } from './audio-frame.ts'
/** HTTP bodies of brains, and of what can be set by its name in the environment. */
export {
  type BrainSetting,
  type BrainTest,
  brainSettingSchema,
  brainTestRequestSchema,
  brainTestSchema,
  type KeyChanges,
  type KeySetting,
  keyChangesSchema,
  keySettingSchema,
  SETTABLE_KEYS,
  type SettableKey,
  settableKeySchema,
} from './brain-bodies.ts'
/** Frames from a client, and the parser that never throws. */
export {
  type ClientFrame,
  type ClientFrameType,
  type ParsedClientFrame,
  parseClientFrame,
} from './client-frame.ts'
/** Close codes; their range tells a client whether to come back. */
export { CloseCode, mayReconnect } from './close-codes.ts'
/** What the doctor finds, and what can be done about it. */
export {
  type Diagnosis,
  type DiagnosisActionEvent,
  type DiagnosisCheck,
  type DiagnosisEvent,
  type DiagnosisPart,
  type DiagnosisStatus,
  diagnosisActionEventSchema,
  diagnosisCheckSchema,
  diagnosisEventSchema,
  diagnosisSchema,
  type PlannedCheck,
} from './diagnosis.ts'
/** HTTP bodies of ears: those there are, and those that can be fetched. */
export { type EarBody, earSchema } from './ear-bodies.ts'
/** Error codes, their HTTP status, and the error body. */
export { type ErrorBody, type ErrorCode, errorBody, errorBodySchema, HTTP_STATUS_BY_ERROR_CODE } from './errors.ts'
/** What drives a face. */
export {
  type FaceMood,
  type FaceResponse,
  faceMoodSchema,
  faceRequestSchema,
  faceResponseSchema,
  VISEMES,
  type Viseme,
} from './face-bodies.ts'
/** HTTP bodies. */
export {
  type ChatRequest,
  type ChatResponse,
  chatRequestSchema,
  chatResponseSchema,
  componentHealthSchema,
  type Health,
  healthSchema,
  type LatencySummary,
  latencySummarySchema,
  type Stats,
  statsSchema,
  type TranscriptionBody,
  type TtsRequest,
  transcriptionSchema,
  ttsRequestSchema,
} from './http-bodies.ts'
/** Sizes that both ends keep to. */
export {
  MAX_CLIENT_FRAGMENTS,
  MAX_CLIENT_FRAME_BYTES,
  MAX_MEMORY_CHARS,
  MAX_MESSAGE_CHARS,
  MAX_SPEECH_CHARS,
  MAX_TITLE_CHARS,
} from './limits.ts'
/** HTTP bodies of what she remembers. */
export {
  type MemoriesBody,
  type MemoryBody,
  memoriesSchema,
  memoryPauseSchema,
  memoryRequestSchema,
  memorySchema,
  offRecordSchema,
} from './memory-bodies.ts'
/** HTTP bodies of the model manager. */
export {
  type ChosenBody,
  chooseRequestSchema,
  chosenSchema,
  type ModelBody,
  type ModelsBody,
  modelSchema,
  modelsSchema,
  type PullEvent,
  type PullRequest,
  pullEventSchema,
  pullRequestSchema,
} from './model-bodies.ts'
/** Values from outside, held against a schema; what is wrong is told in plain words. */
export { type ParsedAs, parseAs } from './parse-as.ts'
/** Who she is, and the cards that characters travel on. */
export {
  type CharacterCard,
  characterCardSchema,
  MAX_CHARACTER_CHARS,
  type Persona,
  personaSchema,
} from './persona-bodies.ts'
/** HTTP bodies of the way in for phones. */
export {
  type DeviceBody,
  deviceSchema,
  PASSWORD_CHARS,
  type PairingBody,
  type PhoneBody,
  pairingSchema,
  pairRequestSchema,
  passwordRequestSchema,
  phoneSchema,
  phoneSwitchSchema,
} from './phone-bodies.ts'
/** Where something that is sent arrives. */
export { type Place, placeOf } from './place.ts'
/** What `eva check` finds, and how far it is. */
export {
  type Aspect,
  aspectSchema,
  type Finding,
  findingSchema,
  type LocalText,
  localTextSchema,
  type Metric,
  metricChangeSchema,
  metricSchema,
  type Review,
  type ReviewProgress,
  type ReviewRequest,
  type ReviewSummary,
  reviewProgressSchema,
  reviewRequestSchema,
  reviewSchema,
  reviewStatusSchema,
  reviewSummarySchema,
  type TrendPoint,
  trendPointSchema,
} from './review.ts'
/** Events from the server, and the parser that never throws. */
export {
  type Activity,
  activitySchema,
  type ParsedServerEvent,
  type PlaybackAction,
  parseServerEvent,
  playbackActionSchema,
  type RouteBody,
  type RouteCause,
  routeBodySchema,
  routeCauseSchema,
  type ServerEvent,
  type ServerEventOf,
  serverEventSchema,
  type TurnStatus,
  turnStatusSchema,
} from './server-event.ts'
/** HTTP bodies of conversations. */
export {
  renameRequestSchema,
  type Session,
  type SessionSummary,
  type StoredTurnBody,
  sessionSchema,
  sessionSummarySchema,
  storedTurnSchema,
} from './session-bodies.ts'
export { sessionIdSchema } from './session-id.ts'
/** What is fetched file by file, voices and ears alike. */
export { type SetDownload, type SetPullRequest, setDownloadSchema, setPullRequestSchema } from './set-bodies.ts'
/** HTTP bodies of what a person sets. */
export {
  deleteEverythingSchema,
  type SettingsBody,
  type SettingsPatch,
  settingsPatchSchema,
  settingsSchema,
} from './settings-bodies.ts'
/** HTTP bodies of voices: those there are, and those that can be fetched. */
export { type VoiceBody, voiceSchema } from './voice-bodies.ts'
/** Where a turn's time went. */
export { type Waterfall, waterfallSchema } from './waterfall.ts'
