import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sayTones, writeToneWhisper } from '@eva/testing/ear-model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pcmBytes, wavHeader } from '../packages/server/src/speech/wav.ts'

const RUN = fileURLToPath(new URL('./run.ts', import.meta.url))
const PLACE = '<!-- neural ears: begin, written by npm run verify -- ears -->\n<!-- neural ears: end -->\n'
/** A model of the tests is loaded and hears some twenty sentences, in ms. */
const LONG = 180_000

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-verify-'))
  await writeFile(join(folder, 'page.md'), `# Before\n\n${PLACE}\nAfter\n`)
})
afterEach(() => rm(folder, { recursive: true }))

async function verify(...args: readonly string[]): Promise<{ code: unknown; output: string; page: string }> {
  const report = join(folder, 'page.md')
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', RUN, ...args, '--data', join(folder, 'data'), '--report', report],
    { env: { PATH: process.env.PATH, HF_ENDPOINT: 'http://127.0.0.1:1' }, cwd: folder },
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

/** A Whisper of the tests, which understands tones alone, as a download of the catalogue's would have left it. */
async function installWhisper(): Promise<void> {
  const own = join(folder, 'data/ears/whisper-base')
  await writeToneWhisper(own)
  const record: Record<string, { bytes: number; hex: string }> = {}
  for (const name of ['encoder', 'decoder', 'tokens']) {
    const to = name === 'tokens' ? 'base-tokens.txt' : `base-${name}.int8.onnx`
    await rename(join(own, name === 'tokens' ? 'tokens.txt' : `${name}.onnx`), join(own, to))
    record[to] = { bytes: (await stat(join(own, to))).size, hex: '0' }
  }
  await writeFile(join(own, 'installed.json'), JSON.stringify(record))
}

async function record(text: string): Promise<string> {
  const sounds = join(folder, 'sounds')
  await mkdir(join(sounds, 'en'), { recursive: true })
  const data = pcmBytes(sayTones(['low', 'low', 'low']))
  await writeFile(join(sounds, 'en/one.wav'), Buffer.concat([wavHeader(16_000, data.byteLength), data]))
  await writeFile(join(sounds, 'en/one.txt'), `${text}\n`)
  return sounds
}

describe('npm run verify -- ears', { timeout: LONG }, () => {
  it('lets an ear hear the built-in voices and the recordings of a folder, and says what it does not understand', async () => {
    await installWhisper()
    const { code, output, page } = await verify('ears', 'whisper-base', '--sounds', await record('Hello!'))
    expect(code, output).toBe(1)
    expect(output).toMatch(
      /whisper-base: misses 1\d\d\.\d % of what flite:slt says in en; misses .* espeak:fr says in fr$/m,
    )
    expect(output).not.toContain('en/')
    expect(page).toMatch(/^# Before\n/)
    expect(page).toMatch(/\nAfter\n$/)
    expect(page).toMatch(/^\| whisper-base \| \*\*no\*\*: misses /m)
    expect(page).toMatch(/^\| zipformer-fr \| not yet \|/m)
    expect((await stat(join(folder, 'data/ears/whisper-base'))).isDirectory()).toBe(true)
  })

  it.each([
    [['ears', 'nobody'], 'There is no ear "nobody" in the catalogue: parakeet-v3,'],
    [['dance'], 'npm run verify -- ears [ear …] [--sounds folder]'],
  ])('ends %j with a word of help and 2', async (args, words) => {
    const { code, output } = await verify(...args)
    expect(code).toBe(2)
    expect(output).toContain(words)
  })
})
