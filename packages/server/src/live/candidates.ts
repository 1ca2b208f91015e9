import { type Candidate, type Candidates, EvaError, plainCandidate } from '@eva/core'
import type { LiveParts } from './live-parts.ts'

/** Who is asked, of those that are open. While there is none, whoever asks is told why. */
export function candidatesOf(
  brains: Pick<LiveParts<Candidate>, 'parts' | 'broken' | 'opening' | 'wanted'>,
): Candidates {
  const [best, ...others] = brains.parts
  return best === undefined ? [standIn(brains)] : [best, ...others]
}

/** In the place of the brain that is wanted most: it answers nothing but the reason why that one does not. */
function standIn({ broken, opening, wanted }: Parameters<typeof candidatesOf>[0]): Candidate {
  const [id = 'none'] = wanted
  const reason = broken[0]?.reason
  const refuse = (): EvaError =>
    opening.length > 0
      ? new EvaError('no_brain', `${opening[0]} is being loaded.`, { fix: 'Ask again in a moment.' })
      : new EvaError('no_brain', reason ?? 'No brain is set up.', { fix: 'See the page /settings/brains.' })
  const llm = {
    specification: 'v1',
    id,
    model: '',
    streamTokens: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(refuse()) }) }),
    check: async () => ({ ok: false, detail: refuse().message, latencyMs: null }),
    close: async () => {},
  } as const
  return { ...plainCandidate(llm), lastResort: true }
}
