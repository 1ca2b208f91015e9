/** Neural ears of many families, by sherpa-onnx, from files on the disk. */

export { createSherpaEar, type SherpaEarOptions } from './create-sherpa-ear.ts'
/** What becomes of the engine's process. */
export type { EarEngineEvent } from './ear-engine.ts'
/** A recogniser, installed or to be had. */
export type {
  CtcFiles,
  MoonshineFiles,
  SherpaCataloguedEar,
  SherpaEarFamily,
  SherpaEarFiles,
  SherpaEarModel,
  TransducerFiles,
  WhisperFiles,
} from './ear-model.ts'
