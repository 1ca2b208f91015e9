import { fileURLToPath } from 'node:url'

/** The checkout this launcher belongs to, wherever it is called from. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
