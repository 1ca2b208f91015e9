/** Neural voices of many families, by sherpa-onnx, from files on the disk. */

export { createSherpa, type SherpaOptions } from './create-sherpa.ts'
/** How much memory the engine's process may take, and what becomes of it. */
export type { EngineEvent, EngineMemory } from './engine-process.ts'
/** A voice model, installed or to be had. */
export type {
  KittenFiles,
  KokoroFiles,
  MatchaFiles,
  SherpaCataloguedModel,
  SherpaFamily,
  SherpaModelFiles,
  SherpaSpeaker,
  SherpaVoiceModel,
  SupertonicFiles,
  VitsFiles,
} from './voice-model.ts'
