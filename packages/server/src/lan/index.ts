/** Her way into the network: HTTPS beside the address of her own machine. */
export { createLan, type Lan } from './lan.ts'
export type { LanState } from './open-lan.ts'
/** What this machine is called. */
export { type Interfaces, inUrl } from './own-names.ts'
