import { parseServerEvent } from '@eva/protocol'
import { NothingCame } from '../client/conversation.ts'
import { json } from '../client/http-client.ts'
import type { Context, Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { cachedReplies, type Reply } from './cached-replies.ts'
import { collapse } from './collapse.ts'
import { compareStats, lookAtStats } from './compare-stats.ts'
import { sum } from './questions.ts'
import { medianOf, quantileOf } from './statistics.ts'
import { answersOfOthers } from './told-apart.ts'

type Run = Reply & { readonly firstTokenMs: number }

/** One answer as SSE. Throws when it does not come to its end. */
async function askBySse({ http, clock, ...context }: Context): Promise<Run> {
  const question = sum(context)
  const init = json({ message: question.text, session_id: context.sessionId() }, { accept: 'text/event-stream' })
  const { response, sentAtMs } = await http.stream('/chat', init)
  if (!response.ok) throw new NothingCame(`POST /chat answered ${response.status}`)
  const decoder = new TextDecoder()
  let [rest, text] = ['', '']
  let firstTokenMs: number | null = null
  let end: Pick<Run, 'totalMs' | 'toldMs' | 'turnId'> | null = null
  for await (const piece of response.body ?? []) {
    rest += decoder.decode(piece, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!line.startsWith('data:')) continue
      const event = parseServerEvent(line.slice('data:'.length).trim())
      if (event.type === 'token') {
        firstTokenMs ??= clock.nowMs() - sentAtMs
        text += event.content
      }
      if (event.type === 'turn_end') {
        end = { totalMs: clock.nowMs() - sentAtMs, toldMs: event.latency_ms, turnId: event.turn_id }
      }
    }
  }
  if (end === null || firstTokenMs === null) throw new NothingCame('POST /chat ended without an answer')
  return { question, text, firstTokenMs, ...end }
}

/** Unique questions one after the other, and what `/stats` says of them. */
export const chatRuns: Probe = {
  id: 'chat-runs',
  aspect: 'latency',
  name: both('Unique questions, one after the other', 'Questions uniques, l’une après l’autre'),
  measures: ['latency.first_token', 'latency.chat', 'latency.spread', 'latency.stats_error'],
  async run(context) {
    const before = await lookAtStats(context)
    const runs: Run[] = []
    for (let run = 0; run < context.runs; run += 1) {
      runs.push(await askBySse(context))
    }
    const after = await lookAtStats(context)
    const first = runs.map(({ firstTokenMs }) => firstTokenMs)
    const total = runs.map(({ totalMs }) => totalMs)
    const cached = [...cachedReplies(runs), ...(await answersOfOthers(context).catch(() => []))]
    // Quick because it was not made: no answer to the question how quick she is.
    const isVoid = cached.length > 0
    const spread = (quantileOf(first, 0.95) ?? 0) - (quantileOf(first, 0.05) ?? 0)
    const stats = compareStats(before, after, runs, await measureWay(context))
    return {
      metrics: [
        { id: 'latency.first_token', value: medianOf(first), samples: first, isVoid },
        { id: 'latency.chat', value: medianOf(total), samples: total, isVoid },
        { id: 'latency.spread', value: spread, isVoid },
        stats.metric,
      ],
      findings: [...stats.findings, ...cached, ...collapse(first, both('in a row', 'de suite'))],
    }
  },
}

/** Looks at the way to her; their median counts. */
const WAY_LOOKS = 5

/** The way to Eva and back, ms, median. */
async function measureWay({ http }: Context): Promise<number> {
  const looks: number[] = []
  for (let look = 0; look < WAY_LOOKS; look += 1) looks.push((await http.request('/voices')).totalMs)
  return medianOf(looks) ?? 0
}

/** With the questions before them more than a free cloud tier takes in a minute. */
const BURST = 40
/** After so many that were not answered nothing is learnt from more. */
const LOST_MOST = 3
/** A slow brain on this machine gets through fewer; nobody waits for it longer than this, ms. */
const BURST_LIMIT_MS = 15_000

/** As fast as somebody can who waits for each answer: a brain that has room stays as quick, a quota is used up. */
export const burst: Probe = {
  id: 'burst',
  aspect: 'latency',
  name: both('A burst of forty messages', 'Une rafale de quarante messages'),
  measures: ['latency.burst'],
  async run(context) {
    const talk = await context.talk()
    const untilMs = context.clock.nowMs() + BURST_LIMIT_MS
    const came: number[] = []
    let lost = 0
    while (came.length + lost < BURST && context.clock.nowMs() < untilMs && lost < LOST_MOST) {
      const answer = await talk.ask(sum(context).text).catch(() => null)
      if (answer?.status === 'completed' && answer.firstTokenMs !== null) came.push(answer.firstTokenMs)
      else lost += 1
    }
    const asked = came.length + lost
    return {
      metrics: [{ id: 'latency.burst', value: quantileOf(came, 0.95), samples: came, isVoid: came.length === 0 }],
      findings: [
        ...collapse(came, both('in a burst', 'dans une rafale'), 'burst'),
        ...(lost > 0
          ? [finding('messages_lost', both(`${lost} of ${asked} in a burst.`, `${lost} sur ${asked} dans une rafale.`))]
          : []),
      ],
    }
  },
}
