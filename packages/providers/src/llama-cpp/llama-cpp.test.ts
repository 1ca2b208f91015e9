import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BargeIn, type ChatMessage, EvaError, type LlmEvent, type LlmRequest } from '@eva/core'
import { ask, describeLlm, never, outcomeOf } from '@eva/testing/llm-contract'
import { makeTinyModel } from '@eva/testing/models'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLlamaCpp, type LlamaCpp, settleIn } from './create-llama-cpp.ts'
import { type LoadedModel, loadModel } from './load-model.ts'
import { createPromptMaker, type PromptMaker } from './prompt-maker.ts'

const SYSTEM: ChatMessage = {
  role: 'system',
  content: 'You are Eva, a kind companion. Answer in a few short sentences.',
}
const LOAD_LIMIT_MS = 180_000

let modelPath: string
let loaded: LoadedModel & { prompts: PromptMaker }
beforeAll(async () => {
  modelPath = await makeTinyModel()
  const model = await loadModel({ modelPath, roomTokens: 2_048, gpu: false, onLoadProgress: () => {}, onLog: () => {} })
  loaded = { ...model, prompts: createPromptMaker(model.model) }
}, LOAD_LIMIT_MS)
afterAll(async () => loaded.llama.dispose())

/** Brains on one loaded model: what is tested here is not the loading. */
const open = (sequences = 2, contextTokens = 1_024): Promise<LlamaCpp> =>
  settleIn(loaded, { systemPrompt: SYSTEM.content, threads: 1, sequences, contextTokens }, async () => {})

describeLlm('embedded', async () => {
  const llm = await open()
  return { llm, idle: llm.idle }
})

describe('the embedded brain', () => {
  const brains: LlamaCpp[] = []
  const brain = async (sequences?: number, contextTokens?: number): Promise<LlamaCpp> => {
    const opened = await open(sequences, contextTokens)
    brains.push(opened)
    return opened
  }
  afterEach(async () => {
    await Promise.all(brains.splice(0).map((one) => one.close()))
  })

  const request = (conversationId: string, messages: readonly ChatMessage[], maxTokens = 12): LlmRequest => ({
    conversationId,
    messages,
    maxTokens,
    temperature: 0,
  })
  const says = (content: string): ChatMessage => ({ role: 'user', content })
  /** One turn to its end, and how many tokens the model worked on for it. */
  const turn = async (llm: LlamaCpp, asked: LlmRequest) => {
    const before = llm.evaluatedTokens()
    const outcome = await outcomeOf(llm.streamTokens(asked, never()))
    await llm.idle()
    return { ...outcome, evaluated: llm.evaluatedTokens() - before, usage: usageOf(outcome.events) }
  }

  it('counts its tokens, and sends each one alone', async () => {
    const { events, usage, thrown } = await turn(await brain(), request('a', [SYSTEM, says('Hello!')], 16))
    expect(thrown).toBeNull()
    expect(events[0]).toEqual({ type: 'started' })
    expect(usage?.completionTokens).toBe(16)
    expect(usage?.promptTokens).toBeGreaterThan(15)
    expect(events.filter((event) => event.type === 'token').length).toBeGreaterThan(8)
  })

  it('reads the system prompt at boot, once for all conversations', async () => {
    const llm = await brain(4)
    const atBoot = llm.evaluatedTokens()
    const alone = await brain(1)
    expect(atBoot).toBe(alone.evaluatedTokens())
    for (const id of ['a', 'b', 'c', 'd']) {
      const { evaluated, usage } = await turn(llm, request(id, [SYSTEM, says('Hello!')], 1))
      expect(evaluated).toBeLessThan((usage?.promptTokens ?? 0) - 10)
    }
  })

  it('reads only what is new in a growing conversation', async () => {
    const llm = await brain()
    const messages = [
      SYSTEM,
      says('Tell me about the sea, the moon, the wind and the mountains, as slowly as you can.'),
    ]
    const first = await turn(llm, request('a', messages, 24))
    const grown: ChatMessage[] = [...messages, { role: 'assistant', content: first.text }, says('And then?')]
    const second = await turn(llm, request('a', grown, 1))
    expect(second.usage?.promptTokens).toBeGreaterThan(60)
    expect(second.evaluated).toBeLessThan(25)
  })

  it('reads a conversation anew after eviction, and the system prompt even then only once', async () => {
    const llm = await brain(1)
    const long = [SYSTEM, says('one two three four five six seven eight nine ten '.repeat(8))]
    const first = await turn(llm, request('a', long, 1))
    await turn(llm, request('b', [SYSTEM, says('Hello!')], 1))
    const again = await turn(llm, request('a', long, 1))
    expect(again.evaluated).toBeGreaterThan(60)
    expect(again.evaluated).toBeLessThanOrEqual(first.evaluated)
    expect(again.evaluated).toBeLessThan((again.usage?.promptTokens ?? 0) - 10)
  })

  it('takes over a conversation that another brain held, after reading it ahead', async () => {
    const llm = await brain()
    const answer: ChatMessage = {
      role: 'assistant',
      content: 'The sea is wide, and it keeps its secrets well. '.repeat(6),
    }
    const held = [SYSTEM, says('Tell me about the sea.'), answer]
    await llm.prefill('a', held, never())
    await llm.idle()
    const { evaluated, usage } = await turn(llm, request('a', [...held, says('Why?')], 1))
    expect(usage?.promptTokens).toBeGreaterThan(90)
    expect(evaluated).toBeLessThan(15)
  })

  it('goes on with an answer of which nothing but the last words is left to read, and keeps the whole of it', async () => {
    const llm = await brain()
    const asked = [SYSTEM, says('Tell me about the sea, the moon, the wind and the mountains, as slowly as you can.')]
    await turn(llm, request('a', asked, 1))
    const said = 'The sea is wide, and it keeps its secrets well, '
    const { text, evaluated, usage } = await turn(llm, { ...request('a', asked, 8), answerSoFar: said })
    expect(text).toMatch(/^\S/)
    expect(usage?.completionTokens).toBe(8)
    expect(evaluated).toBeLessThan(60)
    const whole: ChatMessage = { role: 'assistant', content: `${said}${text}` }
    const next = await turn(llm, request('a', [...asked, whole, says('And then?')], 1))
    expect(next.usage?.promptTokens).toBeGreaterThan(60)
    expect(next.evaluated).toBeLessThan(25)
  })

  it('counts a prompt as it is read, the beginning of the answer included', async () => {
    const llm = await brain()
    const asked = request('a', [SYSTEM, says('Tell me about the sea.')], 1)
    for (const counted of [asked, { ...asked, answerSoFar: 'It is blue and very deep,' }]) {
      expect(llm.countTokens(counted)).toBe((await turn(llm, counted)).usage?.promptTokens)
    }
    expect(llm.countTokens({ ...asked, answerSoFar: 'It is blue,' })).toBeGreaterThan(llm.countTokens(asked))
  })

  it('leaves reading ahead when it is told to, and goes on from there later', async () => {
    const llm = await brain(1, 2_048)
    const answer: ChatMessage = { role: 'assistant', content: 'The sea is wide, and it is very deep. '.repeat(120) }
    const held = [SYSTEM, says('Tell me about the sea.'), answer]
    const whole = llm.countTokens(request('a', held))
    const before = llm.evaluatedTokens()
    const read = (): number => llm.evaluatedTokens() - before
    const stop = new AbortController()
    const reading = llm.prefill('a', held, stop.signal)
    while (read() === 0) await nextTurnOfLoop()
    stop.abort('somebody speaks')
    await expect(reading).rejects.toBe('somebody speaks')
    await llm.idle()
    const readFirst = read()
    expect(readFirst).toBeLessThanOrEqual(llm.description.chunkTokens)
    expect(readFirst).toBeLessThan(whole - 200)
    await llm.prefill('a', held, never())
    await llm.idle()
    expect(read()).toBeLessThan(whole + 5)
  })

  it('reads ahead what fits of a conversation that is too long', async () => {
    const llm = await brain(1, 256)
    const held: ChatMessage[] = [SYSTEM]
    for (let number = 1; number <= 20; number++) {
      held.push(says(`This is message number ${number}.`), { role: 'assistant', content: `This is answer ${number}.` })
    }
    await llm.prefill('a', held, never())
    await llm.idle()
    const { evaluated, usage } = await turn(llm, request('a', [...held, says('Why?')], 4))
    expect(usage?.promptTokens).toBeGreaterThan(40)
    expect(evaluated).toBeLessThan(20)
  })

  it('leaves out the oldest messages when the room is full, keeps the system prompt, and reuses what stays', async () => {
    const llm = await brain(1, 256)
    const messages: ChatMessage[] = [SYSTEM]
    const evaluated: number[] = []
    for (let number = 1; number <= 14; number++) {
      messages.push(says(`This is message number ${number}, and it says nothing of importance at all.`))
      const outcome = await turn(llm, request('a', messages, 6))
      expect(outcome.thrown).toBeNull()
      expect(outcome.usage?.promptTokens).toBeLessThan(256)
      expect(outcome.usage?.completionTokens).toBe(6)
      evaluated.push(outcome.evaluated)
      messages.push({ role: 'assistant', content: outcome.text })
    }
    const rereads = evaluated.slice(1).filter((count) => count > 60)
    expect(rereads.length).toBeGreaterThan(0)
    expect(rereads.length).toBeLessThan(6)
  })

  it('refuses a message that no room is large enough for, by name', async () => {
    const llm = await brain(1, 256)
    const { thrown } = await turn(llm, request('a', [SYSTEM, says('far too long '.repeat(200))]))
    expect(thrown?.value).toMatchObject({ code: 'brain_failed', fix: expect.stringContaining('shorter') })
    expect((await turn(llm, request('a', [SYSTEM, says('Hello!')]))).text).not.toBe('')
  })

  it('lets a request wait its turn when every sequence is taken, and begins it when one is free', async () => {
    const llm = await brain(1)
    const events: string[] = []
    const follow = async (id: string): Promise<void> => {
      for await (const { type } of llm.streamTokens(request(id, [SYSTEM, says('Hello!')], 6), never())) {
        events.push(`${id} ${type}`)
      }
    }
    await Promise.all([follow('a'), follow('b')])
    expect(events.indexOf('b started')).toBeGreaterThan(events.lastIndexOf('a token'))
    expect(events.at(-1)).toBe('b usage')
  })

  it('answers two conversations at once', async () => {
    const llm = await brain(2)
    const order: string[] = []
    const follow = async (id: string): Promise<void> => {
      for await (const event of llm.streamTokens(request(id, [SYSTEM, says('Hello!')], 16), never())) {
        if (event.type === 'token') order.push(id)
      }
    }
    await Promise.all([follow('a'), follow('b')])
    expect(order.indexOf('b')).toBeLessThan(order.lastIndexOf('a'))
    expect(order.indexOf('a')).toBeLessThan(order.lastIndexOf('b'))
  })

  it('frees the sequence of an aborted answer, also one aborted while it waited or read', async () => {
    const llm = await brain(1)
    const reason = new BargeIn('enough')
    for (const stopAt of ['started', 'token'] as const) {
      const stop = new AbortController()
      const asked = request('a', [SYSTEM, says('Tell me everything. '.repeat(30))], 200)
      const outcome = await outcomeOf(llm.streamTokens(asked, stop.signal), ({ type }) => {
        if (type === stopAt) stop.abort(reason)
      })
      expect(outcome.thrown?.value).toBe(reason)
      expect(outcome.events.at(-1)?.type).toBe(stopAt)
    }
    const running = llm.streamTokens(request('a', [SYSTEM, says('Hello!')]), never())[Symbol.asyncIterator]()
    expect((await running.next()).value).toEqual({ type: 'started' })
    const stop = new AbortController()
    const waiting = outcomeOf(llm.streamTokens(request('b', [SYSTEM, says('Hello!')]), stop.signal))
    stop.abort(reason)
    expect(await waiting).toMatchObject({ events: [], thrown: { value: reason } })
    await running.return?.(undefined)
    expect((await turn(llm, request('b', [SYSTEM, says('Hello!')]))).text).not.toBe('')
  })

  it('says where it runs and how many conversations fit, and is checked without losing its place', async () => {
    const llm = await brain(3)
    expect(llm.description).toMatchObject({ compute: { device: 'CPU', gpuLayers: 0 }, threads: 1, sequences: 3 })
    expect(llm.inWords).toContain('3 conversations of 1024 tokens')
    const messages = [SYSTEM, says('Hello!')]
    await turn(llm, request('a', messages, 1))
    expect((await llm.check(never())).ok).toBe(true)
    const { evaluated } = await turn(llm, request('a', messages, 1))
    expect(evaluated).toBeLessThan(10)
  })

  it('answers nobody after it was closed', async () => {
    const llm = await brain()
    await llm.close()
    const { events, thrown } = await outcomeOf(llm.streamTokens(ask('Hello!'), never()))
    expect(events).toEqual([])
    expect(thrown?.value).toMatchObject({ code: 'brain_failed' })
  })
})

describe('loading the embedded brain', () => {
  it(
    'measures, loads and unloads on its own',
    async () => {
      const shares: number[] = []
      const llm = await createLlamaCpp({
        modelPath,
        sequences: 1,
        contextTokens: 256,
        gpu: false,
        onLoadProgress: (share) => shares.push(share),
      })
      expect(llm.description.threads).toBeGreaterThanOrEqual(1)
      expect(shares.at(-1)).toBe(1)
      expect((await llm.check(never())).latencyMs).toBeGreaterThan(0)
      await llm.close()
    },
    LOAD_LIMIT_MS,
  )

  it('says what to do when there is no such file', async () => {
    const loading = createLlamaCpp({ modelPath: '/nowhere/model.gguf' })
    await expect(loading).rejects.toMatchObject({
      code: 'model_unavailable',
      fix: expect.stringContaining('EVA_LOCAL_MODEL'),
    })
  })

  it(
    'says so when the file is no model',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'eva-llama-'))
      try {
        const path = join(folder, 'page.gguf')
        await writeFile(path, '\u001b[31m<!doctype html><title>Not found</title>')
        const thrown = await createLlamaCpp({ modelPath: path, gpu: false }).catch((error: unknown) => error)
        expect(thrown).toBeInstanceOf(EvaError)
        expect(thrown).toMatchObject({ code: 'model_unavailable', message: expect.stringContaining('page.gguf') })
        expect(String(thrown)).toMatch(/^[\x20-\x7e]+$/)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    LOAD_LIMIT_MS,
  )
})

const nextTurnOfLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const usageOf = (events: readonly LlmEvent[]) => events.find((event) => event.type === 'usage')
