import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorBodySchema, settingsSchema, voiceSchema } from '@eva/protocol'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { writeToneVoice } from '@eva/testing/voice-model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROCESS_MS, useProcesses } from '../test-process.ts'

const { folder, run, serve } = useProcesses()
const REPOSITORY = 'willwade/mms-tts-multilingual-models-onnx'
const VOICE = 'sherpa:mms-fr'

let hub: MisbehavingHub
/** The hub has a voice of the catalogue, which the tests have made: a tone as long as its text. */
beforeEach(async () => {
  const made = join(folder(), 'made')
  await writeToneVoice(made, { n_speakers: 1 })
  const files = {
    'fra/model.onnx': await readFile(join(made, 'model.onnx')),
    'fra/tokens.txt': await readFile(join(made, 'tokens.txt')),
  }
  hub = await startMisbehavingHub({}, [], { [REPOSITORY]: files })
})
afterEach(() => hub.close())

const eva = (...args: readonly string[]) => run(args, { HF_ENDPOINT: hub.baseUrl })

/** A running Eva with that hub, and how to ask her. */
async function asking(environment: Readonly<Record<string, string>> = {}) {
  const { address } = await serve({ HF_ENDPOINT: hub.baseUrl, EVA_LLM: 'scripted', ...environment })
  const ask = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${address}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const listed = async () => {
    const voices = voiceSchema.array().parse(await (await ask('GET', '/voices')).json())
    return voices.find(({ id }) => id === VOICE)
  }
  const voiceOf = async (text: string): Promise<string | null> => {
    const answer = await ask('POST', '/tts', { text })
    await answer.arrayBuffer()
    return answer.headers.get('x-voice')
  }
  return { ask, listed, voiceOf }
}

describe('a voice that is fetched while she runs', { timeout: PROCESS_MS }, () => {
  it('speaks at once, is chosen and kept, and is gone when it is removed', async () => {
    const { ask, listed, voiceOf } = await asking()
    expect(await listed()).toMatchObject({ installed: false, download: { id: 'mms-fr', pull: null, verified: false } })
    expect(await voiceOf('Bonjour tout le monde.')).toBe('espeak:fr')

    const events = await (await ask('POST', '/voices/pull', { id: VOICE })).text()
    expect(events).toContain('event: done')
    expect(await listed()).toMatchObject({ installed: true, default_for: ['fr'], download: { part_bytes: 0 } })
    expect(await voiceOf('Bonjour tout le monde.')).toBe(VOICE)
    expect(await voiceOf('Hello to the whole world.')).toBe('flite:slt')

    const chosen = await ask('PATCH', '/settings', { voice: { voices: { fr: 'espeak:fr' }, speed: 1.5 } })
    expect(settingsSchema.parse(await chosen.json())).toMatchObject({
      voice: { voices: { fr: 'espeak:fr' }, speed: 1.5, pitch: 1 },
    })
    expect(await voiceOf('Bonjour tout le monde.')).toBe('espeak:fr')
    await ask('PATCH', '/settings', { voice: { voices: { fr: null } } })
    expect(await voiceOf('Bonjour tout le monde.')).toBe(VOICE)

    expect((await ask('DELETE', '/voices/mms-fr')).status).toBe(204)
    expect(await listed()).toMatchObject({ installed: false })
    expect(await voiceOf('Bonjour tout le monde.')).toBe('espeak:fr')
    expect((await ask('DELETE', '/voices/mms-fr')).status).toBe(404)
  })

  it('is no choice before it is here, for a language that it does not speak, or where EVA_TTS leaves it out', async () => {
    const { ask, listed } = await asking({ EVA_TTS: 'flite,espeak' })
    expect(await listed()).toBeUndefined()
    const choose = async (language: string, id: string) => {
      const answer = await ask('PATCH', '/settings', { voice: { voices: { [language]: id } } })
      return [answer.status, errorBodySchema.safeParse(await answer.json()).data?.error.message]
    }
    expect(await choose('fr', VOICE)).toEqual([400, expect.stringContaining('There is no voice')])
    expect(await choose('fr', 'flite:slt')).toEqual([400, expect.stringContaining('does not speak "fr"')])
    expect(await choose('fr', 'espeak:fr')).toEqual([200, undefined])
    const { locked } = settingsSchema.parse(await (await ask('GET', '/settings')).json())
    expect(locked).toContainEqual({ key: 'EVA_TTS', value: 'flite,espeak' })
  })

  it('is refused with what is wrong when it cannot be had, or when more is asked than can be set', async () => {
    const { ask } = await asking()
    const unknown = await ask('POST', '/voices/pull', { id: 'nobody' })
    expect(unknown.status).toBe(404)
    expect(await unknown.json()).toMatchObject({ error: { code: 'model_not_found', param: 'id' } })
    expect((await ask('POST', '/voices/pull', { id: '../../etc' })).status).toBe(404)
    expect((await ask('DELETE', '/voices/pull/mms-fr')).status).toBe(404)
    expect((await ask('DELETE', '/voices/flite:slt')).status).toBe(404)
    for (const voice of [{ speed: 9 }, { pitch: 0 }, { voices: { french: 'espeak:fr' } }, { loud: true }]) {
      expect((await ask('PATCH', '/settings', { voice })).status).toBe(400)
    }
  })
})

describe('eva voices', { timeout: PROCESS_MS }, () => {
  it('fetches a voice, speaks with it, makes it hers and removes it', async () => {
    const pulled = eva('voices', 'pull', 'mms-fr')
    expect(await pulled.ended, pulled.output()).toBe(0)
    expect(pulled.output()).toContain('mms-fr is here.')
    const said = eva('say', 'Bonjour tout le monde.', '--out', join(folder(), 'a.wav'))
    expect(await said.ended, said.output()).toBe(0)
    expect(said.output()).toContain(`by ${VOICE}`)
    const used = eva('voices', 'use', 'espeak:fr')
    expect(await used.ended, used.output()).toBe(0)
    expect(used.output()).toContain('She speaks "fr" with espeak:fr from now on.')
    const again = eva('say', 'Bonjour tout le monde.', '--pitch', '1.5', '--out', join(folder(), 'a.wav'))
    expect(await again.ended, again.output()).toBe(0)
    expect(again.output()).toContain('by espeak:fr')
    const removed = eva('voices', 'remove', VOICE)
    expect(await removed.ended, removed.output()).toBe(0)
    expect(await readdir(join(folder(), 'voices'))).toEqual([])
  })

  it('lists what can be fetched below what is here', async () => {
    const listed = eva('voices', 'list')
    expect(await listed.ended).toBe(0)
    const [here, others] = listed.output().split('To fetch with "npx eva voices pull <voice>":')
    expect(here).toMatch(/^flite:slt +en-US/m)
    expect(here).not.toContain('sherpa:')
    expect(others).toMatch(/^supertonic-3 +en, fr, de, es \+27 +145 MB +10 voices/m)
  })

  it.each([
    ['pull', 'nobody', 'There is no voice "nobody" that could be fetched.'],
    ['use', VOICE, 'The voice sherpa:mms-fr is not installed. Fetch it first'],
    ['use', 'default', 'Say for which language'],
    ['remove', 'mms-fr', 'The voice mms-fr is not installed.'],
  ])('%s %s fails with 1, one line and what to do', async (command, name, words) => {
    const failed = eva('voices', command, name)
    expect(await failed.ended).toBe(1)
    expect(failed.output()).toContain(words)
    expect(failed.output()).not.toContain('    at ')
  })
})
