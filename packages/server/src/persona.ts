import type { PromptSettings } from '@eva/core'
import type { Persona } from '@eva/protocol'
import type { Settings } from './settings/live-settings.ts'
import { withNames } from './settings/names.ts'

/** Who she is where nobody wrote anything else. Short, like all of a prompt: every brain reads it before its first word. */
const OWN_CHARACTER = 'a warm and attentive voice companion'

/** What holds for every persona: it is spoken aloud, to one person who may interrupt. */
const HOUSE_RULES = [
  'You are talking with one person; what you write is spoken aloud.',
  'Answer in the language of their latest message. Begin with a short sentence, and keep to one to three sentences',
  'unless they ask for more. Speak plainly and naturally: no lists, no headings, no emoji, no stage directions.',
  'Be honest: when you do not know something, say so. An answer of yours that ends in "[interrupted]" was cut off by',
  'the person and they did not hear the rest; go on from there only if they ask, and never write that mark yourself.',
].join(' ')

/** What every conversation begins with: her name and character, then what holds for everyone. */
export function systemPromptOf({ name, character }: Persona): string {
  if (character === '') return `You are ${name}, ${OWN_CHARACTER}. ${HOUSE_RULES}`
  return `You are ${name}.\n\n${withNames(character, name, 'the user')}\n\n${HOUSE_RULES}`
}

/** What she says first; `null` for Eva's own words, which every page has in the reader's language. */
export const greetingOf = ({ name, greeting }: Persona): string | null =>
  greeting === '' ? null : withNames(greeting, name, null)

/** How warm and varied she answers; what suits conversation. */
const TEMPERATURE = 0.7

/** What every turn begins with, as it is set now. A prompt of the environment's own stands for all of a persona. */
export const promptOf = ({ config, persona }: Pick<Settings, 'config' | 'persona'>): PromptSettings => ({
  system: config.systemPrompt ?? systemPromptOf(persona),
  greeting: greetingOf(persona),
  maxTokens: config.maxTokens,
  temperature: TEMPERATURE,
})
