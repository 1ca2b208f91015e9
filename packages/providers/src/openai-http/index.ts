/** What the adapters of OpenAI-compatible servers share, whether they think or speak. */

export type { Answer } from './answer.ts'
/** Addresses as people write them. */
export { type BaseUrl, parseBaseUrl } from './base-url.ts'
/** Connections that outlast a pause in a conversation. */
export { KEEP_ALIVE_MS, openConnections } from './connections.ts'
/** One abort for several reasons, without leaking. */
export { type Following, follow } from './follow.ts'
export { isRecord, parseJson } from './json.ts'
export { parseDuration } from './parse-duration.ts'
/** A server's own words about what went wrong, and how much of them may be shown. */
export { type ProviderError, parseProviderError, readProviderError } from './provider-error.ts'
export { redact } from './redact.ts'
export { type Credentials, credentials } from './request-headers.ts'
export { retryAfterMs } from './retry-after.ts'
export { type Peer, readWhole, sendOnce, systemCode } from './send.ts'
