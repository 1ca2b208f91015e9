import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import wavefile from 'wavefile'

const run = promisify(execFile)

/** What Debian’s package `pocketsphinx` brings; its model is in `pocketsphinx-en-us`. */
const PROGRAM = 'pocketsphinx_continuous'
/** The rate of the American English model that comes with it. */
const SAMPLE_RATE = 16_000

/** Hears English. */
export type Recogniser = { recognise(pcm: Int16Array, sampleRate: number): Promise<string> }

/** The recogniser of this machine, with its English model; `null` when none is installed. */
export function findRecogniser(path: string = process.env.PATH ?? ''): Recogniser | null {
  const program = path
    .split(delimiter)
    .map((folder) => join(folder, PROGRAM))
    .find(isExecutable)
  if (program === undefined) return null
  return {
    async recognise(pcm, sampleRate) {
      const folder = await mkdtemp(join(tmpdir(), 'eva-hears-'))
      const file = join(folder, 'said.wav')
      try {
        await writeFile(file, wavOf(pcm, sampleRate))
        const { stdout } = await run(program, ['-infile', file, '-logfn', join(folder, 'log')])
        return stdout.replace(/\s+/g, ' ').trim()
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

function wavOf(pcm: Int16Array, sampleRate: number): Uint8Array {
  const file = new wavefile.WaveFile()
  file.fromScratch(1, sampleRate, '16', pcm)
  if (sampleRate !== SAMPLE_RATE) file.toSampleRate(SAMPLE_RATE, { method: 'sinc' })
  return file.toBuffer()
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
