import { createRandom, type Random } from '../fakes/random.ts'
import type { GroqLimits } from '../groq-quota/index.ts'
import { type Delay, drawMs } from './delay.ts'
import { type Fault, isDead, withFault } from './fault.ts'
import { faultOf, type ScheduledFault } from './fault-plan.ts'
import { type Admission, createQuotaDesk, FREE, NO_QUOTA } from './quota-desk.ts'
import type { SimulatedReply, SimulatedRequest } from './reply.ts'
import type { Rhythm } from './stream-reply.ts'

/** How the simulator behaves when it is asked to chat. */
export type ChatBehaviour = {
  /** From the request to the first token. @default 0: at once, without a timer */
  readonly firstTokenMs?: Delay
  /** Between two tokens. @default 0: one turn of the event loop, without a timer */
  readonly tokenMs?: Delay
  /** What is answered to a chat request. @default the message said back, and a few sentences */
  readonly replyTo?: (request: SimulatedRequest) => SimulatedReply
  /** What goes wrong, and when. @default nothing */
  readonly faults?: readonly ScheduledFault[]
  /** Of jitter and of faults with a share: the same requests in the same order then fare the same. @default 1 */
  readonly seed?: number
  /** Kept as Groq keeps it, with its headers on every answer. @default no quota */
  readonly quota?: GroqLimits | null
  /** The clock of the quota and of timed faults, ms from any origin. @default performance.now */
  readonly nowMs?: () => number
}

/** What becomes of one chat request. */
export type Chat = {
  readonly reply: SimulatedReply
  readonly rhythm: Rhythm
  readonly admission: Admission
  readonly promptTokens: number
}

export type ChatDesk = {
  chat(request: SimulatedRequest): Chat
  /** The headers of an answer to anything else. */
  headers(): Readonly<Record<string, string>>
  replyNext(reply: SimulatedReply): void
  failNext(fault: Fault): void
  setFaults(faults: readonly ScheduledFault[]): void
}

/**
 * Takes chat requests. Faults of a dead server come first; then the quota, which a refused request leaves as it was;
 * then what is scripted, and what goes wrong with it.
 */
export function createChatDesk({
  firstTokenMs = 0,
  tokenMs = 0,
  replyTo,
  faults = [],
  seed = 1,
  quota = null,
  nowMs = () => performance.now(),
}: ChatBehaviour & Required<Pick<ChatBehaviour, 'replyTo'>>): ChatDesk {
  const startMs = nowMs()
  const quotaDesk = quota === null ? NO_QUOTA : createQuotaDesk(quota, nowMs)
  const replies: SimulatedReply[] = []
  const failures: Fault[] = []
  let scheduled = faults
  let number = 0
  return {
    chat(request) {
      number += 1
      const random = randomOf(seed, number)
      const paced = random('pace')
      const rhythm = { firstTokenMs: drawMs(firstTokenMs, paced), nextTokenMs: () => drawMs(tokenMs, paced) }
      const promptTokens = countWords(request)
      const due = faultOf(scheduled, { number, sinceStartMs: nowMs() - startMs }, random('faults'))
      const fault = failures[0] ?? due
      const admission = fault !== null && isDead(fault) ? FREE : quotaDesk.admit(request, promptTokens)
      if (admission.refusal !== null) return { reply: admission.refusal, rhythm, admission, promptTokens }
      failures.shift()
      const reply = withGroqUsage(replies.shift() ?? replyTo(request), quota !== null)
      return { reply: withFault(reply, fault), rhythm, admission, promptTokens }
    },
    headers: quotaDesk.headers,
    replyNext: (reply) => void replies.push(reply),
    failNext: (fault) => void failures.push(fault),
    setFaults(faults) {
      scheduled = faults
    },
  }
}

/**
 * Numbers of one request's own, so that nothing depends on how several answers interleave; those of its pace are others
 * than those of its faults, so that a run with faults has the pace of the run without them.
 */
const randomOf =
  (seed: number, number: number) =>
  (what: 'pace' | 'faults'): Random =>
    createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(2 * number + (what === 'pace' ? 0 : 1), 0x85ebca6b))

/** Who keeps Groq's quota tells the count as Groq does. */
const withGroqUsage = (reply: SimulatedReply, isGroq: boolean): SimulatedReply =>
  reply.type === 'stream' && isGroq ? { usageIn: 'x_groq', ...reply } : reply

/** One token is one word here, for the prompt as for the default answer. */
const countWords = ({ messages }: SimulatedRequest): number =>
  messages.reduce((sum, { content }) => sum + (content.match(/\S+/g)?.length ?? 0), 0)
