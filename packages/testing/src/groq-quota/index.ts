/** Groq's quota as arithmetic, with its clock passed in: what it takes, what it refuses, and when it would take it. */

/** The same as an HTTP client sees it: headers on every answer, status and body of a refusal. */
export { goDuration } from './go-duration.ts'
export { groqHeaders } from './groq-headers.ts'
export { createGroqQuota, type GroqLimits, type GroqQuota } from './groq-quota.ts'
export { groqRefusalBody, groqRefusalStatus } from './groq-refusal.ts'
