import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Pcm } from '@eva/core'
import type { PocketsphinxProgram } from './find-program.ts'
import { frameCount, inFrames } from './frames.ts'
import { openPipes } from './pipes.ts'

/** A process that has the model in memory and hears one utterance after another. */
export type Decoder = {
  readonly pid: number | undefined
  readonly hasEnded: boolean
  /** One at a time. Rejects with a `DecoderEnded` when the process ends first. */
  recognise(samples: Pcm): Promise<string>
  /** Ends it, and what it is hearing. */
  kill(): void
}

/** The process is gone; the message is what it said last. */
export class DecoderEnded extends Error {
  override readonly name = 'DecoderEnded'
}

/**
 * States of the search that are kept for each frame. The usual 30,000 take 1.4 times as long, and of the twenty
 * sentences that were measured (ten, by two synthetic voices) nineteen came out the same.
 */
const MAX_STATES_PER_FRAME = 3_000

/** What it writes while it loads is kept up to here, for the reason when it fails. */
const MOST_WORDS = 4_000

/** What an utterance is called in the list and beside its words; no two are there at a time. */
const UTTERANCE_ID = 'u'

/**
 * Starts the decoder with the American English model that it comes with. Utterances go in and words come out through
 * named pipes, because its list of utterances must be a file that it can open; so the model is read once, and no sound
 * touches the disk.
 *
 * @throws when no pipe can be made
 */
export async function startDecoder({ decoder, mkfifo }: PocketsphinxProgram): Promise<Decoder> {
  const pipes = await openPipes(mkfifo)
  const child = spawn(
    decoder,
    [
      ...['-adcin', 'yes', '-cepdir', pipes.folder, '-cepext', '', '-build_outdirs', 'no'],
      ...['-ctl', pipes.path('list'), '-hyp', pipes.path('words'), '-maxhmmpf', `${MAX_STATES_PER_FRAME}`],
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let complaint = ''
  let ended: DecoderEnded | undefined
  let heard: { resolve(line: string): void; reject(reason: unknown): void } | undefined

  function end(reason: string): void {
    ended ??= new DecoderEnded(reason)
    heard?.reject(ended)
    pipes.close()
  }

  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString()).slice(-MOST_WORDS)
  })
  child.on('error', (error) => end(error.message))
  child.on('close', () => end(lastWords(complaint)))
  createInterface(pipes.words).on('line', (line) => {
    // From here on it writes down what it hears. That is nobody's business.
    child.stderr.removeAllListeners('data').resume()
    complaint = ''
    heard?.resolve(line)
  })

  return {
    pid: child.pid,
    get hasEnded() {
      return ended !== undefined
    },
    async recognise(samples) {
      if (ended !== undefined) throw ended
      const line = new Promise<string>((resolve, reject) => {
        heard = { resolve, reject }
      })
      pipes.sound.write(inFrames(samples))
      pipes.list.write(`${pipes.soundName} 0 ${frameCount(samples)} ${UTTERANCE_ID}\n`)
      return withoutScore(await line)
    },
    kill() {
      child.kill('SIGKILL')
      end('it was stopped')
    },
  }
}

/** `hello there (u -9737)` → `hello there` */
const withoutScore = (line: string): string => line.replace(/\(\S+ -?\d+\)\s*$/, '').trim()

/** What it complained of last, without the place in its source. */
function lastWords(log: string): string {
  const complaints = log.split('\n').filter((line) => /^(?:ERROR|FATAL|FATAL_ERROR)\b/.test(line))
  return (complaints.at(-1) ?? '').replace(/^\w+:\s*(?:"[^"]*", line \d+|\S+\(\d+\)):\s*/, '').trim() || 'it ended'
}
