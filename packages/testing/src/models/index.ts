/** Models with random weights and a real tokenizer, made on the spot: true timings, meaningless text. */

/** The templates of published models: how they want a conversation written. */
export { readChatTemplates } from './chat-templates.ts'
export { MODEL_FOLDER, makeBenchmarkModel, makeLargeBenchmarkModel, makeModel, makeTinyModel } from './make-model.ts'
/** The sizes they come in. */
export { type ModelShape, QWEN2_5_0_5B, SHAPES, TINY } from './shapes.ts'
