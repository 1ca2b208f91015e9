import { chatResponseSchema } from '@eva/protocol'
import { type Answer, json, jsonOf } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { type Counted, judgeCount } from './judge-count.ts'
import { sum } from './questions.ts'

/** Requests in a row, whose headers must count them; messages, because their answers tell the count, too. */
const ROW = 4

export const rateHeaders: Probe = {
  id: 'rate-headers',
  aspect: 'quality',
  name: both('Rate-limit headers', 'En-têtes de quota'),
  measures: ['quality.rate_headers'],
  async run(context) {
    const row: Counted[] = []
    for (let count = 0; count < ROW; count += 1) row.push(countedBy(await ask(context)))
    const { value, wrong } = judgeCount(row)
    const remaining = row.map(({ plain }) => plain.remaining ?? 'none').join(', ')
    return {
      metrics: [{ id: 'quality.rate_headers', value }],
      findings:
        wrong === null
          ? []
          : [
              finding(
                'rate_limit_header_wrong',
                both(
                  `${wrong.en}. Remaining, request by request: ${remaining}.`,
                  `${wrong.fr}. Restant, requête après requête : ${remaining}.`,
                ),
              ),
            ],
    }
  },
}

const ask = (context: Context): Promise<Answer> =>
  context.http.request('/chat', json({ message: sum(context).text, session_id: context.sessionId() }))

function countedBy(answer: Answer): Counted {
  const number = (name: string): number | null => {
    const value = answer.headers.get(name)
    return value === null || value.trim() === '' || Number.isNaN(Number(value)) ? null : Number(value)
  }
  const family = (prefix: string) => ({
    limit: number(`${prefix}ratelimit-limit`),
    remaining: number(`${prefix}ratelimit-remaining`),
    reset: number(`${prefix}ratelimit-reset`),
  })
  const body = chatResponseSchema.safeParse(jsonOf(answer))
  return {
    plain: family(''),
    twin: family('x-'),
    inBody: body.success ? body.data.rate_limit_remaining : null,
  }
}
