import type { CharacterCard } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { createSetup } from '../setup/setup.ts'
import { createFakeSetupApi, NOTHING_SET } from '../testing/fake-setup.ts'
import { createBringCard, MAX_CARD_BYTES } from './bring-card.ts'

const cardOf = (name: string): CharacterCard => ({
  persona: { name, character: 'Dry and kind.', greeting: 'Ahoy.' },
  card: { spec: 'chara_card_v3', data: { name } },
  version: '3',
  creator: '',
  unused: [],
})
const REFUSED = { code: 'bad_request', message: 'That is no card.', fix: null }

function makeBring() {
  const { api, asked } = createFakeSetupApi()
  const bring = createBringCard(createSetup(api))
  const next = <Call extends (typeof asked)[number]['call']>(call: Call) => {
    const waiting = asked.shift()
    if (waiting?.call !== call) throw new Error(`asked for ${waiting?.call ?? 'nothing'}, not for ${call}`)
    return waiting as Extract<(typeof asked)[number], { call: Call }>
  }
  const settled = () => new Promise(setImmediate)
  return { bring, asked, next, settled, state: bring.store.getState }
}

describe('a character card that is brought', () => {
  it('is shown first, and is her only once the person says so, with all that came along', async () => {
    const { bring, next, settled, state } = makeBring()
    void bring.read(new Blob(['{}']))
    expect(state()).toEqual({ at: 'reading' })
    next('card').answer({ ok: true, value: cardOf('Ada') })
    await settled()
    expect(state()).toMatchObject({ at: 'shown', card: { persona: { name: 'Ada' } } })
    void bring.keep()
    const change = next('change')
    expect(change.patch).toEqual({ persona: { ...cardOf('Ada').persona, card: cardOf('Ada').card } })
    change.answer({ ok: true, value: NOTHING_SET })
    await settled()
    expect(state()).toEqual({ at: 'kept', name: 'Ada' })
  })

  it('says what is wrong with it', async () => {
    const { bring, next, settled, state } = makeBring()
    void bring.read(new Blob(['no']))
    next('card').answer({ ok: false, problem: REFUSED })
    await settled()
    expect(state()).toEqual({ at: 'unreadable', problem: REFUSED })
  })

  it('is not even sent when no card can be as large', async () => {
    const { bring, asked, state } = makeBring()
    await bring.read(new Blob([new Uint8Array(MAX_CARD_BYTES + 1)]))
    expect(state()).toEqual({ at: 'unreadable', problem: 'too_big' })
    expect(asked).toEqual([])
  })

  it('gives way to one that is brought after it, and to being left', async () => {
    const { bring, next, settled, state } = makeBring()
    void bring.read(new Blob(['1']))
    void bring.read(new Blob(['2']))
    next('card').answer({ ok: true, value: cardOf('First') })
    next('card').answer({ ok: true, value: cardOf('Second') })
    await settled()
    expect(state()).toMatchObject({ card: { persona: { name: 'Second' } } })
    void bring.read(new Blob(['3']))
    bring.leave()
    next('card').answer({ ok: true, value: cardOf('Third') })
    await settled()
    expect(state()).toEqual({ at: 'nothing' })
  })

  it('stays in sight when it is refused, and says why', async () => {
    const { bring, next, settled, state } = makeBring()
    void bring.read(new Blob(['{}']))
    next('card').answer({ ok: true, value: cardOf('Ada') })
    await settled()
    void bring.keep()
    next('change').answer({ ok: false, problem: REFUSED })
    await settled()
    expect(state()).toMatchObject({ at: 'shown', problem: REFUSED })
  })
})
