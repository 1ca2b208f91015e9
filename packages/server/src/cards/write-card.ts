import type { Persona } from '@eva/protocol'
import { type CardData, parseCard } from './card.ts'
import { personaOf } from './persona-of.ts'
import { textChunk, writeChunks } from './png.ts'
import { portrait } from './portrait.ts'

type Whole = Readonly<Record<string, unknown>>

/** What a card of either version has to have, where nothing else is known. */
const EMPTY = {
  name: '',
  description: '',
  personality: '',
  scenario: '',
  first_mes: '',
  mes_example: '',
  creator_notes: '',
  system_prompt: '',
  post_history_instructions: '',
  alternate_greetings: [],
  tags: [],
  creator: '',
  character_version: '',
  extensions: {},
} as const

/**
 * The persona as a card. What it was made from comes along whole, but for what was changed since.
 *
 * @param from the card that it was made from; `null` for none
 */
export function writeCard(persona: Persona, from: Whole | null, version: '2' | '3'): Whole {
  const card = from === null ? null : parseCard(from)
  const own = card?.whole.data
  const data = { ...EMPTY, ...(typeof own === 'object' ? own : {}), ...changesSince(persona, card?.data ?? null) }
  const outside = card?.whole ?? {}
  return version === '2'
    ? { ...outside, spec: 'chara_card_v2', spec_version: '2.0', data }
    : { ...outside, spec: 'chara_card_v3', spec_version: '3.0', data: { group_only_greetings: [], ...data } }
}

/** A picture with the card in it, for programs of both versions. */
export function writePicture(persona: Persona, from: Whole | null): Buffer {
  const texts = [
    textChunk('chara', encoded(writeCard(persona, from, '2'))),
    textChunk('ccv3', encoded(writeCard(persona, from, '3'))),
  ]
  const chunks = portrait()
  return writeChunks([...chunks.slice(0, -1), ...texts, ...chunks.slice(-1)])
}

const encoded = (card: Whole): string => Buffer.from(JSON.stringify(card)).toString('base64')

/** Only what is no longer as the card says: its own words are better than what was made of them. */
function changesSince(persona: Persona, data: CardData | null): Whole {
  const before = data === null ? null : personaOf(data).persona
  const called = data !== null && data.nickname.trim() !== '' ? 'nickname' : 'name'
  return {
    ...(persona.name === before?.name ? {} : { [called]: persona.name }),
    ...(persona.greeting === before?.greeting ? {} : { first_mes: persona.greeting }),
    ...(persona.character === before?.character
      ? {}
      : { description: persona.character, personality: '', scenario: '', mes_example: '' }),
  }
}
