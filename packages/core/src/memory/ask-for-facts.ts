import type { LlmRequest } from '../contracts/llm.ts'
import { MEMORY_KINDS, type MemoryKind } from '../contracts/memories.ts'
import type { Router } from '../routing/router.ts'
import { asSentence, type Fact } from './facts/fact-rule.ts'
import { isSecret } from './facts/secrets.ts'
import { findFacts } from './find-facts.ts'
import { plainWords } from './fingerprint.ts'

/** A conversation of its own, so that no brain takes it for a part of another. */
const CONVERSATION = 'eva-memory'

const MAX_TOKENS = 160
/** What of each message is read, in characters. */
const MESSAGE_MAX_CHARS = 600
const FACT_MAX_CHARS = 200

const INSTRUCTIONS = `You keep notes about a person for their companion. Below is what the person just said, numbered.
Write down each lasting fact that they stated about themselves or the people and animals in their life, one per line:
number | kind | fact
The kind is one of: ${MEMORY_KINDS.join(', ')}. The fact is one short sentence as the person would say it: in the first person, in their own language, with names and places.
Write down only what they stated as true. No questions, wishes, jokes, quotations or guesses, nothing about you, no passwords or numbers of cards, nothing that will be over in a few hours.
Example: 1 | home | I live in Lyon.
If there is nothing, write: none`

/** Words of the first person in the languages that brains are spoken to in most. */
const FIRST_PERSON =
  /(?<!\p{L})(?:i|i'm|im|me|my|mine|we|our|us|je|moi|mon|ma|mes|nous|notre|nos|on|ich|mich|mein\p{L}*|wir|uns\p{L}*|yo|mi|mis|soy|tengo|vivo|nosotros|io|mio|mia|miei|sono|noi|eu|meu|minha|sou|ik|mijn|wij)(?!\p{L})|(?<!\p{L})j'/iu

/** Whether a message may tell something at all: asking costs a request, and a secret is for nobody to be asked about. */
export const mayTell = (message: string): boolean =>
  !isSecret(message) &&
  FIRST_PERSON.test(message) &&
  plainWords(message).length >= 3 &&
  !/^[^.!\n]*\?\s*$/u.test(message)

/**
 * Asks the brain what messages tell about the person. What it makes up is left out: each fact must be in the first person
 * and stand, by its words, in the message it names.
 *
 * @returns for each message its facts
 * @throws EvaError of the brain; the reason of the signal
 */
export async function askForFacts(
  messages: readonly string[],
  router: Router,
  signal: AbortSignal,
): Promise<readonly (readonly Fact[])[]> {
  const numbered = messages.map((message, at) => `${at + 1}. ${message.slice(0, MESSAGE_MAX_CHARS)}`)
  const request: LlmRequest = {
    conversationId: CONVERSATION,
    messages: [
      { role: 'system', content: INSTRUCTIONS },
      { role: 'user', content: numbered.join('\n') },
    ],
    maxTokens: MAX_TOKENS,
    temperature: 0,
  }
  let answer = ''
  for await (const event of router.streamTokens(request, signal, () => '')) {
    if (event.type === 'token') answer += event.content
    else if (event.type === 'continued') answer = event.answer
  }
  return readFacts(answer, messages)
}

/** Reads what a brain wrote down, however tidy: with bullets, with other marks between, without a number. */
export function readFacts(answer: string, messages: readonly string[]): readonly (readonly Fact[])[] {
  const facts: Fact[][] = messages.map(() => [])
  for (const line of answer.split('\n')) {
    const { number, kind, said } = LINE.exec(line)?.groups ?? {}
    if (kind === undefined || said === undefined) continue
    const at = number === undefined ? messages.length - 1 : Number(number) - 1
    const text = asSentence(said.replace(/^["“]|["”]$/gu, ''))
    const message = messages[at]
    if (message === undefined || !isSound(text, message)) continue
    facts[at]?.push(asFact(kindOf(kind), text, sentenceOf(text, message)))
  }
  return facts
}

const LINE =
  /^[\s*-]*(?:\(?(?<number>\d{1,2})[.):]?\s*[|:–-]?\s*)?\**(?<kind>[a-z]{3,12})\**\s*[|:–-]\s*(?<said>\S.*\S)\s*$/iu

const kindOf = (word: string): MemoryKind => MEMORY_KINDS.find((kind) => kind === word.toLowerCase()) ?? 'note'

/** Kinds of which there is one only, whatever the words. */
const ONLY_ONE: ReadonlySet<MemoryKind> = new Set(['name', 'home', 'age', 'birthday'])

/** What the rules know of it goes before: both must take the place of the same memory. */
function asFact(kind: MemoryKind, text: string, source: string): Fact {
  const [byRule] = findFacts(text)
  if (byRule !== undefined && byRule.kind !== 'note') return { ...byRule, text, source }
  return { kind, key: ONLY_ONE.has(kind) ? kind : null, text, source }
}

function isSound(text: string, message: string): boolean {
  if (text.length > FACT_MAX_CHARS || text.length < 5 || text.includes('?.') || !FIRST_PERSON.test(text)) return false
  if (isSecret(text) || isSecret(message)) return false
  const said = plainWords(message)
  const telling = plainWords(text).filter((word) => word.length >= 4)
  const shared = telling.filter((word) => said.some((other) => other.slice(0, 4) === word.slice(0, 4)))
  return telling.length === 0 ? said.length > 0 : shared.length * 2 >= telling.length
}

/** The sentence of a message that shares most words with a fact. */
function sentenceOf(text: string, message: string): string {
  const words = new Set(plainWords(text))
  const shared = (sentence: string): number => plainWords(sentence).filter((word) => words.has(word)).length
  const sentences = message.split(/(?<=[.!?…])\s+|\n+/u).map((sentence) => sentence.trim())
  return sentences.toSorted((a, b) => shared(b) - shared(a))[0] ?? message
}
