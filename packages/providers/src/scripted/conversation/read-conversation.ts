import { type ChatMessage, type DetectLanguage, readInMind } from '@eva/core'
import type { Language } from '../rules/types.ts'
import type { CompiledLanguage } from '../understand/compile.ts'
import { answerToHerQuestion, type Understanding, understand } from '../understand/understand.ts'
import { type Reply, readReply } from './heard.ts'

/** One message of the user's, understood, and what was heard of the answer to it. */
export type Turn = Understanding & {
  readonly said: string
  /** `null` when it is written in neither of her languages. */
  readonly language: Language | null
  /** `null` while there is none: the present turn, or one that failed. */
  readonly reply: Reply | null
}

/** Her languages, and how she tells which one she is spoken to in. */
export type Ears = {
  readonly languages: Readonly<Record<Language, CompiledLanguage>>
  readonly detectLanguage: DetectLanguage
}

/** The language that is expected before anyone has spoken. */
const FIRST_LANGUAGE: Language = 'en'

/**
 * Reads a whole conversation afresh, the user's messages in order with her replies. The language that the user
 * speaks so far is expected of the next message, and wins when that one is too short to tell. What is remembered from
 * other conversations stands before it all, as if it had been told just then and not been answered.
 */
export function readConversation(messages: readonly ChatMessage[], ears: Ears): readonly Turn[] {
  const turns: Turn[] = []
  const told: Turn[] = []
  let expected = FIRST_LANGUAGE
  let before = ''
  for (const { role, content } of messages) {
    if (role === 'user') {
      const { known, message } = readInMind(content)
      told.push(...known.map((each) => readTurn(each, expected, '', ears)))
      const turn = readTurn(message, expected, before, ears)
      turns.push(turn)
      expected = turn.language ?? expected
    } else if (role === 'assistant') {
      const reply = readReply(content)
      before = reply.text
      const turn = turns.pop()
      if (turn !== undefined) turns.push({ ...turn, reply })
    }
  }
  return [...told, ...turns]
}

function readTurn(said: string, expected: Language, before: string, { languages, detectLanguage }: Ears): Turn {
  const detected = asLanguage(detectLanguage(said, expected))
  const likely = detected ?? expected
  const other = likely === 'en' ? 'fr' : 'en'
  for (const language of [likely, other] as const) {
    const understood = understand(said, languages[language])
    if (understood.matches.length > 0) return { ...understood, said, language, reply: null }
  }
  const matches = answerToHerQuestion(said, languages[likely], before)
  const language = matches.length > 0 ? likely : detected
  return { ...understand(said, languages[likely]), matches, said, language, reply: null }
}

function asLanguage(tag: string): Language | null {
  const [primary] = tag.toLowerCase().split('-')
  return primary === 'en' || primary === 'fr' ? primary : null
}
