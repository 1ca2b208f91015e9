import type { Memory } from '../conversation/facts.ts'
import type { Turn } from '../conversation/read-conversation.ts'
import type { Rule } from '../rules/types.ts'
import type { CompiledLanguage } from '../understand/compile.ts'
import { squash } from '../understand/words.ts'
import type { Moment } from './spoken-time.ts'

/** Everything a reply may depend on. */
export type Situation = {
  readonly conversationId: string
  /** The conversation, the message to be answered last. */
  readonly turns: readonly Turn[]
  /** The language she answers in. */
  readonly language: CompiledLanguage
  /** What was told up to now, this turn included. */
  readonly memory: Memory
  /** What was told before this turn. */
  readonly memoryBefore: () => Memory
  readonly now: Moment
  /** What she is called. */
  readonly herself: string
  /** What she meant to say in an earlier turn, worked out again as it was then. */
  readonly replay: (turnIndex: number) => string
}

/** The turn that is being answered. */
export function presentTurn({ turns }: Situation): Turn | undefined {
  return turns.at(-1)
}

/** What was heard of her, oldest first. */
export function pastReplies({ turns }: Situation): readonly string[] {
  return turns.flatMap(({ reply }) => (reply === null ? [] : [reply.text]))
}

/** The rule that a turn was about, seen through "yes" and "another one": the last one that was reached. */
export function topicOf(situation: Situation, turnIndex: number): Rule | null {
  const rule = situation.turns[turnIndex]?.matches.at(-1)?.rule
  if (rule?.ability === 'another' && turnIndex > 0) return topicOf(situation, turnIndex - 1)
  if (rule?.ability === 'offer') return offeredBefore(situation, turnIndex)
  return rule ?? null
}

/** The rule that she offered at the end of her reply before this turn: "Shall I tell you another?". */
export function offeredBefore({ turns, language }: Situation, turnIndex: number): Rule | null {
  const before = squash(turns[turnIndex - 1]?.reply?.text ?? '')
  const offer = language.pack.offers.find(({ question }) => before.endsWith(squash(question)))
  return language.pack.rules.find((rule) => rule.id === offer?.rule) ?? null
}
