/** The built-in responder: the brain `scripted`, which answers on a machine with no model at all. */
export { createScripted, type ScriptedDependencies } from './create-scripted.ts'

/** How fast its answers are handed out. */
export { type Pace, WRITTEN_BEFORE_YOUR_EYES } from './pace.ts'
