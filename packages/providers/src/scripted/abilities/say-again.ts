import type { Turn } from '../conversation/read-conversation.ts'
import type { Situation } from '../speak/situation.ts'
import type { Match } from '../understand/understand.ts'
import { squash } from '../understand/words.ts'
import type { Ability } from './ability.ts'

/** How far back she looks for what was interrupted, in turns: "stop", "what time is it?", "go on". */
const INTERRUPTION_LOOKS_BACK_TURNS = 3

/** "Say that again": `{last}` is what she said before this turn and before every earlier wish to hear it again. */
export const repeatReply: Ability = (_match, situation) => {
  const turn = situation.turns.slice(0, -1).findLastIndex(({ matches, reply }) => {
    return reply !== null && reply.text !== '' && !matches.some(({ rule }) => rule.ability === 'repeat')
  })
  const said = situation.turns[turn]
  if (said === undefined) return { say: 'otherwise', slots: {} }
  return { say: 'replies', slots: { last: wholeReply(said, turn, situation) } }
}

/** "Go on": `{rest}` is what an interruption kept her from saying, from the sentence that was cut on. */
export const continueReply: Ability = (_match, situation) => {
  const past = situation.turns.slice(0, -1)
  const turn = past.findLastIndex(({ reply, matches }) => reply?.interrupted || matches.some(isContinuation))
  const cut = past[turn]
  const finished = !cut?.reply?.interrupted || past.length - turn > INTERRUPTION_LOOKS_BACK_TURNS
  if (cut === undefined || finished) return { say: 'otherwise', slots: {} }
  const rest = unheardRest(cut, turn, situation)
  return rest === '' ? { say: 'otherwise', slots: {} } : { say: 'replies', slots: { rest } }
}

const isContinuation = ({ rule }: Match): boolean => rule.ability === 'go-on'

function wholeReply(turn: Turn, turnIndex: number, situation: Situation): string {
  const heard = turn.reply?.text ?? ''
  if (!turn.reply?.interrupted) return heard
  return intended(turnIndex, situation).find((text) => squash(text).startsWith(squash(heard))) ?? heard
}

function unheardRest(turn: Turn, turnIndex: number, situation: Situation): string {
  const { pack } = situation.language
  const heard = sentencesOf(turn.reply?.text ?? '', pack.locale)
  const cut = squash(heard.at(-1) ?? '')
  const before = squash(heard.at(-2) ?? '')
  for (const text of intended(turnIndex, situation)) {
    const sentences = sentencesOf(text, pack.locale)
    const at = sentences.findIndex((sentence, index) => {
      const follows = index === 0 || before === '' || squash(sentences[index - 1] ?? '') === before
      return follows && squash(sentence).startsWith(cut)
    })
    if (at < 0) continue
    const heardWhole = squash(sentences[at] ?? '') === cut
    return sentences.slice(heardWhole ? at + 1 : at).join(' ')
  }
  return ''
}

/** What she may have been saying: the reply worked out again, then every text of hers that has no slots. */
function intended(turnIndex: number, situation: Situation): readonly string[] {
  const { rules } = situation.language.pack
  const texts = rules.flatMap(({ replies, otherwise = [] }) => [...replies, ...otherwise])
  return [situation.replay(turnIndex), ...texts.filter((text) => !text.includes('{'))]
}

function sentencesOf(text: string, locale: string): readonly string[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '')
}
