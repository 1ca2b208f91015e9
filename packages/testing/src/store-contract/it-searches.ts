import { expect, it } from 'vitest'
import { finishedTurn, newTurn, type StoreUnderTest } from './store-under-test.ts'

export function itSearches(underTest: () => StoreUnderTest): void {
  async function remember(id: string, message: string, answer: string): Promise<void> {
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: `${id}-t`, conversationId: id, message }))
    await store.finishTurn(finishedTurn({ id: `${id}-t`, generated: answer }))
  }

  async function find(query: string): Promise<readonly string[]> {
    const found = await underTest().store.list({ query, limit: 100, offset: 0 })
    return found.map((conversation) => conversation.id).sort()
  }

  it('finds words of messages and of answers, whatever their case', async () => {
    await remember('a', 'Where is Lisbon?', 'In Portugal.')
    await remember('b', 'Bonjour', 'Portugal is sunny.')
    expect(await find('lisbon')).toEqual(['a'])
    expect(await find('PORTUGAL')).toEqual(['a', 'b'])
    expect(await find('Madrid')).toEqual([])
  })

  it('finds a message while its answer is still running', async () => {
    await underTest().store.beginTurn(newTurn({ id: 't1', message: 'A quetzal?' }))
    expect(await find('quetzal')).toEqual(['c'])
  })

  it('wants every word in one turn, in any order, in its message or its answer', async () => {
    await remember('a', 'red apples', 'and green pears')
    await remember('b', 'red pears', 'are rare')
    expect(await find('pears red')).toEqual(['a', 'b'])
    expect(await find('red green')).toEqual(['a'])
    expect(await find('green rare')).toEqual([])
    const { store } = underTest()
    await store.beginTurn(newTurn({ id: 'a2', conversationId: 'a', number: 2, message: 'rare plums' }))
    expect(await find('green rare')).toEqual([])
  })

  it('takes the last word as the beginning of one, the others as whole words', async () => {
    await remember('a', 'strawberry jam', '')
    expect(await find('straw')).toEqual(['a'])
    expect(await find('strawberry j')).toEqual(['a'])
    expect(await find('straw jam')).toEqual([])
    expect(await find('berry')).toEqual([])
  })

  it('does not care for accents, ligatures and their spelling', async () => {
    await remember('a', "Où passer l'été ?", 'À Sète, au cœur du Midi. Ægir aussi.')
    for (const query of ['ete', 'été', 'ÉTÉ', 'e\u0301te\u0301', 'ou', 'coeur', 'cœur', 'CŒUR', 'aegir', 'sete a'])
      expect([query, await find(query)]).toEqual([query, ['a']])
  })

  it.each([
    '"',
    '""',
    "l'été",
    'ete"',
    '"ete',
    'ete*',
    '*',
    'ete AND',
    'NOT ete',
    'OR',
    'NEAR(ete)',
    'message:ete',
    '-ete',
    '^ete',
    '{ete}',
    '(ete',
    'ete)',
    'ete + ete',
    '%',
    '_',
    '\\',
    "'; drop table turns; --",
    '?',
    '😀',
    '\u0301',
    '\u0000',
    'x '.repeat(5_000),
    'x'.repeat(8_000),
  ])('takes the query %j as words, never as a command', async (query) => {
    await remember('a', "C'est l'été", 'Oui')
    await expect(find(query)).resolves.toBeInstanceOf(Array)
    expect(await find('ete')).toEqual(['a'])
  })

  it('finds nothing for a query without a letter or a digit', async () => {
    await remember('a', 'Really?!', '100 %')
    expect(await find('?!')).toEqual([])
    expect(await find('100 %')).toEqual(['a'])
  })

  it('finds what punctuation has joined', async () => {
    await remember('a', "aujourd'hui, l'ami; snake_case; e-mail", '')
    for (const query of ["aujourd'hui", 'hui', "l'ami", 'ami', 'e-mail', 'mail', 'snake_case'])
      expect([query, await find(query)]).toEqual([query, ['a']])
  })

  it('gives each conversation once, latest first, with the words around its first match', async () => {
    const { store } = underTest()
    const long = `${'before '.repeat(80)}the  famous\nostrich ran${' after'.repeat(80)}`
    await store.beginTurn(newTurn({ id: 't1', conversationId: 'old', message: 'Hi', createdAtMs: 1_000 }))
    await store.finishTurn(finishedTurn({ id: 't1', generated: long }))
    await store.beginTurn(
      newTurn({ id: 't2', conversationId: 'old', number: 2, message: 'ostrich again', createdAtMs: 2_000 }),
    )
    await store.beginTurn(newTurn({ id: 't3', conversationId: 'new', message: 'An Ostrich?', createdAtMs: 3_000 }))
    const found = await store.list({ query: 'ostrich', limit: 10, offset: 0 })
    expect(found.map(({ id, turns }) => [id, turns])).toEqual([
      ['new', 1],
      ['old', 2],
    ])
    expect(found[0]?.snippet).toBe('An Ostrich?')
    expect(found[1]?.snippet).toContain('the famous ostrich ran')
    expect(found[1]?.snippet?.length).toBeLessThan(150)
  })
}
