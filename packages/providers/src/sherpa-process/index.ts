/** What the voices and the ears of sherpa-onnx share: its library in a process of its own. */

export { BrokenModel } from './broken-model.ts'
export { type BrokenModels, createBrokenModels } from './broken-models.ts'
export { whatIsMissing } from './find-addon.ts'
export { createLoaded, type LoadedModels } from './loaded.ts'
export { type Engine, type EngineListener, type LoadingReport, startEngine } from './start-engine.ts'
