import { ABILITIES } from './abilities/index.ts'
import { collectFacts } from './conversation/facts.ts'
import type { Reply } from './conversation/heard.ts'
import type { Ears, Turn } from './conversation/read-conversation.ts'
import type { Language, LanguagePack, Rule } from './rules/types.ts'
import { rankVariants } from './speak/choose.ts'
import { presentTurn, type Situation } from './speak/situation.ts'
import { slotFiller } from './speak/slots.ts'
import type { Moment } from './speak/spoken-time.ts'
import { ruleNamed } from './understand/compile.ts'
import { type Match, reflectOn } from './understand/understand.ts'
import { squash } from './understand/words.ts'

/** Most matters of one message that she answers. */
const MAX_ANSWERS = 2
/** Messages in a row that no rule knows, after which she says what she is instead of asking back once more. */
const ADRIFT_AFTER_TURNS = 4
/** How often one rule may hand over to another; a "yes" to an offer needs one. */
const MAX_HANDOVERS = 3

export type Conversation = { readonly id: string; readonly turns: readonly Turn[]; readonly now: Moment }

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

function readSituation({ id, turns, now }: Conversation, languages: Ears['languages']): Situation {
  const packs: Record<Language, LanguagePack> = { en: languages.en.pack, fr: languages.fr.pack }
  const language = languages[turns.findLast((turn) => turn.language !== null)?.language ?? 'en']
  return {
    conversationId: id,
    turns,
    language,
    facts: collectFacts(turns, packs),
    now,
    replay: (turnIndex) => {
      const past = turns.slice(0, turnIndex + 1)
      const unanswered = past.map((turn, index) => (index === turnIndex ? { ...turn, reply: null } : turn))
      return composeReply({ id, turns: unanswered, now }, languages)
    },
  }
}

function whatToAnswer(situation: Situation): readonly Match[] {
  const { language } = situation
  const turn = presentTurn(situation)
  const bare = (rule: Rule): readonly Match[] => [{ rule, captures: {} }]
  if (turn === undefined || !/[\p{L}\p{N}]/u.test(turn.said)) return bare(language.pack.silence)
  if (turn.matches.length > 0) return mostImportant(turn.matches)
  if (turn.language === null) return bare(language.pack.foreign)
  if (isAdrift(situation)) return bare(ruleNamed(language, 'adrift'))
  const reflections = reflectOn(turn.said, language)
  return reflections.length > 0 ? reflections : bare(language.pack.fallback)
}

function mostImportant(matches: readonly Match[]): readonly Match[] {
  const distinct = matches.filter(({ rule }, index) => matches.findLastIndex((each) => each.rule === rule) === index)
  const major = distinct.filter(({ rule }) => !rule.minor)
  return major.length > 0 ? major.slice(-MAX_ANSWERS) : distinct.slice(-1)
}

/** Nothing she knows in several turns on end, and she has not said lately what she is. */
function isAdrift(situation: Situation): boolean {
  const recent = situation.turns.slice(-ADRIFT_AFTER_TURNS)
  if (recent.length < ADRIFT_AFTER_TURNS || recent.some(({ matches }) => matches.length > 0)) return false
  const adrift: Match = { rule: ruleNamed(situation.language, 'adrift'), captures: {} }
  return ABILITIES.confession(adrift, situation).say === 'replies'
}

function variantsFor(match: Match, situation: Situation, handovers = 0): readonly string[] {
  const { rule, captures } = match
  const outcome = rule.ability === undefined ? null : ABILITIES[rule.ability](match, situation)
  if (outcome?.say === 'rule' && handovers < MAX_HANDOVERS) {
    return variantsFor({ rule: outcome.rule, captures: {} }, situation, handovers + 1)
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
  const greetedOnly = turn?.matches.every(({ rule }) => rule.id === 'greet' || rule.greets) ?? true
  if (turn === undefined || !turn.greeted || (greetedOnly && turn.matches.length > 0)) return ''
  const hello = slotFiller(situation, {}, {})('hello') ?? ''
  return situation.language.pack.language === 'fr' ? `${hello}\u00a0!` : `${hello}!`
}

/** Whether the listener has just heard these words, or their beginning before they were interrupted. */
function isHeardAgain(text: string, last: Reply): boolean {
  const [now, heard] = [squash(text), squash(last.text)]
  return last.interrupted ? heard !== '' && now.startsWith(heard) : now === heard
}

/** One variant of each answer, from `rank` on; of later answers one that shares no sentence with those before it. */
function pickApart(answers: readonly (readonly string[])[], rank: number): readonly string[] {
  const picked: string[] = []
  for (const variants of answers) {
    const from = Math.min(rank, variants.length - 1)
    const said = new Set(picked.flatMap(sentencesIn))
    const fresh = variants.slice(from).find((variant) => !sentencesIn(variant).some((sentence) => said.has(sentence)))
    picked.push(fresh ?? variants[from] ?? '')
  }
  return picked
}

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/u)

/** Puts answers one after the other; only the last one keeps the question at its end, as people can answer but one. */
function joinParts(parts: readonly string[]): string {
  const spoken = parts.filter((part) => part !== '')
  return spoken.map((part, index) => (index < spoken.length - 1 ? withoutQuestion(part) : part)).join(' ')
}

function withoutQuestion(part: string): string {
  const statement = part.replace(/(?<=[.!?]\s)[^.!?]*\?$/u, '').trim()
  return statement === '' ? part : statement
}
