/** Character cards: how a persona comes from another program, and goes to one. */

/** Whether what is to be kept as a card lies no deeper than cards do. */
export { isShallow } from './card.ts'
export { readCard } from './read-card.ts'
export { writeCard, writePicture } from './write-card.ts'
