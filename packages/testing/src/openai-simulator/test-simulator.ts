import { onTestFinished } from 'vitest'
import { type OpenAiSimulator, type OpenAiSimulatorOptions, startOpenAiSimulator } from './start-openai-simulator.ts'

/** A simulator taken down when the test ends, and a way to ask it. */
export type Asked = {
  readonly simulator: OpenAiSimulator
  /** One chat request; `changes` to its body. */
  post(changes?: object, init?: RequestInit): Promise<Response>
}

export async function openSimulator(options: OpenAiSimulatorOptions = {}): Promise<Asked> {
  const simulator = await startOpenAiSimulator(options)
  onTestFinished(() => simulator.close())
  const asked = { model: 'simulated-model', messages: [{ role: 'user', content: 'Hello!' }], stream: true }
  return {
    simulator,
    post: (changes = {}, init = {}) =>
      fetch(`${simulator.baseUrl}/chat/completions`, {
        method: 'POST',
        body: JSON.stringify({ ...asked, stream_options: { include_usage: true }, ...changes }),
        ...init,
      }),
  }
}

/** The `data:` of each event, in order. */
export const dataOf = (text: string): readonly string[] =>
  text.split('\n\n').flatMap((event) => event.match(/^data: (.*)$/s)?.[1] ?? [])

/** The inside of an error body. */
export async function errorIn(response: Response): Promise<{ readonly message: string; readonly type: string }> {
  return JSON.parse(await response.text()).error
}

/** What the events say together. Throws at one that is no JSON. */
export const saidIn = (text: string): string =>
  dataOf(text)
    .filter((data) => data !== '[DONE]')
    .map((data) => JSON.parse(data).choices[0]?.delta?.content ?? '')
    .join('')
