import type { BrainTest } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { createSetup } from '../setup/setup.ts'
import { createFakeSetupApi, NOTHING_SET } from '../testing/fake-setup.ts'
import { createBrainForm } from './brain-form.ts'

const GOOD: BrainTest = {
  ok: true,
  model: 'm',
  first_token_ms: 20,
  total_ms: 30,
  words: 'Hello.',
  fix: null,
  models: ['m'],
}
const BAD: BrainTest = { ...GOOD, ok: false, first_token_ms: null, words: 'Invalid API Key', fix: 'Look again.' }

function makeForm() {
  const { api, asked } = createFakeSetupApi()
  const form = createBrainForm('groq', createSetup(api))
  /** Answers the call that waits, of this kind, and lets the form take it in. */
  const answer = async (...[call, outcome]: ['test', BrainTest] | ['change', 'kept' | 'refused']): Promise<void> => {
    const waiting = asked.shift()
    if (call === 'test' && waiting?.call === 'test') waiting.answer({ ok: true, value: outcome })
    else if (call === 'change' && waiting?.call === 'change') {
      const problem = { code: 'bad_request', message: 'GROQ_API_KEY is wrong.', fix: null }
      waiting.answer(outcome === 'kept' ? { ok: true, value: NOTHING_SET } : { ok: false, problem })
    } else throw new Error(`the form asked for ${waiting?.call ?? 'nothing'}, not for ${call}`)
    await new Promise(setImmediate)
  }
  return { form, asked, answer, state: form.store.getState }
}

describe('what is written about a brain', () => {
  it('is tested and then kept', async () => {
    const { form, asked, answer, state } = makeForm()
    form.write('GROQ_API_KEY', 'gsk_1')
    void form.save()
    expect(asked[0]).toMatchObject({ id: 'groq', keys: { GROQ_API_KEY: 'gsk_1' } })
    await answer('test', GOOD)
    expect(asked[0]).toMatchObject({ patch: { keys: { GROQ_API_KEY: 'gsk_1' } } })
    await answer('change', 'kept')
    expect(state()).toMatchObject({ changes: {}, doing: 'nothing', isSaved: true, test: GOOD })
  })

  it('is not kept when its test fails, unless the person says so', async () => {
    const { form, asked, answer, state } = makeForm()
    form.write('GROQ_API_KEY', 'wrong')
    void form.save()
    await answer('test', BAD)
    expect(state()).toMatchObject({ test: BAD, asksAnyway: true, isSaved: false })
    expect(asked).toEqual([])
    void form.saveAnyway()
    await answer('change', 'kept')
    expect(state()).toMatchObject({ changes: {}, isSaved: true, asksAnyway: false })
  })

  it('says why it was refused, and is still there', async () => {
    const { form, answer, state } = makeForm()
    form.write('GROQ_API_KEY', 'odd')
    void form.save()
    await answer('test', GOOD)
    await answer('change', 'refused')
    expect(state()).toMatchObject({ changes: { GROQ_API_KEY: 'odd' }, problem: { message: 'GROQ_API_KEY is wrong.' } })
  })

  it('is not judged by the test of what stood there before', async () => {
    const { form, answer, asked, state } = makeForm()
    form.write('GROQ_API_KEY', 'half')
    void form.save()
    form.write('GROQ_API_KEY', 'whole')
    await answer('test', GOOD)
    expect(state()).toMatchObject({ changes: { GROQ_API_KEY: 'whole' }, test: null, doing: 'nothing', isSaved: false })
    expect(asked).toEqual([])
  })

  it('can be only tried out, taken back and forgotten', async () => {
    const { form, answer, state } = makeForm()
    void form.test()
    await answer('test', BAD)
    expect(state()).toMatchObject({ test: BAD, asksAnyway: false })
    form.write('GROQ_API_KEY', null)
    expect(state()).toMatchObject({ changes: { GROQ_API_KEY: null }, test: null })
    form.write('GROQ_API_KEY', undefined)
    expect(state().changes).toEqual({})
    form.write('GROQ_MODEL', 'other')
    form.discard()
    expect(state().changes).toEqual({})
  })
})
