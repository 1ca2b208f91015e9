/** A model hub on loopback: honest about its list, and as bad with the bytes as it is told to be. */
export { type Behaviour, gitEntry, listEntry, type MisbehavingHub, startMisbehavingHub } from './misbehaving-hub.ts'
