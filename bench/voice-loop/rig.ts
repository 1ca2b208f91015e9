import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { detectLanguage } from '@eva/providers/language'
import { startOpenAiSimulator } from '@eva/testing/openai-simulator'
import { startTranscriptionSimulator } from '@eva/testing/transcription-simulator'
import { startChild } from '../first-token/child.ts'
import { type Recording, understand } from './understanding.ts'

const EVA = fileURLToPath(new URL('../../packages/server/src/cli/eva.ts', import.meta.url))
const MODEL = 'simulated-model'

/** The promise's own simulators: a recogniser of 80 ms, a brain whose first token comes after 80 ms and then one each 10 ms. */
export const EAR_MS = 80
export const FIRST_TOKEN_MS = 80
export const TOKEN_MS = 10

/** One server with what it talks to. */
export type Rig = {
  readonly address: string
  /** Microphones that are open, for the simulated ear to recognise. */
  readonly recordings: Recording[]
  /** Chat requests so far. */
  readonly brainCalls: () => number
  /** Sounds that the simulated ear was given so far, and those among them that no microphone sent. */
  readonly earCalls: () => { readonly all: number; readonly strange: number; readonly slowestMs: number }
  close(): Promise<void>
}

export type RigOptions = {
  /** `simulated`, or the one of this machine. */
  readonly ear: 'simulated' | 'pocketsphinx'
  /** What the brain says to a message. */
  readonly answer: (language: 'en' | 'fr') => string
  /** @default TOKEN_MS */
  readonly tokenMs?: number
}

/** Starts a server with a simulated brain and the built-in voices. */
export async function startRig({ ear, answer, tokenMs = TOKEN_MS }: RigOptions): Promise<Rig> {
  await using stack = new AsyncDisposableStack()
  const recordings: Recording[] = []
  let [strange, slowestMs] = [0, 0]
  const brain = stack.adopt(
    await startOpenAiSimulator({
      models: [MODEL],
      firstTokenMs: FIRST_TOKEN_MS,
      tokenMs,
      replyTo: ({ messages }) => {
        const message = messages.findLast(({ role }) => role === 'user')?.content ?? ''
        const text = answer(detectLanguage(message, 'en') === 'fr' ? 'fr' : 'en')
        return { type: 'stream', tokens: text.match(/\s*\S+/g) ?? [] }
      },
    }),
    (simulator) => simulator.close(),
  )
  const hearing = stack.adopt(
    await startTranscriptionSimulator({
      replyTo: ({ samples, sampleRate }) => {
        const fromMs = performance.now()
        const heard = understand(samples, sampleRate, recordings)
        const tookMs = performance.now() - fromMs
        slowestMs = Math.max(slowestMs, tookMs)
        if (heard === null) strange += 1
        const { text, language } = heard ?? { text: '', language: 'english' }
        return { type: 'text', text, language, afterMs: Math.max(0, EAR_MS - tookMs) }
      },
    }),
    (simulator) => simulator.close(),
  )
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const eva = stack.adopt(
    await startChild([EVA, 'serve'], {
      EVA_PORT: '0',
      EVA_DATA_DIR: folder,
      EVA_LLM: 'openai',
      OPENAI_BASE_URL: brain.baseUrl,
      OPENAI_MODEL: MODEL,
      EVA_TTS: 'flite,espeak',
      EVA_LOG_LEVEL: 'error',
      EVA_MAX_TOKENS: '600',
      ...(ear === 'simulated'
        ? { EVA_STT: 'openai', STT_BASE_URL: hearing.baseUrl, STT_MODEL: 'whisper-1' }
        : { EVA_STT: 'pocketsphinx' }),
    }),
    (child) => child.stop(),
  )
  const all = stack.move()
  return {
    address: eva.address,
    recordings,
    brainCalls: () => brain.calls.filter(({ path }) => path.endsWith('/chat/completions')).length,
    earCalls: () => ({ all: hearing.requests.length, strange, slowestMs }),
    close: () => all.disposeAsync(),
  }
}
