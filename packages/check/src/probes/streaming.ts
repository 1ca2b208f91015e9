import { sessionSchema } from '@eva/protocol'
import { type Arrival, isEvent, openTalk, seenTurn } from '../client/conversation.ts'
import { jsonOf } from '../client/http-client.ts'
import type { Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { isLump, LONG_TOKENS, LUMP_WAIT_MS, spanOf } from './lumps.ts'
import { story, sum } from './questions.ts'
import { medianOf, written } from './statistics.ts'

const PINGS = 10
const REPLIES = 5
const STORIES = 2
const TURN_LIMIT_MS = 20_000

/** Pings at rest, and while she answers and speaks. */
export const pings: Probe = {
  id: 'pings',
  aspect: 'streaming',
  name: both('Pings, at rest and during a reply', 'Pings, au repos et pendant une réponse'),
  measures: ['streaming.ping_idle', 'streaming.ping_busy'],
  async run(context) {
    const talk = await context.talk()
    const idle: (number | null)[] = []
    for (let ping = 0; ping < PINGS && idle.at(-1) !== null; ping += 1) idle.push(await talk.ping())
    const from = talk.arrivals.length
    const telling = talk.ask(story(context), { speak: true }).catch(() => null)
    await talk.until(isEvent('token'), TURN_LIMIT_MS, from)
    const busy: (number | null)[] = []
    for (let ping = 0; ping < PINGS && busy.at(-1) !== null; ping += 1) {
      busy.push(await talk.ping())
      await context.clock.sleep(20, context.signal)
    }
    talk.send({ type: 'interrupt' })
    await telling
    const ignored = [idle, busy].filter((each) => each.includes(null)).length
    const answered = (each: readonly (number | null)[]): number[] => each.filter((ms) => ms !== null)
    return {
      metrics: [
        { id: 'streaming.ping_idle', value: medianOf(answered(idle)), samples: answered(idle) },
        { id: 'streaming.ping_busy', value: medianOf(answered(busy)), samples: answered(busy) },
      ],
      findings:
        ignored === 0
          ? []
          : [
              finding(
                'ping_ignored',
                both(
                  idle.includes(null) ? 'No pong within 2 s, at rest.' : 'No pong within 2 s during a reply.',
                  idle.includes(null) ? 'Pas de pong en 2 s, au repos.' : 'Pas de pong en 2 s pendant une réponse.',
                ),
              ),
            ],
    }
  },
}

/** How answers arrive. */
export const arrivals: Probe = {
  id: 'arrivals',
  aspect: 'streaming',
  name: both('How answers arrive', 'Comment les réponses arrivent'),
  measures: ['streaming.reply', 'streaming.tokens_per_s', 'streaming.largest_gap', 'streaming.flow'],
  async run(context) {
    const talk = await context.talk()
    const replies: number[] = []
    for (let reply = 0; reply < REPLIES; reply += 1) replies.push((await talk.ask(sum(context).text)).totalMs)
    const stories = []
    for (let count = 0; count < STORIES; count += 1) stories.push(await talk.ask(story(context)))
    const long = stories.filter(({ tokensAtMs }) => tokensAtMs.length >= LONG_TOKENS)
    const flows = long.map(({ tokensAtMs, totalMs }) => spanOf(tokensAtMs) / Math.max(totalMs, 1))
    const gaps = stories.flatMap(({ tokensAtMs }) =>
      tokensAtMs.slice(1).map((atMs, index) => atMs - (tokensAtMs[index] ?? atMs)),
    )
    const rates = long.map(({ tokensAtMs }) => (1_000 * (tokensAtMs.length - 1)) / Math.max(spanOf(tokensAtMs), 1))
    // Each of them: one that came late and whole may be a hiccup of the network.
    const [lump] = long.length > 0 && long.every(isLump) ? long : []
    // Faster than anybody reads, there is no flow to speak of.
    const isInstant = long.length > 0 && long.every(({ totalMs }) => totalMs <= LUMP_WAIT_MS)
    const flow = isInstant ? 1 : medianOf(flows)
    return {
      metrics: [
        { id: 'streaming.reply', value: medianOf(replies), samples: replies },
        { id: 'streaming.tokens_per_s', value: medianOf(rates) },
        { id: 'streaming.largest_gap', value: gaps.length === 0 ? null : Math.max(...gaps) },
        { id: 'streaming.flow', value: flow },
      ],
      findings:
        lump === undefined
          ? []
          : [
              finding(
                'batch_in_disguise',
                both(
                  `${lump.tokensAtMs.length} tokens within ${written(spanOf(lump.tokensAtMs))}, after ${written(lump.firstTokenMs)} of nothing.`,
                  `${lump.tokensAtMs.length} jetons en ${written(spanOf(lump.tokensAtMs))}, après ${written(lump.firstTokenMs)} de rien.`,
                ),
              ),
            ],
      arrivals: stories.map(({ tokensAtMs }) => tokensAtMs),
    }
  },
}

/** Nothing may come so long after an interrupt, ms. */
const SILENT_BY_MS = 1_000

/** Stopped while she speaks. */
export const interrupt: Probe = {
  id: 'interrupt',
  aspect: 'streaming',
  name: both('Interrupted while she speaks', 'Interrompue pendant qu’elle parle'),
  measures: ['streaming.interrupt'],
  async run(context) {
    const talk = await context.talk()
    const from = talk.arrivals.length
    const telling = talk.ask(story(context), { speak: true }).catch(() => null)
    const speaks = await talk.until(({ kind }) => kind === 'audio', TURN_LIMIT_MS, from).catch(() => null)
    if (speaks === null) await talk.until(isEvent('token'), TURN_LIMIT_MS, from)
    const sentAtMs = context.clock.nowMs()
    talk.send({ type: 'interrupt' })
    await context.clock.sleep(SILENT_BY_MS, context.signal)
    const isOutput = (arrival: Arrival): boolean => arrival.kind === 'audio' || isEvent('token')(arrival)
    const last = talk.arrivals.findLast(isOutput)?.atMs ?? sentAtMs
    const ended = talk.arrivals.some((arrival) => isEvent('turn_end')(arrival) && arrival.atMs >= sentAtMs)
    const silentMs = Math.max(0, last - sentAtMs)
    talk.close()
    await telling
    const goesOn = !ended || silentMs > SILENT_BY_MS * 0.9
    return {
      metrics: [{ id: 'streaming.interrupt', value: silentMs }],
      findings: goesOn
        ? [
            finding(
              'interrupt_ignored',
              both('A second after it, there was still no end.', 'Une seconde après, ce n’était toujours pas fini.'),
            ),
          ]
        : [],
    }
  },
}

/** Cut off in the middle of an answer, and back. */
export const resume: Probe = {
  id: 'resume',
  aspect: 'streaming',
  name: both('A cut connection', 'Une connexion coupée'),
  measures: ['streaming.resume'],
  async run(context) {
    const talk = await context.talk()
    const from = talk.arrivals.length
    const sentAtMs = context.clock.nowMs()
    talk.send({ type: 'message', message: story(context), session_id: talk.sessionId, speak: false })
    const start = await talk.until(isEvent('turn_start'), TURN_LIMIT_MS, from)
    const turnId = start.kind === 'event' && start.event.type === 'turn_start' ? start.event.turn_id : ''
    await talk.until(isEvent('token'), TURN_LIMIT_MS, from)
    talk.cut()
    const seen = talk.arrivals.slice(from)
    const back = await openTalk(context.http, context.clock, talk.sessionId, context.signal)
    back.send({ type: 'resume', session_id: talk.sessionId, last_seq: talk.lastSeq(), epoch: talk.epoch })
    const isEnd = (arrival: Arrival): boolean =>
      arrival.kind === 'event' &&
      ((arrival.event.type === 'turn_end' && arrival.event.turn_id === turnId) || arrival.event.type === 'resume_lost')
    // An answer that came whole before the cut has no more end to come.
    if (!seen.some(isEnd)) await back.until(isEnd, TURN_LIMIT_MS).catch(() => null)
    const { text } = seenTurn([...seen, ...back.arrivals], turnId, sentAtMs)
    back.close()
    const stored = sessionSchema.safeParse(jsonOf(await context.http.request(`/sessions/${talk.sessionId}`)))
    const whole = stored.success ? (stored.data.history.find((turn) => turn.turn_id === turnId)?.generated ?? '') : ''
    const kept = whole === '' ? 0 : sameBeginning(text, whole) / Math.max(whole.length, text.length)
    return {
      metrics: [{ id: 'streaming.resume', value: kept }],
      findings:
        kept === 1
          ? []
          : [
              finding(
                'resume_loses',
                both(
                  `${Math.round(kept * 100)} % of the answer came whole over the cut.`,
                  `${Math.round(kept * 100)} % de la réponse a survécu à la coupure.`,
                ),
              ),
            ],
    }
  },
}

function sameBeginning(a: string, b: string): number {
  let same = 0
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1
  return same
}
