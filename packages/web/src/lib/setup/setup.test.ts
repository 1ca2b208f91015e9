import type { SettingsBody } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { createFakeSetupApi, NOTHING_SET } from '../testing/fake-setup.ts'
import { keyOf, withChange } from './keys.ts'
import { createSetup } from './setup.ts'

const named = (name: string): SettingsBody => ({ ...NOTHING_SET, persona: { ...NOTHING_SET.persona, name } })
const REFUSED = { code: 'bad_request', message: 'No.', fix: null }

function makeSetup() {
  const { api, asked } = createFakeSetupApi()
  const setup = createSetup(api)
  const answer = async (call: 'read' | 'change', outcome: SettingsBody | typeof REFUSED): Promise<void> => {
    const waiting = asked.shift()
    if (waiting?.call !== call || (waiting.call !== 'read' && waiting.call !== 'change')) throw new Error('not asked')
    waiting.answer('code' in outcome ? { ok: false, problem: outcome } : { ok: true, value: outcome })
    await new Promise(setImmediate)
  }
  const name = () => setup.store.getState().settings?.persona.name
  return { setup, asked, answer, name }
}

describe('what is set', () => {
  it('is shown as it is guessed, and then as it is', async () => {
    const { setup, answer, name } = makeSetup()
    void setup.read()
    await answer('read', named('Eva'))
    void setup.changeAtOnce({ persona: { name: 'Ada' } }, () => named('Ada'))
    expect(name()).toBe('Ada')
    await answer('change', named('Ada!'))
    expect(name()).toBe('Ada!')
  })

  it('is as it was when a change is refused, and the store says why', async () => {
    const { setup, answer, name } = makeSetup()
    void setup.read()
    await answer('read', named('Eva'))
    void setup.changeAtOnce({ persona: { name: 'Ada' } }, () => named('Ada'))
    await answer('change', REFUSED)
    await answer('read', named('Eva'))
    expect(name()).toBe('Eva')
    expect(setup.store.getState().problem).toEqual(REFUSED)
  })

  it('does not jump back to an answer that a later change has overtaken', async () => {
    const { setup, answer, name } = makeSetup()
    void setup.read()
    await answer('read', named('Eva'))
    void setup.changeAtOnce({ persona: { name: 'Ada' } }, () => named('Ada'))
    void setup.changeAtOnce({ persona: { name: 'Bea' } }, () => named('Bea'))
    await answer('change', named('Ada'))
    expect(name()).toBe('Bea')
    await answer('change', named('Bea'))
    expect(name()).toBe('Bea')
  })

  it('has a key for everything, also what the server does not tell of', () => {
    expect(keyOf(NOTHING_SET, 'EVA_LLM')).toMatchObject({ key: 'EVA_LLM', is_set: false, is_locked: false })
    expect(withChange(withChange({ EVA_LLM: 'groq' }, 'EVA_TTS', null), 'EVA_LLM', undefined)).toEqual({
      EVA_TTS: null,
    })
  })
})
