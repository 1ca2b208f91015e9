import { describe, expect, it } from 'vitest'
import { startTestChat } from './test-chat.ts'
import { TOLD_DIALOGUES } from './told.dialogues.ts'
import { squash } from './understand/words.ts'

/** How much of an interrupted answer is heard, in words. */
const WORDS_HEARD = 2

type Line = {
  readonly said: string
  readonly heard: 'all' | 'little' | 'nothing'
  readonly wants: readonly string[]
  readonly shuns: readonly string[]
}

/** Reads a line of a dialogue; the marks are described at `TOLD_DIALOGUES`. */
function readLine(line: string): Line {
  const [said = '', ...marked] = line.split(/(?=[⇒⇏])/)
  const heard = said.startsWith('…') ? 'little' : said.startsWith('×') ? 'nothing' : 'all'
  const after = (mark: string): readonly string[] =>
    marked.filter((part) => part.startsWith(mark)).map((part) => part.slice(1).trim())
  return { said: said.replace(/^[…×]/, '').trim(), heard, wants: after('⇒'), shuns: after('⇏') }
}

describe.each(['en', 'fr'] as const)('what was told in a conversation (%s)', (language) => {
  it.each(TOLD_DIALOGUES[language].map((lines) => [lines.join(' / '), lines] as const))('%s', async (title, lines) => {
    const chat = startTestChat(title)
    for (const { said, heard, wants, shuns } of lines.map(readLine)) {
      const before = chat.messages.at(-1)
      if (heard !== 'all' && before?.role === 'assistant') {
        chat.interrupt(heard === 'nothing' ? '' : before.content.split(' ').slice(0, WORDS_HEARD).join(' '))
      }
      const answer = await chat.say(said)
      for (const want of wants) {
        const found = want.split('|').some((either) => squash(answer).includes(squash(either)))
        expect(found, `"${said}" was answered by "${answer}", without "${want}"`).toBe(true)
      }
      for (const shun of shuns) {
        expect(squash(answer), `"${said}" was answered by "${answer}"`).not.toContain(squash(shun))
      }
    }
  })
})

it('is sixty dialogues and more', () => {
  expect(TOLD_DIALOGUES.en.length + TOLD_DIALOGUES.fr.length).toBeGreaterThan(60)
})
