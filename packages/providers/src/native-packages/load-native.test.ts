import { expect, it } from 'vitest'
import { loadNative, NATIVE_PACKAGES } from './load-native.ts'

it.each(NATIVE_PACKAGES)(
  'loads %s in a process of its own, and tells its version',
  { timeout: 60_000 },
  async (name) => {
    expect(await loadNative(name, new AbortController().signal)).toMatch(/^\d+\.\d+\.\d+/)
  },
)

it('ends the process of one that nobody waits for any more', async () => {
  const enough = new AbortController()
  const loading = loadNative('node-llama-cpp', enough.signal)
  enough.abort(new Error('enough'))
  await expect(loading).rejects.toThrow('enough')
})
