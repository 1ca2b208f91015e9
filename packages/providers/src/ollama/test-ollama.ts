import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EvaError } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { ask, never, outcomeOf } from '@eva/testing/llm-contract'
import { type OllamaSimulator, type OllamaSimulatorOptions, startOllamaSimulator } from '@eva/testing/ollama-simulator'
import { onTestFinished } from 'vitest'
import { createOllama, type OllamaBrain, type OllamaOptions } from './create-ollama.ts'

/** A brain that is closed when the test ends. Its clock stands still. */
export async function brainAt(baseUrl: string, changes: Partial<OllamaOptions> = {}): Promise<OllamaBrain> {
  const llm = await createOllama({ baseUrl, model: null, clock: createFakeClock(), ...changes })
  onTestFinished(() => llm.close())
  return llm
}

/** An Ollama of one's own, taken down when the test ends. */
export async function simulate(options: OllamaSimulatorOptions = {}): Promise<OllamaSimulator> {
  const simulator = await startOllamaSimulator(options)
  onTestFinished(() => simulator.close())
  return simulator
}

/** A brain and its Ollama, the model loaded. */
export async function openBrain(
  changes: Partial<OllamaOptions> = {},
  simulated: OllamaSimulatorOptions = {},
): Promise<{ readonly llm: OllamaBrain; readonly simulator: OllamaSimulator }> {
  const simulator = await simulate(simulated)
  const llm = await brainAt(simulator.baseUrl, changes)
  await llm.preload()
  return { llm, simulator }
}

/** What a greeting is answered. */
export const hello = (llm: OllamaBrain) => outcomeOf(llm.streamTokens(ask('Hello!'), never()))

/** The error with which a greeting ends, and what was said before it. */
export async function failureOf(llm: OllamaBrain): Promise<{ readonly text: string; readonly error: EvaError }> {
  const { text, thrown } = await hello(llm)
  return { text, error: thrown?.value as EvaError }
}

/** An address at which nobody listens any more. */
export async function deserted(): Promise<string> {
  const simulator = await startOllamaSimulator()
  await simulator.close()
  return simulator.baseUrl
}

/** The address of a server that is no Ollama, taken down when the test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
