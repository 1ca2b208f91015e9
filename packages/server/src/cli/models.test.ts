import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { modelsSchema } from '@eva/protocol'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { makeTinyModel } from '@eva/testing/models'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROCESS_MS, useProcesses } from '../test-process.ts'

const { folder, run, serve } = useProcesses()
const MODEL = Buffer.alloc(3_000_000, 'model')
const ID = 'ada/tiny/tiny-Q4_0.gguf'

let hub: MisbehavingHub
beforeEach(async () => {
  hub = await startMisbehavingHub({ 'tiny-Q4_0.gguf': MODEL })
})
afterEach(() => hub.close())

const models = (...args: readonly string[]) => run(['models', ...args], { HF_ENDPOINT: hub.baseUrl })
const stored = (): Promise<string[]> => readdir(join(folder(), 'models/ada/tiny'))

describe('eva models', { timeout: PROCESS_MS }, () => {
  it('lists what there is in columns, and recommends one', async () => {
    const [listed, json] = [models(), models('list', '--json')]
    expect(await listed.ended).toBe(0)
    expect(listed.output()).toMatch(/^MODEL +SIZE +MEMORY +LANGUAGES +LICENCE +HERE +FITS\n/)
    expect(listed.output()).toMatch(/^qwen2\.5-0\.5b( \*)? +0\.49 GB +0\.69 GB +en fr /m)
    expect(await json.ended).toBe(0)
    expect(modelsSchema.parse(JSON.parse(json.output())).models.length).toBeGreaterThan(7)
  })

  it('fetches one, tells so in plain lines, makes it hers, and removes it', async () => {
    const pulled = models('pull', 'hf:ada/tiny:Q4_0')
    expect(await pulled.ended).toBe(0)
    expect(pulled.output()).toContain(`${ID} is here. To think with it: npx eva models use ${ID}`)
    expect(pulled.output()).not.toContain('\r')
    const used = models('use', ID)
    expect(await used.ended).toBe(0)
    expect(used.output()).toContain('is her model on this machine')
    const removed = models('remove', ID)
    expect(await removed.ended).toBe(0)
    expect(await stored()).toEqual([])
  })

  it('stops at Ctrl-C, says so, and goes on the next time', async () => {
    const reached = Promise.withResolvers<void>()
    hub.behaviour = { type: 'stalls', afterBytes: 2_000_000, reached: reached.resolve }
    const pulled = models('pull', 'hf:ada/tiny:Q4_0')
    await reached.promise
    await pulled.says('fetching')
    pulled.child.kill('SIGINT')
    expect(await pulled.ended).toBe(130)
    expect(pulled.output()).toMatch(
      /Stopped\. \d MB are kept: "npx eva models pull hf:ada\/tiny:Q4_0" goes on from there\./,
    )
    expect(await stored()).toEqual(['tiny-Q4_0.gguf.part', 'tiny-Q4_0.gguf.part.json'])
    hub.behaviour = { type: 'honest' }
    expect(await models('pull', 'hf:ada/tiny:Q4_0').ended).toBe(0)
    expect(hub.requests.at(-1)).toMatch(/bytes=\d+-/)
  })

  it.each([
    ['pull', 'nobody', 'There is no model "nobody" here. See "npx eva models list"'],
    ['pull', 'hf:ada/tiny:Q2_K', 'ada/tiny has no such model file. It has: tiny-Q4_0.gguf'],
    ['pull', 'hf:../x:Q4_0', 'This is not a name of a model: hf:../x:Q4_0'],
    ['use', 'qwen2.5-0.5b', 'Fetch it first: "npx eva models pull qwen2.5-0.5b".'],
    ['remove', '../../etc/passwd', 'There is no model "../../etc/passwd" here.'],
  ])('%s %s fails with 1, one line and what to do', async (command, name, words) => {
    const failed = models(command, name)
    expect(await failed.ended).toBe(1)
    expect(failed.output()).toContain(words)
    expect(failed.output()).not.toContain('    at ')
  })
})

describe('a model that was chosen', { timeout: PROCESS_MS }, () => {
  it('is what she thinks with after the next start, and cannot be removed meanwhile', async () => {
    await mkdir(join(folder(), 'models'))
    await copyFile(await makeTinyModel(), join(folder(), 'models/mine.gguf'))
    expect(await models('use', 'mine.gguf').ended).toBe(0)
    const server = await serve()
    await server.says(/brain {2}local/)
    const body = modelsSchema.parse(await (await fetch(`${server.address}/models`)).json())
    expect(body.models.at(-1)).toMatchObject({ id: 'mine.gguf', source: 'own', chosen: true, loaded: true })
    const refused = await fetch(`${server.address}/models/mine.gguf`, { method: 'DELETE' })
    expect(refused.status).toBe(409)
  })
})
