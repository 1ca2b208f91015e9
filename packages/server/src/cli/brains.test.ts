import { chatResponseSchema } from '@eva/protocol'
import { makeTinyModel } from '@eva/testing/models'
import { startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { describe, expect, it } from 'vitest'
import { connectClient } from '../test-client.ts'
import { PROCESS_MS, useProcesses } from '../test-process.ts'

const { serve } = useProcesses()

const ask = async (address: string, message: string): Promise<unknown> => {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${address}/chat`, { method: 'POST', headers, body: JSON.stringify({ message }) })
  return answer.json()
}

describe('a mind of one’s own', { timeout: PROCESS_MS }, () => {
  it('is a GGUF file inside her own process', async () => {
    const server = await serve({ EVA_LOCAL_MODEL: await makeTinyModel(), EVA_MAX_TOKENS: '12' })
    const body = chatResponseSchema.parse(await ask(server.address, 'Hello'))
    expect(body).toMatchObject({ provider: 'local' })
    expect(body.tokens).toBeGreaterThan(0)
    const health = JSON.stringify(await (await fetch(`${server.address}/health`)).json())
    expect(health).toContain('"local":true')
    server.child.kill('SIGTERM')
    await server.ended
    // Every line is Eva's own: what llama.cpp has to say is for the log.
    expect(server.output().trim().split('\n')).toEqual([
      expect.stringMatching(/^Loading .*\.gguf$/),
      expect.stringMatching(/^Loaded: /),
      expect.stringMatching(/^Eva is ready at /),
      expect.stringMatching(/^ {2}brain {2}local \(.*\): EVA_LOCAL_MODEL is set; then scripted$/),
      expect.stringMatching(/^ {2}voice {2}/),
      expect.stringMatching(/^ {2}ear {4}/),
      'Eva is stopping.',
    ])
  })

  it('is any OpenAI-compatible server', async () => {
    const simulator = await startOpenAiSimulator({})
    try {
      const server = await serve({ OPENAI_BASE_URL: simulator.baseUrl, OPENAI_API_KEY: 'k' })
      const body = chatResponseSchema.parse(await ask(server.address, 'Hello'))
      expect(body.provider).toBe('openai')
      expect(body.response).not.toBe('')
      expect(simulator.calls.length).toBeGreaterThan(0)
    } finally {
      await simulator.close()
    }
  })

  it('is replaced by the built-in responder when nobody answers at the address, and says so', async () => {
    const server = await serve({ OPENAI_BASE_URL: 'http://127.0.0.1:9', OPENAI_MODEL: 'm' })
    await server.says(/^ {2}! openai does not answer: .+$/m)
    const client = await connectClient(`${server.address.replace('http', 'ws')}/ws/chat`)
    client.send({ message: 'Hello' })
    expect(await client.next('route')).toMatchObject({ from: 'openai', to: 'scripted' })
    expect(await client.next('turn_end')).toMatchObject({ status: 'completed', provider: 'scripted' })
    await client.close()
  })
})
