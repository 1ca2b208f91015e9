/** Tells speech from everything else: Silero's model, by sherpa-onnx. */
export { createSilero } from './create-silero.ts'
