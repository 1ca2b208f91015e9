import {
  type EarBody,
  earSchema,
  memoriesSchema,
  sessionSummarySchema,
  type VoiceBody,
  voiceSchema,
} from '@eva/protocol'
import { z } from 'zod'
import { parsed } from '../fetched/fetched-api.ts'
import { createRequest, type Outcome } from '../request.ts'

/** The list of conversations comes in pages of at most so many. */
export const MOST_LISTED = 200

/** What the page of privacy tells, as far as it could be asked for. */
export type PrivacyFacts = {
  readonly voices: Outcome<VoiceBody[]>
  readonly ears: Outcome<EarBody[]>
  /** How many there are; `MOST_LISTED` for that many or more. */
  readonly conversations: Outcome<number>
  readonly memories: Outcome<number>
}

export async function readPrivacyFacts(fetchLike: typeof fetch): Promise<PrivacyFacts> {
  const request = createRequest(fetchLike)
  const [voices, ears, sessions, memories] = await Promise.all([
    parsed(request('/voices'), z.array(voiceSchema)),
    parsed(request('/ears'), z.array(earSchema)),
    parsed(request(`/sessions?limit=${MOST_LISTED}`), z.array(sessionSummarySchema)),
    parsed(request('/memories?limit=1'), memoriesSchema),
  ])
  return {
    voices,
    ears,
    conversations: sessions.ok ? { ok: true, value: sessions.value.length } : sessions,
    memories: memories.ok ? { ok: true, value: memories.value.total } : memories,
  }
}
