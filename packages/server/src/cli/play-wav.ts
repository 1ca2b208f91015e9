import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EvaError } from '@eva/core'

/** Programs that play a WAV file and end, as systems have them; the first that is there is used. */
const PLAYERS: readonly (readonly [command: string, ...before: string[]])[] = [
  ['pw-play'],
  ['paplay'],
  ['aplay', '-q'],
  ['afplay'],
  ['ffplay', '-nodisp', '-autoexit', '-loglevel', 'quiet'],
  ['play', '-q'],
]

/** Plays a WAV on this machine's loudspeaker with the system's own player. @throws EvaError `voice_failed` */
export async function playWav(wav: Uint8Array, signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-say-'))
  try {
    const file = join(folder, 'eva.wav')
    await writeFile(file, wav)
    for (const [command, ...before] of PLAYERS) {
      if (await plays(command, [...before, file], signal)) return
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  throw new EvaError('voice_failed', 'No program that plays sound was found on this machine.', {
    fix: 'Write a file instead: --out hello.wav.',
  })
}

function plays(command: string, args: readonly string[], signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const player = spawn(command, args, { stdio: 'ignore', signal })
    player.on('error', () => resolve(false))
    player.on('exit', (code) => resolve(code === 0 || signal.aborted))
  })
}
