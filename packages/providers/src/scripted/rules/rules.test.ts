import { describe, expect, it } from 'vitest'
import { signatureOf } from '../speak/template.ts'
import { compileLanguage } from '../understand/compile.ts'
import { reflectOn, understand } from '../understand/understand.ts'
import { squash } from '../understand/words.ts'
import { ENGLISH } from './en/index.ts'
import { FRENCH } from './fr/index.ts'
import type { LanguagePack, Rule } from './types.ts'

/** What a reply may be filled with besides what its own pattern kept or its ability found. */
const WORLD_SLOTS = [
  'name',
  'hello',
  'herself',
  'time',
  'date',
  'weekday',
  'tomorrow',
  'yesterday',
  'month',
  'year',
  'die',
  'hint',
  'askname',
  'said',
]
const ABILITY_SLOTS: Readonly<Record<string, readonly string[]>> = {
  arithmetic: ['sum', 'result', 'about'],
  correct: ['told'],
  'go-on': ['rest'],
  identify: ['thing', 'my'],
  keep: ['told'],
  'look-up': ['told', 'quote', 'known', 'my', 'thing'],
  // Details of the fact, kept where it was told.
  recall: ['value', 'where', 'as', 'my', 'is', 'of'],
  repeat: ['last'],
  summary: ['facts'],
  'time-in': ['city', 'there'],
}
/** Spoken for a minute at most: the engine's default limit is 200 tokens. */
const MAX_WORDS_IN_REPLY = 150

const everyRule = (pack: LanguagePack): readonly Rule[] => [...pack.rules, ...pack.reflections, pack.fallback]
const everyReply = (rule: Rule): readonly string[] => [...rule.replies, ...(rule.otherwise ?? [])]
const capturesOf = (rule: Rule): readonly string[] =>
  rule.patterns.flatMap((pattern) => [...pattern.matchAll(/\{([a-z]+)/g)].map((found) => found[1] ?? ''))

describe.each([ENGLISH, FRENCH])('the rules of $language', (pack) => {
  const language = compileLanguage(pack)

  it.each(pack.rules.flatMap((rule) => rule.examples.map((example) => [example, rule.id])))(
    'reads "%s" as %s',
    (say, id) => {
      expect(understand(say, language).matches.map(({ rule }) => rule.id)).toContain(id)
    },
  )

  it.each(pack.reflections.flatMap((rule) => rule.examples.map((example) => [example, rule.id])))(
    'turns "%s" around by %s',
    (say, id) => {
      expect(understand(say, language).matches.map(({ rule }) => rule.id)).toEqual([])
      expect(reflectOn(say, language).map(({ rule }) => rule.id)).toEqual([id])
    },
  )

  it('leaves the rest to the fallback', () => {
    for (const say of pack.fallback.examples) {
      expect(understand(say, language).matches).toEqual([])
      expect(reflectOn(say, language)).toEqual([])
    }
  })

  it('has a name of its own and an example for every rule', () => {
    const ids = everyRule(pack).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(
      everyRule(pack)
        .filter(({ examples }) => examples.length === 0)
        .map(({ id }) => id),
    ).toEqual([])
  })

  it.each(everyRule(pack).map((rule) => [rule.id, rule] as const))(
    'tells the replies of %s apart by their fixed words',
    (_id, rule) => {
      for (const replies of [rule.replies, rule.otherwise ?? []]) {
        const signatures = replies.map(signatureOf)
        expect(new Set(signatures).size).toBe(replies.length)
        expect(replies.filter((reply) => signatureOf(reply).length < 2)).toEqual([])
      }
      expect(rule.replies.length).toBeGreaterThanOrEqual(2)
      expect(rule.otherwise?.length).not.toBe(1)
    },
  )

  it.each(everyRule(pack).map((rule) => [rule.id, rule] as const))('can fill every slot of %s', (_id, rule) => {
    const known = [...WORLD_SLOTS, ...capturesOf(rule), ...(ABILITY_SLOTS[rule.ability ?? ''] ?? [])]
    const slots = everyReply(rule).flatMap((reply) =>
      [...reply.matchAll(/\{[^\p{L}{}]*(\p{L}+)\}/gu)].map((found) => found[1]),
    )
    expect(slots.filter((slot) => !known.includes(slot ?? ''))).toEqual([])
  })

  it('is fit to be spoken: short enough, without markup, links and emoji', () => {
    const replies = [...everyRule(pack), pack.silence, pack.foreign].flatMap(everyReply)
    expect(replies.filter((reply) => /[*#`<>[\]|]|https?:|\p{Extended_Pictographic}/u.test(reply))).toEqual([])
    expect(replies.filter((reply) => reply.split(/\s+/).length > MAX_WORDS_IN_REPLY)).toEqual([])
    expect(replies.filter((reply) => !/[.!?]$|\}$/.test(reply))).toEqual([])
  })

  it('asks the questions whose answers it waits for', () => {
    const said = everyRule(pack).flatMap(everyReply)
    for (const { question, rule } of [...pack.offers, ...pack.asks]) {
      expect(said.some((reply) => reply.endsWith(question))).toBe(true)
      expect(pack.rules.map(({ id }) => id)).toContain(rule)
    }
  })

  it('says what it is where it must, with the phrase by which it knows that it has', () => {
    for (const { replies } of pack.rules.filter(({ ability }) => ability === 'confession')) {
      for (const reply of replies) expect(squash(reply)).toContain(squash(pack.confession))
    }
  })

  it('can list every kind of fact that it keeps', () => {
    const kinds = [...pack.rules, ...pack.reflections].flatMap(({ remembers }) =>
      remembers === undefined ? [] : [remembers.kind],
    )
    expect(Object.keys(pack.summaries).toSorted()).toEqual([...new Set(kinds)].toSorted())
  })

  it('has enough to tell: five jokes, three stories', () => {
    expect(pack.rules.find(({ id }) => id === 'joke')?.replies.length).toBeGreaterThanOrEqual(5)
    expect(pack.rules.find(({ id }) => id === 'story')?.replies.length).toBeGreaterThanOrEqual(3)
  })
})

it('knows the same in both languages', () => {
  const shape = (pack: LanguagePack): readonly string[] =>
    pack.rules.map(({ id, ability, remembers, recalls, minor, series }) =>
      JSON.stringify({ id, ability, kind: remembers?.kind, recalls, minor, series }),
    )
  expect(shape(FRENCH).toSorted()).toEqual(shape(ENGLISH).toSorted())
  expect(FRENCH.reflections.map(({ id }) => id)).toEqual(ENGLISH.reflections.map(({ id }) => id))
})
