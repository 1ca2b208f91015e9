import { ABILITIES } from './abilities/index.ts'
import type { Reply } from './conversation/heard.ts'
import { remember } from './conversation/memory.ts'
import type { Ears, Turn } from './conversation/read-conversation.ts'
import type { Language, LanguagePack } from './rules/types.ts'
import { rankVariants } from './speak/choose.ts'
import { joinParts, pickApart } from './speak/join-answers.ts'
import { presentTurn, type Situation } from './speak/situation.ts'
import { slotFiller } from './speak/slots.ts'
import type { Moment } from './speak/spoken-time.ts'
import type { CompiledLanguage } from './understand/compile.ts'
import type { Match } from './understand/understand.ts'
import { squash } from './understand/words.ts'
import { whatToAnswer } from './what-to-answer.ts'

/** How often one rule may hand over to another; a "yes" to an offer needs one. */
const MAX_HANDOVERS = 3

export type Conversation = {
  readonly id: string
  readonly turns: readonly Turn[]
  readonly now: Moment
  /** What she is called. */
  readonly herself: string
}

/**
 * Makes the reply to the last turn: finds the rules it reached, lets their abilities find what they need, and takes
 * the variants that were said longest ago. The same conversation at the same time gets the same reply.
 */
export function composeReply(conversation: Conversation, languages: Ears['languages']): string {
  const situation = readSituation(conversation, languages)
  const answers = whatToAnswer(situation).map((match) => variantsFor(match, situation))
  const hello = openingHello(situation)
  const last = situation.turns.findLast(({ reply }) => reply !== null)?.reply ?? null
  const most = Math.max(...answers.map((variants) => variants.length))
  for (let rank = 0; rank < most; rank += 1) {
    const text = joinParts([hello, ...pickApart(answers, rank)])
    if (last === null || !isHeardAgain(text, last)) return text
  }
  return answers[0]?.[0] ?? ''
}

/** Goes on after the beginning of an answer that was not hers, in one sentence: she says that she cannot. */
export function composeContinuation(answerSoFar: string, turns: readonly Turn[], languages: Ears['languages']): string {
  const { lostThread } = presentLanguage(turns, languages).pack
  const isWithinSentence = /[\p{L}\p{N},;:–—-]\s*$/u.test(answerSoFar)
  return isWithinSentence ? lostThread : lostThread.charAt(0).toUpperCase() + lostThread.slice(1)
}

const presentLanguage = (turns: readonly Turn[], languages: Ears['languages']): CompiledLanguage =>
  languages[turns.findLast((turn) => turn.language !== null)?.language ?? 'en']

function readSituation({ id, turns, now, herself }: Conversation, languages: Ears['languages']): Situation {
  const packs: Record<Language, LanguagePack> = { en: languages.en.pack, fr: languages.fr.pack }
  const language = presentLanguage(turns, languages)
  return {
    conversationId: id,
    turns,
    language,
    memory: remember(turns, packs),
    memoryBefore: () => remember(turns.slice(0, -1), packs),
    now,
    herself,
    replay: (turnIndex) => {
      const past = turns.slice(0, turnIndex + 1)
      const unanswered = past.map((turn, index) => (index === turnIndex ? { ...turn, reply: null } : turn))
      return composeReply({ id, turns: unanswered, now, herself }, languages)
    },
  }
}

function variantsFor(match: Match, situation: Situation, handovers = 0): readonly string[] {
  const { rule, captures } = match
  const outcome = rule.ability === undefined ? null : ABILITIES[rule.ability](match, situation)
  if (outcome?.say === 'rule' && handovers < MAX_HANDOVERS) {
    return variantsFor({ rule: outcome.rule, captures: {}, clause: match.clause }, situation, handovers + 1)
  }
  const fill = slotFiller(situation, captures, outcome === null || outcome.say === 'rule' ? {} : outcome.slots)
  const preferred = outcome?.say === 'otherwise' ? [] : rule.replies
  // Where no reply can be filled, the rule's other replies step in, and the fallback where it has none.
  for (const templates of [preferred, rule.otherwise ?? [], situation.language.pack.fallback.replies]) {
    const variants = rankVariants(templates, fill, situation)
    if (variants.length > 0) return variants
  }
  return []
}

/** "Good morning!", where a greeting came along with something else. */
function openingHello(situation: Situation): string {
  const turn = presentTurn(situation)
  if (turn === undefined || !turn.greeted) return ''
  const greetedOnly = turn.matches.length > 0 && turn.matches.every(({ rule }) => rule.greets)
  if (greetedOnly || turn.matches.some(({ rule }) => rule.alone)) return ''
  const hello = slotFiller(situation, {}, {})('hello') ?? ''
  return situation.language.pack.language === 'fr' ? `${hello}\u00a0!` : `${hello}!`
}

/** Whether the listener has just heard these words, or their beginning before they were interrupted. */
function isHeardAgain(text: string, last: Reply): boolean {
  const [now, heard] = [squash(text), squash(last.text)]
  return last.interrupted ? heard !== '' && now.startsWith(heard) : now === heard
}
