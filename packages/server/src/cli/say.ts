import { writeFile } from 'node:fs/promises'
import { EvaError, type Speech, voiceById } from '@eva/core'
import { realClock } from '../real-clock.ts'
import { sayText } from '../speech/say-text.ts'
import { pcmBytes, wavHeader } from '../speech/wav.ts'
import { loadConfig } from './load-config.ts'
import { openSpeaking } from './open-speaking.ts'
import { playWav } from './play-wav.ts'

type SayOptions = { readonly voice?: string; readonly speed: string; readonly pitch: string; readonly out?: string }

/** Says a text without a server: into a WAV file, or to the loudspeaker. */
export async function say(text: string, options: SayOptions, print: (line: string) => void): Promise<void> {
  const speed = factor('speed', options.speed, 0.25, 4)
  const pitch = factor('pitch', options.pitch, 0.5, 2)
  const { engines, speaking } = await openSpeaking(loadConfig())
  try {
    refuseUnknown(options.voice, engines)
    const cancel = new AbortController()
    process.once('SIGINT', () => cancel.abort(new EvaError('voice_failed', 'Stopped.')))
    const wanted = { voiceId: options.voice ?? null, language: null, speed, pitch }
    const { said } = sayText(text, wanted, speaking, realClock, cancel.signal)
    const clip: Uint8Array[] = []
    const voices = new Set<string>()
    let sampleRate = 0
    for await (const item of said) {
      if (item.type === 'replaced') print(item.error.message)
      else if (item.event.type === 'audio') {
        voices.add(item.line.by.voice.id)
        sampleRate = item.sampleRate
        clip.push(pcmBytes(item.event.pcm))
      }
    }
    if (clip.length === 0) throw new EvaError('voice_cannot_say', 'The voice has no sound for these letters.')
    const samples = Buffer.concat(clip)
    const wav = Buffer.concat([wavHeader(sampleRate, samples.byteLength), samples])
    const seconds = (samples.byteLength / 2 / sampleRate).toFixed(1)
    if (options.out === undefined) await playWav(wav, cancel.signal)
    else {
      await write(options.out, wav)
      print(`${options.out}: ${seconds} s by ${[...voices].join(' and ')}`)
    }
  } finally {
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

function factor(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (value >= low && value <= high) return value
  throw new EvaError('invalid_request', `--${name} ${text} cannot be used; allowed: ${low} to ${high}.`)
}

/** The system's own words for it, such as `EISDIR: illegal operation on a directory`, are the reason. */
async function write(file: string, wav: Uint8Array): Promise<void> {
  await writeFile(file, wav).catch((thrown: unknown) => {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new EvaError('invalid_request', `--out ${file} cannot be written: ${why}.`, {
      fix: 'Name a file in a folder that is there.',
    })
  })
}

function refuseUnknown(voice: string | undefined, engines: readonly Speech[]): void {
  if (voice === undefined || voiceById(engines, voice) !== null) return
  throw new EvaError('invalid_request', `There is no voice "${voice}".`, {
    fix: '"npx eva voices" lists those there are.',
  })
}
