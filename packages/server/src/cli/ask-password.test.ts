import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { askForPassword } from './ask-password.ts'

it('takes the first line of what is piped in, and refuses what is too short', async () => {
  expect(await askForPassword(Readable.from(['a long enough one\nand more']))).toBe('a long enough one')
  await expect(askForPassword(Readable.from(['short\n']))).rejects.toThrow('10 to 200 characters')
})
