import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { ENGLISH_CASES, type FactCase } from './facts/english.cases.ts'
import { FRENCH_CASES } from './facts/french.cases.ts'
import { isSecret } from './facts/secrets.ts'
import { findFacts } from './find-facts.ts'

const keptOf = (said: string) => findFacts(said).map(({ kind, key, text }) => [kind, key, text])

describe.each([
  ['English', ENGLISH_CASES],
  ['French', FRENCH_CASES],
] as const)('what is told in %s', (_language, cases: readonly FactCase[]) => {
  it.each(cases.map(([said, ...kept]) => ({ said, kept })))('"$said"', ({ said, kept }) => {
    expect(keptOf(said)).toEqual(kept)
  })

  it('comes with the sentence in which it was said', () => {
    for (const [said] of cases)
      for (const { source } of findFacts(said)) expect(said.replaceAll('’', "'")).toContain(source)
  })

  it('is kept in a sentence that would be understood the same way, so that it can be told again', () => {
    const again = cases.flatMap(([, ...kept]) => kept).filter(([kind]) => kind !== 'note')
    for (const [kind, key, text] of again) expect([text, keptOf(text)]).toEqual([text, [[kind, key, text]]])
  })
})

describe('a secret', () => {
  it.each(['my password is x', 'le code PIN', 'IBAN', '4111-1111-1111-1111', 'sk-abc123def456', 'mot de passe'])(
    'is known: %s',
    (text) => {
      expect(isSecret(text)).toBe(true)
    },
  )

  it.each(['I live at number 12', 'My birthday is 4 May 1990', 'born in 1984', 'I passed my exam', 'Abracadabra-Lane'])(
    'is none: %s',
    (text) => {
      expect(isSecret(text)).toBe(false)
    },
  )
})

it.each(Array.from({ length: 30 }, (_, seed) => seed))('finds its way through whatever is said (seed %i)', (seed) => {
  const random = createRandom(seed)
  const words = [
    'I',
    "I'm",
    'my',
    'name',
    'is',
    'live',
    'in',
    'je',
    "j'ai",
    'ma',
    'and',
    'et',
    ',',
    '.',
    '?',
    '"',
    'Lyon',
    '漢',
    '9',
  ]
  const said = Array.from({ length: random.between(0, 200) }, () => words[random.between(0, words.length - 1)]).join(
    ' ',
  )
  for (const { text } of findFacts(said)) expect(text.length).toBeLessThanOrEqual(400)
})
