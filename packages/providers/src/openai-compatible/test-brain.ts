import { createServer, type RequestListener, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Llm } from '@eva/core'
import { type OpenAiSimulator, type OpenAiSimulatorOptions, startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { onTestFinished } from 'vitest'
import { COMPATIBLE } from './dialects.ts'
import { createOpenAiCompatible } from './openai-compatible.ts'
import type { OpenAiCompatibleOptions } from './server.ts'

/** Looks like no other text, so that finding it anywhere is a leak. */
export const CANARY_KEY = 'gsk_canary7Zq1XwP0secret'

/** A wall clock that stands still, for HTTP dates. */
export const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5)

const KEYS = { baseUrl: 'TEST_BASE_URL', apiKey: 'TEST_API_KEY', model: 'TEST_MODEL' } as const

/** A brain with fixed settings at `baseUrl`. */
export function brainAt(baseUrl: string, changes: Partial<OpenAiCompatibleOptions> = {}): Llm {
  return createOpenAiCompatible({
    id: 'test',
    model: 'simulated-model',
    baseUrl,
    apiKey: CANARY_KEY,
    keys: KEYS,
    dialect: { ...COMPATIBLE, listsEveryModel: true },
    clock: { nowMs: () => 0, wallTimeMs: () => NOW_MS },
    ...changes,
  })
}

/** An address at which nobody listens any more. */
export async function deserted(): Promise<string> {
  const simulator = await startOpenAiSimulator()
  await simulator.close()
  return new URL(simulator.baseUrl).origin
}

/** A brain and its simulator, both taken down when the test ends. */
export async function openBrain(
  changes: Partial<OpenAiCompatibleOptions> = {},
  simulated: OpenAiSimulatorOptions = {},
): Promise<{ readonly llm: Llm; readonly simulator: OpenAiSimulator }> {
  const simulator = await startOpenAiSimulator(simulated)
  const llm = brainAt(simulator.baseUrl, changes)
  onTestFinished(async () => {
    await llm.close()
    await simulator.close()
  })
  return { llm, simulator }
}

/** The address of a server of one's own, taken down when the test ends. */
export async function serve(listener: RequestListener, options: ServerOptions = {}): Promise<string> {
  const server = createServer(options, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
