import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTinyModel } from '@eva/testing/models'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Home, makeHome } from '../settings/test-home.ts'

let home: Home
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.close())

/** How often it is looked, and how long at most, in ms: on a busy machine a small model takes its time, too. */
const WHILE_IT_LOADS = { interval: 100, timeout: 60_000 }

describe('a model that is chosen while she runs', { timeout: 120_000 }, () => {
  it('is what she thinks with as soon as it is loaded, and can be removed when she no longer does', async () => {
    const tiny = await makeTinyModel()
    const models = join(home.folder, 'models')
    await mkdir(models)
    await writeFile(join(models, 'broken.gguf'), (await readFile(tiny)).subarray(0, 1_000_000))
    await cp(tiny, join(models, 'tiny.gguf'))
    await home.start()
    const becomes = (state: string) =>
      vi.waitFor(async () => expect((await home.brain('local'))?.state).toBe(state), WHILE_IT_LOADS)

    await home.ask('PUT', '/models/chosen', { id: 'broken.gguf' })
    await becomes('broken')
    expect((await home.brain('local'))?.detail).toContain('could not be loaded')
    const client = await home.talk()
    client.send({ type: 'message', message: 'Hello' })
    expect(await client.next('turn_end')).toMatchObject({ provider: 'scripted' })

    const chosen = await home.ask('PUT', '/models/chosen', { id: 'tiny.gguf' })
    expect(await chosen.json()).toMatchObject({ takes_effect: 'now', overridden_by: null })
    await becomes('ready')
    client.send({ type: 'message', message: 'Hello' })
    expect(await client.next('turn_end')).toMatchObject({ provider: 'local' })
    expect((await home.ask('DELETE', '/models/tiny.gguf')).status).toBe(409)
    await home.set({ keys: { EVA_LLM: 'scripted' } })
    await vi.waitFor(
      async () => expect((await home.ask('DELETE', '/models/tiny.gguf')).status).toBe(204),
      WHILE_IT_LOADS,
    )
  })
})
