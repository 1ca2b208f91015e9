import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { BargeIn, type ChatMessage } from '@eva/core'
import { createLlamaCpp, type LlamaCpp } from '@eva/providers/llama-cpp'
import { makeBenchmarkModel } from '@eva/testing/models'
import { getLlama, LlamaChatSession, LlamaLogLevel } from 'node-llama-cpp'
import { type BenchRow, type BenchSection, median } from './section.ts'

const SYSTEM =
  'You are Eva, a warm and attentive companion. You speak in short, natural sentences, because your words are read aloud.'
/** What a person says in eight turns; as long as spoken sentences are. */
const MESSAGES = [
  'Hello, who are you?',
  'I slept badly last night, and I do not quite know why.',
  'Maybe it was the storm. Did you ever hear a storm at sea?',
  'Tell me a short story about a lighthouse.',
  'And what became of the keeper?',
  'That is a little sad. Can it end well?',
  'Thank you. What should I do with the rest of the day?',
  'A walk sounds good. Until tonight, then!',
] as const
const ANSWER_TOKENS = 40
const TEMPERATURE = 0.7
/** Conversations per condition; each is eight turns on both sides. */
const CONVERSATIONS = 2
/** More than a thousand tokens: seconds of reading, in the middle of which the listener speaks. */
const LONG_MESSAGE = 'The sea was calm and the sky was wide, and nobody on the pier said a word. '.repeat(60)

type Turn = { readonly firstTokenMs: number; readonly tokensPerSecond: number }
/** One way to hold the conversation; `answer` is one turn of it. */
type Speaker = { begin(): Promise<void>; answer(message: string): Promise<Turn> }

/** The embedded brain beside the same library called directly. Takes about three minutes. */
export async function benchEmbeddedBrain(): Promise<readonly BenchSection[]> {
  const modelPath = await makeBenchmarkModel()
  const bootMs = performance.now()
  const llm = await createLlamaCpp({ modelPath, systemPrompt: SYSTEM })
  const bootSeconds = ((performance.now() - bootMs) / 1_000).toFixed(1)
  const { threads } = llm.description
  const bare = await openBare(modelPath, threads)
  try {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    const eva = speakerOf(llm, delay)
    const load = loadavg()[0]?.toFixed(1)
    const idle = await converse([eva, bare.speaker])
    const busy = await besideBusyProcess(() => converse([eva, bare.speaker]))
    const aborts = await measureAborts(llm)
    const allCores = await measureAllCores(modelPath)
    const notes = [
      `${cpus()[0]?.model.trim()}, ${cpus().length} processors; one-minute load ${load} before the runs.`,
      `Eva: ${llm.inWords}; ${bootSeconds} s from nothing to ready.`,
      NOTE_WEIGHTS,
      NOTE_REUSE,
      NOTE_SERVER,
    ]
    return [
      {
        title: 'Embedded brain beside the bare call',
        method: METHOD,
        rows: sideBySide(idle, quantile99(delay)),
        notes,
      },
      {
        title: 'Embedded brain beside a busy process',
        method: METHOD_BUSY,
        rows: [...besideBusy(idle, busy), ...allCores],
        notes: [],
      },
      { title: 'Stopping the embedded brain', method: METHOD_ABORT, rows: aborts, notes: [] },
    ]
  } finally {
    await llm.close()
    await bare.close()
  }
}

const METHOD = [
  `A model of the exact shape of Qwen2.5 0.5B at Q4_0, random weights, real tokenizer. ${CONVERSATIONS} conversations of`,
  `${MESSAGES.length} turns that grow turn by turn, ${ANSWER_TOKENS} tokens per answer, temperature ${TEMPERATURE}. Each turn is`,
  'answered by Eva and by a bare `LlamaChatSession` of node-llama-cpp (same process, file, thread count and sampling), in',
  'turn. First token: from the call to the first text. Tokens per second: from the first to the last. Medians over turns;',
  'the ratio of speeds is the median of the ratios turn by turn, because the machine has other guests.',
].join(' ')
const METHOD_BUSY = [
  'The same conversations while another process keeps one processor busy. The last rows are the bare call with as many',
  'threads as cores, three turns each, idle and busy: what an unmeasured thread count costs.',
].join(' ')
const METHOD_ABORT = [
  'Aborted at the fifth token of an answer, or 300 ms into reading a message of a thousand tokens; median of five. `thrown`',
  'is when the stream has ended for its reader, `stopped` is when the model has really let go.',
].join(' ')
const NOTE_WEIGHTS = 'Random weights of a real shape: the timings are honest, the text is noise.'
const NOTE_REUSE = [
  'The first-token ratio flatters Eva: random weights write tokens that a tokenizer would cut otherwise, so the bare session',
  'reads much of each answer again at the next turn, while Eva keeps the tokens as they were made. With a trained model this',
  'happens less often. Eva also reads the marks after an answer ahead, before the next message comes.',
].join(' ')
const NOTE_SERVER = 'llama-server is not installed with Eva, so it is not part of this run.'

function speakerOf(llm: LlamaCpp, delay: ReturnType<typeof monitorEventLoopDelay>): Speaker {
  let messages: ChatMessage[] = []
  let conversation = 0
  return {
    async begin() {
      messages = [{ role: 'system', content: SYSTEM }]
      conversation += 1
    },
    async answer(message) {
      messages.push({ role: 'user', content: message })
      const request = { messages, maxTokens: ANSWER_TOKENS, temperature: TEMPERATURE }
      const stream = llm.streamTokens(
        { conversationId: `bench-${conversation}`, ...request },
        new AbortController().signal,
      )
      const startMs = performance.now()
      let firstMs = Number.NaN
      let tokens = 0
      let answer = ''
      delay.enable()
      for await (const event of stream) {
        if (event.type === 'token') {
          if (answer === '') firstMs = performance.now()
          answer += event.content
        }
        if (event.type === 'usage') tokens = event.completionTokens
      }
      const endMs = performance.now()
      delay.disable()
      messages.push({ role: 'assistant', content: answer })
      await llm.idle()
      return { firstTokenMs: firstMs - startMs, tokensPerSecond: ((tokens - 1) / (endMs - firstMs)) * 1_000 }
    },
  }
}

/** The library as its guide shows it: one session, one prompt after the other. */
async function openBare(modelPath: string, threads: number): Promise<{ speaker: Speaker; close(): Promise<void> }> {
  const llama = await getLlama({ build: 'never', skipDownload: true, logLevel: LlamaLogLevel.error })
  const model = await llama.loadModel({ modelPath, defaultContextFlashAttention: true })
  const context = await model.createContext({ contextSize: 4_096, threads })
  const sequence = context.getSequence()
  let session: LlamaChatSession | null = null
  const answer = async (message: string): Promise<Turn> => {
    const before = sequence.tokenMeter.usedOutputTokens
    const startMs = performance.now()
    let firstMs = Number.NaN
    await session?.promptWithMeta(message, {
      maxTokens: ANSWER_TOKENS,
      temperature: TEMPERATURE,
      minP: 0.05,
      repeatPenalty: false,
      onTextChunk: () => {
        if (Number.isNaN(firstMs)) firstMs = performance.now()
      },
    })
    const tokens = sequence.tokenMeter.usedOutputTokens - before
    return {
      firstTokenMs: firstMs - startMs,
      tokensPerSecond: ((tokens - 1) / (performance.now() - firstMs)) * 1_000,
    }
  }
  const begin = async (): Promise<void> => {
    session?.dispose({ disposeSequence: false })
    session = new LlamaChatSession({ contextSequence: sequence, systemPrompt: SYSTEM })
    await session.preloadPrompt('')
  }
  return { speaker: { begin, answer }, close: () => llama.dispose() }
}

/** Every speaker answers each message before the next one comes. */
async function converse(speakers: readonly Speaker[]): Promise<readonly (readonly Turn[])[]> {
  const turns = speakers.map((): Turn[] => [])
  for (let conversation = 0; conversation < CONVERSATIONS; conversation++) {
    for (const speaker of speakers) await speaker.begin()
    for (const message of MESSAGES) {
      for (const [index, speaker] of speakers.entries()) turns[index]?.push(await speaker.answer(message))
    }
  }
  return turns
}

async function besideBusyProcess<T>(work: () => Promise<T>): Promise<T> {
  const neighbour: ChildProcess = spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' })
  await once(neighbour, 'spawn')
  try {
    return await work()
  } finally {
    neighbour.kill('SIGKILL')
    await once(neighbour, 'exit')
  }
}

async function measureAllCores(modelPath: string): Promise<readonly BenchRow[]> {
  const { speaker, close } = await openBare(modelPath, cpus().length)
  const three = async (): Promise<readonly Turn[]> => {
    const turns: Turn[] = []
    await speaker.begin()
    for (const message of MESSAGES.slice(0, 3)) turns.push(await speaker.answer(message))
    return turns
  }
  try {
    const idle = await three()
    const busy = await besideBusyProcess(three)
    const name = `bare call, ${cpus().length} threads`
    return [
      reported(`${name}: tokens/s, idle → busy`, `${speed(idle).toFixed(1)} → ${speed(busy).toFixed(1)}`),
      reported(`${name}: first token, idle → busy`, `${first(idle).toFixed(0)} → ${first(busy).toFixed(0)} ms`),
    ]
  } finally {
    await close()
  }
}

async function measureAborts(llm: LlamaCpp): Promise<readonly BenchRow[]> {
  const results: Record<'speaking' | 'reading', { thrownMs: number; stoppedMs: number }[]> = {
    speaking: [],
    reading: [],
  }
  for (let round = 0; round < 5; round++) {
    for (const moment of ['speaking', 'reading'] as const) {
      const stop = new AbortController()
      let abortedMs = 0
      let tokens = 0
      const abort = (): void => {
        abortedMs = performance.now()
        stop.abort(new BargeIn('benchmark'))
      }
      const content = moment === 'speaking' ? MESSAGES[3] : LONG_MESSAGE
      const messages: ChatMessage[] = [
        { role: 'system', content: SYSTEM },
        { role: 'user', content },
      ]
      const request = { conversationId: `abort-${moment}-${round}`, messages, maxTokens: 200, temperature: TEMPERATURE }
      try {
        for await (const { type } of llm.streamTokens(request, stop.signal)) {
          if (type === 'started' && moment === 'reading') setTimeout(abort, 300)
          if (type === 'token' && ++tokens === 5) abort()
        }
      } catch (thrown) {
        if (!(thrown instanceof BargeIn)) throw thrown
      }
      const thrownMs = performance.now() - abortedMs
      await llm.idle()
      results[moment].push({ thrownMs, stoppedMs: performance.now() - abortedMs })
    }
  }
  return (['speaking', 'reading'] as const).flatMap((moment) => {
    const thrownMs = median(results[moment].map((one) => one.thrownMs))
    const stoppedMs = median(results[moment].map((one) => one.stoppedMs))
    return [
      judged(`while ${moment}: thrown`, '≤ 50 ms', `${thrownMs.toFixed(1)} ms`, thrownMs <= 50),
      reported(`while ${moment}: stopped`, `${stoppedMs.toFixed(0)} ms`),
    ]
  })
}

function sideBySide([eva = [], bare = []]: readonly (readonly Turn[])[], delayP99Ms: number): readonly BenchRow[] {
  const speedRatio = median(
    eva.map((turn, index) => turn.tokensPerSecond / (bare[index]?.tokensPerSecond ?? Number.NaN)),
  )
  return [
    reported('first token, Eva', `${first(eva).toFixed(0)} ms`),
    reported('first token, bare call', `${first(bare).toFixed(0)} ms (Eva ${(first(eva) / first(bare)).toFixed(2)} ×)`),
    reported('tokens per second, bare call', speed(bare).toFixed(1)),
    judged(
      'tokens per second, Eva',
      '≥ 0.95 × the bare call',
      `${speed(eva).toFixed(1)} (${speedRatio.toFixed(2)} ×)`,
      speedRatio >= 0.95,
    ),
    judged('event-loop delay while she answers, p99', '< 20 ms', `${delayP99Ms.toFixed(1)} ms`, delayP99Ms < 20),
  ]
}

function besideBusy(
  [idle = []]: readonly (readonly Turn[])[],
  [busy = []]: readonly (readonly Turn[])[],
): readonly BenchRow[] {
  const firstRatio = first(busy) / first(idle)
  const speedRatio = speed(busy) / speed(idle)
  return [
    judged(
      'first token, Eva',
      '≤ 1.5 × idle',
      `${first(busy).toFixed(0)} ms (${firstRatio.toFixed(2)} ×)`,
      firstRatio <= 1.5,
    ),
    judged(
      'tokens per second, Eva',
      '≥ 0.7 × idle',
      `${speed(busy).toFixed(1)} (${speedRatio.toFixed(2)} ×)`,
      speedRatio >= 0.7,
    ),
  ]
}

const first = (turns: readonly Turn[]): number => median(turns.map((turn) => turn.firstTokenMs))
const speed = (turns: readonly Turn[]): number => median(turns.map((turn) => turn.tokensPerSecond))
const quantile99 = (delay: { percentile(p: number): number }): number => delay.percentile(99) / 1e6
const reported = (name: string, measured: string): BenchRow => ({ name, target: null, measured, met: null })
const judged = (name: string, target: string, measured: string, met: boolean): BenchRow => ({
  name,
  target,
  measured,
  met,
})

if (import.meta.main) {
  for (const { title, method, rows, notes } of await benchEmbeddedBrain()) {
    console.log(`\n${title}\n\n${method}\n`)
    for (const { name, measured, target, met } of rows) {
      const verdict = met === null ? '' : met ? 'met' : 'MISSED'
      console.log(`  ${name.padEnd(50)} ${measured.padStart(24)}  ${target ?? ''} ${verdict}`)
    }
    for (const note of notes) console.log(`- ${note}`)
  }
}
