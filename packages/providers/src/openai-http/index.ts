/** What the adapters of OpenAI-compatible servers share, whether they think or speak. */

export type { Answer } from './answer.ts'
/** Addresses as people write them. */
export { type BaseUrl, parseBaseUrl } from './base-url.ts'
/** Connections that outlast a pause in a conversation. */
export { KEEP_ALIVE_MS, openConnections } from './connections.ts'
export { failedCheck } from './failed-check.ts'
/** One abort for several reasons, without leaking. */
export { type Following, follow } from './follow.ts'
export { isRecord, parseJson } from './json.ts'
export { type ListedModel, readModelList } from './model-list.ts'
export { parseDuration } from './parse-duration.ts'
/** A server's own words about what went wrong, and how much of them may be shown. */
export { type ProviderError, parseProviderError, readProviderError } from './provider-error.ts'
export { quoted, redact } from './redact.ts'
export { type Credentials, credentials } from './request-headers.ts'
export { retryAfterMs } from './retry-after.ts'
/** One request, and what comes back; what breaks on the way is told in Eva's words. */
export { bytesOf, type Peer, readBody, send } from './send.ts'
export { type ServerWords, unreachable } from './unreachable.ts'
