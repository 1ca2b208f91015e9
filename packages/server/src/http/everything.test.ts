import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Home, makeHome } from '../settings/test-home.ts'

const KEY = 'gsk-a-key-that-is-nobodys'

let home: Home
beforeEach(async () => {
  home = await makeHome()
})
afterEach(() => home.close())

describe('everything', { timeout: 60_000 }, () => {
  it('is deleted when it is asked for in full: conversations, settings and reviews, from the files too', async () => {
    await home.start()
    await home.set({
      keys: { GROQ_API_KEY: KEY, EVA_LLM: 'scripted' },
      persona: { name: 'Mathilda', character: 'You like qzxgooseberries.' },
    })
    await home.set({ voice: { speed: 1.5 }, welcomed: true })
    await mkdir(join(home.folder, 'reviews'))
    const review = join(home.folder, 'reviews', 'review-2026-01-01T00-00-00Z.json')
    await writeFile(review, '{}')
    const client = await home.talk()
    client.send({ type: 'message', message: 'Please buy qzxgooseberries.' })
    await client.next('turn_end')
    const answers = ['all', undefined].map((confirm) => home.ask('DELETE', '/everything', { confirm }))
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(400)
    expect((await home.settings()).persona.name).toBe('Mathilda')

    expect((await home.ask('DELETE', '/everything', { confirm: 'everything' })).status).toBe(204)
    const { persona, keys, voice, welcomed, brains } = await home.settings()
    expect([persona.name, persona.character, voice.speed, welcomed]).toEqual(['Eva', '', 1, false])
    expect(keys.filter(({ is_set, is_locked }) => is_set && !is_locked)).toEqual([])
    expect(brains.find(({ state }) => state === 'ready')?.id).toBe('scripted')
    expect(await (await home.ask('GET', '/sessions')).json()).toEqual([])
    await expect(stat(review)).rejects.toThrow('ENOENT')
    const written = await Promise.all(
      (await readdir(home.folder, { withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ name }) => readFile(join(home.folder, name), 'latin1')),
    )
    expect(written.join('')).not.toMatch(/qzxgooseberries|gsk-|Mathilda/i)
    // She begins anew, under the same address.
    client.send({ type: 'message', message: 'Hello' })
    expect(await client.next('turn_end')).toMatchObject({ provider: 'scripted', status: 'completed' })
  })
})
