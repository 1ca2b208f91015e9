import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modelsSchema } from '@eva/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startEva } from './start-eva.ts'

const START_MS = 180_000
const { PATH, NODE_COMPILE_CACHE } = process.env

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'eva-check-data-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

it(
  'starts an Eva with the models and the choice of the data folder, and leaves nothing there',
  async () => {
    const mine = join(dataDir, 'models', 'ada', 'mine.gguf')
    const chosen = JSON.stringify({ path: 'ada/mine.gguf' })
    await mkdir(join(dataDir, 'models', 'ada'), { recursive: true })
    await writeFile(mine, 'GGUF')
    await writeFile(join(dataDir, 'models', 'chosen.json'), chosen)
    const eva = await startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'scripted' }, dataDir)
    try {
      const { models } = modelsSchema.parse(await (await fetch(`${eva.address}/models`)).json())
      expect(models.find(({ id }) => id.includes('mine'))).toMatchObject({ chosen: true })
      const message = JSON.stringify({ message: 'Hello', session_id: 'a-review' })
      const headers = { 'content-type': 'application/json' }
      expect((await fetch(`${eva.address}/chat`, { method: 'POST', headers, body: message })).status).toBe(200)
    } finally {
      await eva.stop()
    }
    expect(await readdir(dataDir)).toEqual(['models'])
    expect(await readFile(mine, 'utf8')).toBe('GGUF')
    expect(await readFile(join(dataDir, 'models', 'chosen.json'), 'utf8')).toBe(chosen)
  },
  START_MS,
)

it(
  'says what she said when she does not start',
  async () => {
    await expect(startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'groq' })).rejects.toThrow('Set GROQ_API_KEY')
  },
  START_MS,
)

it(
  'stops starting when it is told to',
  async () => {
    const stop = new AbortController()
    const starting = startEva({ PATH, NODE_COMPILE_CACHE, EVA_LLM: 'scripted' }, null, stop.signal)
    stop.abort()
    await expect(starting).rejects.toBe(stop.signal.reason)
  },
  START_MS,
)
