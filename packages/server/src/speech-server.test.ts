import { startSpeechSimulator } from '@eva/testing/speech-simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PROCESS_MS, useProcesses } from './test-process.ts'

const JSON_HEADERS = { 'content-type': 'application/json' }

describe('a server that speaks', { timeout: PROCESS_MS }, () => {
  const { run, serve } = useProcesses()

  it('speaks what it can, and leaves French to a voice that knows it', async () => {
    const simulator = await startSpeechSimulator({ models: ['whisper-1', 'my-tts'], voices: ['bob'] })
    onTestFinished(simulator.close)
    const server = await serve({ TTS_BASE_URL: simulator.baseUrl })
    await server.says('openai:bob, espeak:fr: TTS_BASE_URL is set')
    const voiceOf = async (text: string): Promise<string | null> => {
      const body = JSON.stringify({ text })
      const answer = await fetch(`${server.address}/tts`, { method: 'POST', headers: JSON_HEADERS, body })
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
      return answer.headers.get('x-voice')
    }
    expect(await voiceOf('Good evening, how was your day at work?')).toBe('openai:bob')
    expect(await voiceOf('Bonsoir, comment s’est passée ta journée au travail ?')).toBe('espeak:fr')
    const said = simulator.calls.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body))
    expect(said).toEqual(expect.arrayContaining([expect.objectContaining({ model: 'my-tts', voice: 'bob' })]))
    expect(JSON.stringify(said)).not.toContain('Bonsoir')
    const health = await (await fetch(`${server.address}/health`)).json()
    expect(health).toMatchObject({
      components: { 'openai-voice': { ok: true, detail: expect.stringContaining('my-tts') } },
    })
  })

  it('is missed in one line when it is named and not configured', async () => {
    const server = await serve({ EVA_TTS: 'openai,flite' })
    await server.says(
      '! openai-voice is not available: EVA_TTS names openai, which is not configured. Set TTS_BASE_URL.',
    )
  })

  it('lists its voices in the terminal', async () => {
    const simulator = await startSpeechSimulator({ voices: { voices: ['af_heart', 'ff_siwis'] } })
    onTestFinished(simulator.close)
    const listed = run(['voices', '--language', 'fr'], { TTS_BASE_URL: simulator.baseUrl, EVA_TTS: 'openai' })
    expect(await listed.ended).toBe(0)
    expect(listed.output()).toContain('openai:ff_siwis')
    expect(listed.output()).not.toContain('af_heart')
  })
})
