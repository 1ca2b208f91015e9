import { deflateSync } from 'node:zlib'
import { MAX_CHARACTER_CHARS } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { readChunks, textChunk, textIn, writeChunks } from './png.ts'
import { portrait } from './portrait.ts'
import { readCard } from './read-card.ts'
import { writeCard, writePicture } from './write-card.ts'

const MIRA = {
  name: 'Mira',
  description: '{{char}} keeps a lighthouse. {{user}} is her guest.',
  personality: 'calm',
  scenario: 'A storm is coming.',
  first_mes: 'Come in, {{user}}!',
  mes_example: '{{char}}: The light is on.',
  creator_notes: 'Best read aloud.',
  system_prompt: '',
  post_history_instructions: '',
  alternate_greetings: ['Who is there?'],
  tags: [],
  creator: 'A keeper',
  character_version: '1',
  extensions: { other: { depth: 4 } },
  character_book: { entries: [{ keys: ['lamp'], content: 'It is old.' }] },
}
const V2 = { spec: 'chara_card_v2', spec_version: '2.0', data: MIRA }
const V3 = { spec: 'chara_card_v3', spec_version: '3.0', data: { ...MIRA, nickname: 'Mi', group_only_greetings: [] } }

const inPicture = (...texts: readonly (readonly [keyword: string, text: string])[]): Buffer =>
  writeChunks([...portrait().slice(0, 1), ...texts.map(([keyword, text]) => textChunk(keyword, text))])
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')

describe('a card that is brought', () => {
  it('says who she is, and keeps its marks for names until they are used', () => {
    expect(readCard(V2)).toEqual({
      persona: {
        name: 'Mira',
        character: [
          '{{char}} keeps a lighthouse. {{user}} is her guest.',
          'Personality: calm',
          'Scenario: A storm is coming.',
          'This is how {{char}} talks, for example:\n{{char}}: The light is on.',
        ].join('\n\n'),
        greeting: 'Come in, {{user}}!',
      },
      card: V2,
      version: '2',
      creator: 'A keeper',
      unused: ['creator_notes', 'alternate_greetings', 'character_version', 'extensions', 'character_book'],
    })
  })

  it('is read in its third version, by the name that she is called in a talk', () => {
    expect(readCard(V3)).toMatchObject({ version: '3', persona: { name: 'Mi' }, card: V3 })
  })

  it('is read from a picture, the newer version before the older one', () => {
    const picture = inPicture(['Comment', 'a lamp'], ['chara', base64(V2)], ['ccv3', base64(V3)])
    expect(readCard(picture)).toEqual(readCard(V3))
    expect(readCard(inPicture(['chara', base64(V2)]))).toEqual(readCard(V2))
  })

  it('may be of the first version, which stands by itself', () => {
    const { name, description, first_mes } = MIRA
    expect(readCard({ name, description, first_mes })).toMatchObject({ version: '2', persona: { name: 'Mira' } })
  })

  it('leaves out whole what there is no room for, and says so', () => {
    const description = 'word '.repeat(1_000)
    const card = { ...V2, data: { ...MIRA, description, mes_example: 'x'.repeat(4_000) } }
    const { persona, unused } = readCard(card)
    expect(persona.character).toMatch(/^word .*A storm is coming\.$/s)
    expect(unused).toContain('mes_example')
    const longest = readCard({ ...V2, data: { ...MIRA, description: 'y'.repeat(20_000) } })
    expect(longest.persona.character).toHaveLength(MAX_CHARACTER_CHARS)
    const greeting = readCard({ ...V2, data: { ...MIRA, first_mes: 'She smiles. '.repeat(200) } }).persona.greeting
    expect(greeting).toMatch(/smiles\.$/)
    expect(greeting.length).toBeLessThanOrEqual(1_000)
  })
})

describe('what is no card', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
  const lying = Buffer.concat([inPicture(), Buffer.from('7fffffff74455874636861726100', 'hex')])
  const packed = {
    type: 'zTXt',
    data: Buffer.concat([Buffer.from('chara\0\0'), deflateSync(Buffer.alloc(50_000_000))]),
  }

  it.each<[what: string, sent: unknown, words: string]>([
    ['nothing', null, 'no character card'],
    ['a list', [V2], 'no character card'],
    ['another version', { ...V2, spec: 'chara_card_v4' }, 'no character card'],
    ['a card without a name', { ...V2, data: { ...MIRA, name: ' ' } }, 'no character card'],
    ['an abyss', { ...V2, data: { ...MIRA, extensions: nested(100_000) } }, 'no character card'],
    ['another file', Buffer.from('GIF89a'), 'no PNG'],
    ['an empty file', Buffer.alloc(0), 'no PNG'],
    ['a picture without a character', inPicture(), 'no character in this picture'],
    ['a chunk that lies about its length', lying, 'no character in this picture'],
    ['a text that is packed very small', writeChunks([packed]), 'no character in this picture'],
    ['a character that breaks off', inPicture(['chara', base64(V2).slice(0, 80)]), 'damaged'],
    ['a character that is none', inPicture(['chara', base64('hello')]), 'no character card'],
    ['an abyss in a picture', inPicture(['ccv3', Buffer.from('['.repeat(500_000)).toString('base64')]), 'damaged'],
  ])('is refused in words: %s', (_what, sent, words) => {
    expect(() => readCard(sent)).toThrow(words)
  })

  it('changes nothing of how objects are made', () => {
    const evil = `{"spec":"chara_card_v2","data":{"name":"M","__proto__":{"polluted":true},"description":"d","first_mes":"f"}}`
    const picture = inPicture(['chara', Buffer.from(evil).toString('base64')])
    const { card, persona } = readCard(picture)
    writeCard(persona, card, '3')
    expect('polluted' in {}).toBe(false)
  })
})

describe('a card that is taken along', () => {
  it.each(['2', '3'] as const)('is as it came where nothing was changed: version %s', (version) => {
    const read = readCard(version === '2' ? V2 : V3)
    expect(writeCard(read.persona, read.card, version)).toEqual(read.card)
  })

  it('says what was changed, and keeps all the rest', () => {
    const { persona, card } = readCard(V2)
    const renamed = writeCard({ ...persona, name: 'Nora' }, card, '2')
    expect(renamed).toEqual({ ...V2, data: { ...MIRA, name: 'Nora' } })
    const changed = writeCard({ ...persona, character: 'Short.', greeting: 'Hey.' }, card, '3')
    expect(changed).toMatchObject({
      spec: 'chara_card_v3',
      data: {
        description: 'Short.',
        personality: '',
        first_mes: 'Hey.',
        character_book: MIRA.character_book,
        extensions: MIRA.extensions,
      },
    })
    expect(readCard(changed).persona).toEqual({ name: 'Mira', character: 'Short.', greeting: 'Hey.' })
  })

  it('changes the name that she is called by', () => {
    const { persona, card } = readCard(V3)
    expect(writeCard({ ...persona, name: 'Nora' }, card, '3')).toMatchObject({
      data: { name: 'Mira', nickname: 'Nora' },
    })
  })

  it('is a whole card of a persona that came from nowhere', () => {
    const persona = { name: 'Zoé', character: 'Tu aimes la mer.', greeting: '' }
    const card = writeCard(persona, null, '3')
    expect(card).toMatchObject({ spec: 'chara_card_v3', data: { alternate_greetings: [], group_only_greetings: [] } })
    expect(readCard(card)).toMatchObject({ persona, unused: [] })
  })

  it('goes into a picture for programs of both versions, and comes back from it', () => {
    const { persona, card } = readCard(V3)
    const picture = writePicture(persona, card)
    expect(readCard(picture)).toEqual(readCard(V3))
    const chunks = readChunks(picture) ?? []
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'tEXt', 'tEXt', 'IEND'])
    const older = JSON.parse(Buffer.from(textIn(chunks, 'chara') ?? '', 'base64').toString('utf8'))
    expect(older).toMatchObject({ spec: 'chara_card_v2', data: { description: MIRA.description } })
    expect(picture.byteLength).toBeLessThan(60_000)
  })
})
