/** Neural voices of many families, by sherpa-onnx, from files on the disk. */

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
