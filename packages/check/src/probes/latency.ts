import { parseServerEvent, statsSchema } from '@eva/protocol'
import { NothingCame } from '../client/conversation.ts'
import { json, jsonOf } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { holdsNumber, type Question, sum } from './questions.ts'
import { meanOf, medianOf, quantileOf, written } from './statistics.ts'

type Run = {
  readonly firstTokenMs: number
  readonly totalMs: number
  readonly reply: string
  /** What Eva says that it took her, ms. */
  readonly toldMs: number
}

/** One answer as SSE. Throws when it does not come to its end. */
async function askBySse({ http, clock, ...context }: Context, message: string): Promise<Run> {
  const init = json({ message, session_id: context.sessionId() }, { accept: 'text/event-stream' })
  const { response, sentAtMs } = await http.stream('/chat', init)
  if (!response.ok) throw new NothingCame(`POST /chat answered ${response.status}`)
  const decoder = new TextDecoder()
  let [rest, reply] = ['', '']
  let firstTokenMs: number | null = null
  let end: { readonly totalMs: number; readonly toldMs: number } | null = null
  for await (const piece of response.body ?? []) {
    rest += decoder.decode(piece, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('data:')) continue
      const event = parseServerEvent(line.slice('data:'.length).trim())
      if (event.type === 'token') {
        firstTokenMs ??= clock.nowMs() - sentAtMs
        reply += event.content
      }
      if (event.type === 'turn_end') end = { totalMs: clock.nowMs() - sentAtMs, toldMs: event.latency_ms }
    }
  }
  if (end === null || firstTokenMs === null) throw new NothingCame('POST /chat ended without an answer')
  return { firstTokenMs, reply, ...end }
}

/** Unique questions one after the other, and what `/stats` says of them. */
export const chatRuns: Probe = {
  id: 'chat-runs',
  aspect: 'latency',
  name: both('Unique questions, one after the other', 'Questions uniques, l’une après l’autre'),
  async run(context) {
    const before = await readStats(context)
    const runs: Run[] = []
    const asked: Question[] = []
    for (let run = 0; run < context.runs; run += 1) {
      const question = sum(context)
      const answer = await askBySse(context, question.text)
      runs.push(answer)
      asked.push(question)
    }
    const after = await readStats(context)
    const first = runs.map(({ firstTokenMs }) => firstTokenMs)
    const total = runs.map(({ totalMs }) => totalMs)
    const spread = (quantileOf(first, 0.95) ?? 0) - (quantileOf(first, 0.05) ?? 0)
    const told = before === null || after === null ? null : meanBetween(before, after, runs.length)
    const error = told === null ? null : statsError(told, runs, await measureWay(context))
    const isLie = error !== null && error > LIE
    const [clockMs, saidMs] = [meanOf(total), meanOf(runs.map(({ toldMs }) => toldMs))]
    const note = both(
      'Others talked to her meanwhile, or /stats cannot be read.',
      'D’autres lui parlaient, ou /stats est illisible.',
    )
    return {
      metrics: [
        { id: 'latency.first_token', value: medianOf(first), samples: first },
        { id: 'latency.chat', value: medianOf(total), samples: total },
        { id: 'latency.spread', value: spread },
        { id: 'latency.stats_error', value: error, ...(error === null ? { note } : {}) },
      ],
      findings: [
        ...(isLie
          ? [
              finding(
                'stats_lie',
                both(
                  `It says ${written(told)} for these ${runs.length} answers; the clock says ${written(clockMs)}, the answers themselves ${written(saidMs)}.`,
                  `Il dit ${written(told)} pour ces ${runs.length} réponses ; l’horloge dit ${written(clockMs)}, les réponses ${written(saidMs)}.`,
                ),
              ),
            ]
          : []),
        ...cached(asked, runs),
        ...collapse(first, 'in a row', 'de suite'),
      ],
    }
  },
}

/** What a request may need on its way to Eva and back beside what she counts, at least, ms. */
const WAY_MS = 3
/** Against the way of a request that asks for next to nothing: one that carries a message has a little more to carry. */
const WAY_FACTOR = 1.5
const WAY_LOOKS = 5

/** The way to Eva and back, ms, median. */
async function measureWay({ http }: Context): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < WAY_LOOKS; look += 1) looks.push((await http.request('/voices')).totalMs)
  return medianOf(looks) ?? 0
}

/** So far off is no rounding and no noise. */
const LIE = 0.25

/**
 * How far `/stats` is off, as a share: against what each answer said that it took, which leaves no room for noise, and
 * what the answers said against the client's clock, by medians and less what the way takes.
 */
function statsError(told: number, runs: readonly Run[], wayMs: number): number {
  const said = runs.map(({ toldMs }) => toldMs)
  const saidMedian = medianOf(said) ?? 0
  const seenMedian = medianOf(runs.map(({ totalMs }) => totalMs)) ?? 0
  const mean = meanOf(said) ?? 0
  const within = Math.abs(told - mean) / Math.max(mean, 1)
  const against =
    Math.max(0, Math.abs(seenMedian - saidMedian) - Math.max(WAY_MS, WAY_FACTOR * wayMs)) / Math.max(seenMedian, 1)
  return Math.max(within, against)
}

type Totals = { readonly count: number; readonly sumMs: number }

async function readStats({ http }: Context): Promise<Totals | null> {
  const parsed = statsSchema.safeParse(jsonOf(await http.request('/stats')))
  if (!parsed.success) return null
  const { count, avg } = parsed.data.latency.total
  return { count, sumMs: count * (avg ?? 0) }
}

/** The mean of what came between two looks; `null` when it was not just our own. */
function meanBetween(before: Totals, after: Totals, runs: number): number | null {
  const count = after.count - before.count
  return count === runs ? (after.sumMs - before.sumMs) / count : null
}

/** Different sums with the same reply, or with the answer of an earlier one: only a memory of replies does that. */
function cached(asked: readonly Question[], runs: readonly Run[]) {
  const wrong = runs.flatMap(({ reply }, index) => {
    const question = asked[index]
    if (question === undefined || holdsNumber(reply, question.right)) return []
    const earlier = asked
      .slice(0, index)
      .find(({ right }, at) => holdsNumber(reply, right) || runs[at]?.reply === reply)
    return earlier === undefined ? [] : [{ question, reply, earlier }]
  })
  const [first] = wrong
  if (first === undefined || wrong.length < 2) return []
  const { question, reply, earlier } = first
  return [
    finding(
      'cached_replies',
      both(
        `“${question.text}” was answered “${reply.slice(0, 80)}”, as “${earlier.text}” had been; ${wrong.length} of ${runs.length} so.`,
        `« ${question.text} » a reçu « ${reply.slice(0, 80)} », comme « ${earlier.text} » ; ${wrong.length} sur ${runs.length} ainsi.`,
      ),
    ),
  ]
}

/** The first few answers, before any quota is used up. */
const EARLY = 4
/** The last third may be so many times as slow as these, and so much slower, before it is a collapse. */
const COLLAPSE_FACTOR = 3
const COLLAPSE_MS = 200

function collapse(firstTokensMs: readonly number[], how: string, comment: string) {
  const early = medianOf(firstTokensMs.slice(0, EARLY))
  const late = medianOf(firstTokensMs.slice(-Math.ceil(firstTokensMs.length / 3)))
  if (early === null || late === null || late <= COLLAPSE_FACTOR * early || late - early <= COLLAPSE_MS) return []
  return [
    finding(
      'collapses_under_load',
      both(
        `First token ${written(early)} at the beginning of ${firstTokensMs.length} messages ${how}, ${written(late)} at their end.`,
        `Premier jeton ${written(early)} au début de ${firstTokensMs.length} messages ${comment}, ${written(late)} à la fin.`,
      ),
    ),
  ]
}

const BURST = 40
const EVERY_MS = 100
/** More messages than a free cloud tier takes in a minute. */
export const burst: Probe = {
  id: 'burst',
  aspect: 'latency',
  name: both('A burst of forty messages', 'Une rafale de quarante messages'),
  async run(context) {
    const talks = await Promise.all(Array.from({ length: BURST }, () => context.talk()))
    const asked: Promise<number | null>[] = []
    for (const talk of talks) {
      asked.push(
        talk.ask(sum(context).text).then(
          ({ firstTokenMs, status }) => (status === 'completed' ? firstTokenMs : null),
          () => null,
        ),
      )
      await context.clock.sleep(EVERY_MS, context.signal)
    }
    const answers = await Promise.all(asked)
    for (const talk of talks) talk.close()
    const came = answers.filter((ms) => ms !== null)
    const lost = BURST - came.length
    return {
      metrics: [{ id: 'latency.burst', value: quantileOf(came, 0.95), samples: came }],
      findings: [
        ...collapse(came, 'in a burst', 'dans une rafale'),
        ...(lost > 0
          ? [finding('messages_lost', both(`${lost} of ${BURST} in a burst.`, `${lost} sur ${BURST} dans une rafale.`))]
          : []),
      ],
    }
  },
}
