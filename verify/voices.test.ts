import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { writeToneVoice } from '@eva/testing/voice-model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url))
const PLACE = '<!-- neural voices: begin, written by npm run verify -- voices -->\n<!-- neural voices: end -->\n'
/** Two models of the tests are loaded and speak eleven sentences each, in ms. */
const LONG = 180_000

let folder: string
let hub: MisbehavingHub
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-verify-'))
  const made = join(folder, 'made')
  await writeToneVoice(made, { n_speakers: 1 })
  const [model, tokens] = await Promise.all(['model.onnx', 'tokens.txt'].map((name) => readFile(join(made, name))))
  if (model === undefined || tokens === undefined) throw new Error('the test voice was not made')
  const files = { 'fra/model.onnx': model, 'fra/tokens.txt': tokens }
  hub = await startMisbehavingHub({}, [], { 'willwade/mms-tts-multilingual-models-onnx': files })
  await writeFile(join(folder, 'page.md'), `# Before\n\n${PLACE}\nAfter\n`)
})
afterEach(async () => {
  await hub.close()
  await rm(folder, { recursive: true })
})

async function verify(...args: readonly string[]): Promise<{ code: unknown; output: string; page: string }> {
  const report = join(folder, 'page.md')
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', RUN, ...args, '--data', join(folder, 'data'), '--report', report],
    { env: { PATH, NODE_COMPILE_CACHE, HF_ENDPOINT: hub.baseUrl }, cwd: folder },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const [code] = await once(child, 'close')
  return { code, output, page: await readFile(report, 'utf8') }
}

describe('npm run verify -- voices', { timeout: LONG }, () => {
  it('fetches a voice, hears it in its language, and says of the others that nobody has', async () => {
    const { code, output, page } = await verify('voices', 'mms-fr')
    expect(code, output).toBe(0)
    expect(output).toContain('mms-fr: speaks as it should')
    expect(page).toMatch(/^# Before\n/)
    expect(page).toMatch(/\nAfter\n$/)
    expect(page).toMatch(
      /^\| mms-fr \| \d{4}-\d\d-\d\d, .+ \| fr \| \d+ ms \| \d+ ms \/ \d+ ms \| \d+\.\d+ \| (\d+ MB|–) \| \d+ ms \| – \|$/m,
    )
    expect(page).toMatch(/^\| kokoro \| not yet \|/m)
    expect(await readdir(join(folder, 'data/voices'))).toEqual([])
  })

  it('says what went wrong with one that cannot be had, keeps what it knew of the others, and ends with 1', async () => {
    await verify('voices', 'mms-fr')
    const { code, page } = await verify('voices', 'mms-en')
    expect(code).toBe(1)
    expect(page).toMatch(/^\| mms-en \| \*\*no\*\*: .*does not have eng\/model\.onnx/m)
    expect(page).toMatch(/^\| mms-fr \| \d{4}-/m)
  })

  it.each([
    [['dance'], 'Usage: npm run verify -- voices'],
    [['voices', 'nobody'], 'There is no voice "nobody" in the catalogue: supertonic-3,'],
  ])('ends %j with a word of help and 2', async (args, words) => {
    const { code, output } = await verify(...args)
    expect(code).toBe(2)
    expect(output).toContain(words)
  })
})
