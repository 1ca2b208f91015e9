import { characterCardSchema } from '@eva/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCard, writePicture } from '../cards/index.ts'
import { type Home, makeHome } from '../settings/test-home.ts'

let home: Home
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.close())

describe('a character card', { timeout: 60_000 }, () => {
  const sendPicture = (picture: Uint8Array): Promise<Response> =>
    fetch(`${address}/settings/persona/card`, {
      method: 'POST',
      body: Uint8Array.from(picture),
      headers: { 'content-type': 'image/png' },
    })
  let address = ''

  it('is looked at without being kept, becomes her, and leaves her again as it came', async () => {
    address = (await home.start()).address
    const data = { name: 'Mira', description: '{{char}} keeps a lighthouse.', first_mes: 'Come in, {{user}}!' }
    const whole = { spec: 'chara_card_v2', spec_version: '2.0', data: { ...data, extensions: { lamp: [1, 2] } } }
    const brought = await sendPicture(writePicture(readCard(whole).persona, whole))
    const { persona, card } = characterCardSchema.parse(await brought.json())
    expect((await home.settings()).persona.name).toBe('Eva')
    await home.set({ persona: { ...persona, name: 'Mira', card } })
    const client = await home.talk()
    expect(await client.next('hello')).toMatchObject({ name: 'Mira', greeting: 'Come in!' })
    const own = await home.ask('GET', '/settings/persona/card?format=json&version=2')
    expect(own.headers.get('content-disposition')).toContain('Mira.json')
    expect(await own.json()).toMatchObject({ data: { ...data, extensions: { lamp: [1, 2] } } })
    const picture = await home.ask('GET', '/settings/persona/card?format=png')
    const again = await sendPicture(new Uint8Array(await picture.arrayBuffer()))
    expect(characterCardSchema.parse(await again.json()).persona.character).toContain('lighthouse')
    await home.set({ persona: { name: 'Eva', character: '', greeting: '', card: null } })
    expect(await (await home.ask('GET', '/settings/persona/card')).text()).not.toContain('lighthouse')
  })

  it('is refused when it is none, too large, or too deep to be kept', async () => {
    address = (await home.start()).address
    const refused = await Promise.all([
      sendPicture(Buffer.from('no picture')),
      sendPicture(Buffer.alloc(8 * 1024 * 1024 + 1)),
      home.ask('POST', '/settings/persona/card', { spec: 'another' }),
      home.ask('GET', '/settings/persona/card?format=gif'),
      home.ask('PATCH', '/settings', { persona: { card: { deep: JSON.parse(`${'['.repeat(99)}${']'.repeat(99)}`) } } }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([400, 413, 400, 400, 400])
  })
})
