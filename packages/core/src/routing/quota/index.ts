/** The books of a brain's quota: what is left of it, and when the next request fits. */
export { Ledger, type Reservation } from './ledger.ts'
/** What is kept of it over a restart. */
export type { LedgerState } from './ledger-state.ts'
/** The size of a prompt, where its tokenizer is not here. */
export { TokenEstimate } from './token-estimate.ts'
