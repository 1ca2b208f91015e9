import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Diagnosis, diagnosisActionEventSchema, diagnosisEventSchema, diagnosisSchema } from '@eva/protocol'
import { openModelShelf } from '@eva/providers/model-files'
import { fakeLlm } from '@eva/testing/fakes'
import { startMisbehavingHub } from '@eva/testing/model-hub'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { brainOf, modelsOn, startTestEva, type TestEva, testClock, unreachable, voiceOf } from '../test-eva.ts'

const CANARY = 'canary-51d0b7'

async function evaOf(...rest: Parameters<typeof startTestEva>): Promise<TestEva> {
  const eva = await startTestEva(...rest)
  onTestFinished(() => eva.close())
  return eva
}

const diagnosisOf = async ({ address }: TestEva, headers: Record<string, string> = {}): Promise<Diagnosis> =>
  diagnosisSchema.parse(await (await fetch(`${address}/diagnosis`, { headers })).json())

async function eventsOf<Schema extends z.ZodType>(answer: Response, schema: Schema): Promise<z.output<Schema>[]> {
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const lines = (await answer.text()).split('\n').filter((line) => line.startsWith('data: '))
  return lines.map((line) => schema.parse(JSON.parse(line.slice('data: '.length))))
}

const act = async ({ address }: TestEva, id: string): Promise<Response> =>
  fetch(`${address}/diagnosis/actions/${id}`, { method: 'POST' })

describe('GET /diagnosis', () => {
  it('says of every part how it is, what matters to a talk first', async () => {
    const { checks } = await diagnosisOf(await evaOf(brainOf(['Hi'])))
    const found = Object.fromEntries(checks.map(({ id, status }) => [id, status]))
    expect(found).toMatchObject({ 'brain:fake': 'good', 'voice:fake': 'good', database: 'good', network: 'good' })
    expect(checks[0]).toMatchObject({ id: 'brain:fake', code: 'brain_answers', facts: { model: 'fake (fake)' } })
    // Nobody listens in this test, and nothing can be fetched from nowhere but what the catalogue knows.
    expect(checks.find(({ id }) => id === 'ear')).toMatchObject({
      code: 'ear_none',
      action: { id: 'fetch-ear:whisper-base', label: { fr: expect.stringContaining('whisper-base') } },
    })
  })

  it('tells each part as it ends, to everybody who asks meanwhile', async () => {
    const brain = fakeLlm('fake', testClock, [['Hi']])
    const eva = await evaOf(brain)
    const ask = (): Promise<Response> => fetch(`${eva.address}/diagnosis`, { headers: { accept: 'text/event-stream' } })
    const [first, second] = await Promise.all([ask(), ask()])
    const events = await eventsOf(first, diagnosisEventSchema)
    expect(await eventsOf(second, diagnosisEventSchema)).toEqual(events)
    expect(brain.requests).toHaveLength(1)
    const [begin, ...after] = events
    if (begin?.type !== 'begin') throw new Error('it does not begin')
    const told = after.flatMap((event) => (event.type === 'check' ? [event.check.id] : []))
    expect(told.toSorted()).toEqual(begin.checks.map(({ id }) => id).toSorted())
    expect(events.at(-1)?.type).toBe('end')
  })

  it('lets nobody in without the password, and no secret out', async () => {
    const rude = voiceOf()
    const brain = fakeLlm('fake', testClock, [[{ fail: new Error(`refused ${CANARY}-key of ${CANARY}-word`) }]])
    const eva = await evaOf(
      brain,
      { EVA_PASSWORD: `${CANARY}-word`, EVA_API_KEY: `${CANARY}-key`, GROQ_API_KEY: `${CANARY}-groq` },
      [{ ...rude, check: async () => ({ ok: false, detail: `bad key ${CANARY}-groq`, latencyMs: 1 }) }],
    )
    expect((await fetch(`${eva.address}/diagnosis`)).status).toBe(401)
    const diagnosis = await diagnosisOf(eva, { authorization: `Bearer ${CANARY}-key` })
    expect(diagnosis.checks[0]).toMatchObject({ status: 'bad', words: 'refused (hidden) of (hidden)' })
    expect(JSON.stringify(diagnosis)).not.toContain(CANARY)
  })
})

describe('POST /diagnosis/actions', () => {
  it('looks at one part again', async () => {
    const events = await eventsOf(await act(await evaOf(brainOf()), 'look-again:database'), diagnosisActionEventSchema)
    expect(events).toMatchObject([{ type: 'check', check: { id: 'database', status: 'good' } }])
  })

  it('asks a brain for a word that failed a moment ago', async () => {
    const eva = await evaOf(fakeLlm('fake', testClock, [[{ fail: unreachable() }], ['Here']]))
    const { checks } = await diagnosisOf(eva)
    expect(checks[0]).toMatchObject({
      status: 'bad',
      words: 'Nobody answers there.',
      fix: { en: 'Start the server.', fr: 'Start the server.' },
      action: { id: 'ask-brain:fake' },
    })
    const events = await eventsOf(await act(eva, 'ask-brain:fake'), diagnosisActionEventSchema)
    expect(events).toMatchObject([{ type: 'check', check: { id: 'brain:fake', status: 'good' } }])
  })

  it('says why something cannot be fetched', async () => {
    const events = await eventsOf(
      await act(await evaOf(brainOf()), 'fetch-ear:whisper-base'),
      diagnosisActionEventSchema,
    )
    expect(events).toEqual([{ type: 'failed', message: 'There is no hub.', fix: null }])
  })

  it('fetches a model with its progress, and has it thought with from then on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eva-doctor-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const hub = await startMisbehavingHub({ 'tiny-Q4_0.gguf': Buffer.alloc(60_000, 'model') })
    onTestFinished(() => hub.close())
    const models = modelsOn(openModelShelf({ folder, baseUrl: hub.baseUrl, clock: testClock }))
    const eva = await evaOf(fakeLlm('scripted', testClock, [['Hi']]), {}, [voiceOf()], models)
    const events = await eventsOf(await act(eva, 'fetch-model:hf:ada/tiny:Q4_0'), diagnosisActionEventSchema)
    expect(events.flatMap((event) => (event.type === 'progress' ? [event.pull.status] : [])).at(-1)).toBe('done')
    expect(events.at(-1)).toMatchObject({ type: 'check', check: { id: 'brain:scripted' } })
    expect(await models.chosenFile()).toBe(join(folder, 'ada/tiny/tiny-Q4_0.gguf'))
  })

  it('knows only what a check offers', async () => {
    const eva = await evaOf(brainOf())
    expect((await act(eva, 'format-disk')).status).toBe(404)
    const events = await eventsOf(await act(eva, 'look-again:nothing'), diagnosisActionEventSchema)
    expect(events).toMatchObject([{ type: 'failed', message: 'She has no part "nothing" now.' }])
  })
})
