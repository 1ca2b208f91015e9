import type { Memory } from '../contracts/memories.ts'

/** What of a memory stands in a prompt. */
export type Known = Pick<Memory, 'id' | 'kind' | 'text' | 'createdAtMs'>

/**
 * Says what the lines are, in the person's own voice, because they stand in the person's message; in the language of the
 * lines, so that it tempts no small model to change the language.
 */
const HEADINGS = {
  en: 'What I told you before, for you to use only where it helps:',
  fr: "Ce que je t'ai dit avant, à n'utiliser que si cela aide :",
} as const

const OPEN = '['
const CLOSE = ']\n\n'
const FRENCH = /(?<!\p{L})(?:je|mon|ma|mes|nous|on|nos|notre)(?!\p{L})|(?<!\p{L})j'/iu

/**
 * A message with what she has in mind before it. It stands there, and not in the system prompt, so that everything before
 * it stays the same from turn to turn, and a brain that keeps what it has read need not read it again.
 */
export function withInMind(message: string, known: readonly Known[]): string {
  if (known.length === 0) return message
  const heading = HEADINGS[known.every(({ text }) => FRENCH.test(text)) ? 'fr' : 'en']
  return `${OPEN}${heading}\n${known.map(lineOf).join('\n')}${CLOSE}${message}`
}

/** Takes a message apart again: for a brain that reads by rules. */
export function readInMind(content: string): { readonly known: readonly string[]; readonly message: string } {
  const heading = Object.values(HEADINGS).find((each) => content.startsWith(`${OPEN}${each}\n`))
  const end = content.indexOf(CLOSE)
  if (heading === undefined || end < 0) return { known: [], message: content }
  const lines = content.slice(OPEN.length + heading.length + 1, end).split('\n')
  return {
    known: lines.map((line) => line.replace(/ \(\d{4}-\d{2}-\d{2}\)$/, '')),
    message: content.slice(end + CLOSE.length),
  }
}

/** Plans have a date: "next week" means nothing without it. */
const lineOf = ({ kind, text, createdAtMs }: Known): string => {
  const line = text.replace(/\s+/g, ' ').replaceAll(CLOSE.trim(), ')')
  return kind === 'plan' ? `${line} (${new Date(createdAtMs).toISOString().slice(0, 10)})` : line
}
