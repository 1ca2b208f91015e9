/** Which models there are, which of them fit this machine, and how they come, go and are chosen. */

export { chooseNow } from './choose-now.ts'
/** What of this machine matters to a model. */
export { readMachine } from './machine.ts'
export { createModelManager, type Model, type ModelList, type ModelManager } from './model-manager.ts'
/** The folder of models as the manager needs it. */
export type { DownloadOptions, ModelShelf } from './model-shelf.ts'
/** A download that runs. */
export { finishedPull, type Pull, type PullState, startPull } from './pull.ts'
