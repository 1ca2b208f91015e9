import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

/** A second of silence as a WAV. */
function wav(): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(44 + 32_000))
  const write = (at: number, letters: string): void => {
    for (const [index, letter] of [...letters].entries()) bytes.setUint8(at + index, letter.charCodeAt(0))
  }
  write(0, 'RIFF')
  bytes.setUint32(4, 36 + 32_000, true)
  write(8, 'WAVEfmt ')
  bytes.setUint32(16, 16, true)
  bytes.setUint16(20, 1, true)
  bytes.setUint16(22, 1, true)
  bytes.setUint32(24, 16_000, true)
  bytes.setUint16(34, 16, true)
  write(36, 'data')
  bytes.setUint32(40, 32_000, true)
  return new Uint8Array(bytes.buffer)
}

it('prints an address that understands as its flags say, and how it answered', async () => {
  const flags = ['--model', 'by-hand', '--text', 'one', '--text', 'two', '--language', 'french', '--no-speech', '0.9']
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  try {
    const [line] = await once(lines, 'line')
    const [, baseUrl] = /^STT_BASE_URL=(\S+) STT_MODEL=by-hand$/.exec(String(line)) ?? []
    const ask = async (format: string): Promise<string> => {
      const body = new FormData()
      body.set('model', 'by-hand')
      body.set('response_format', format)
      body.set('file', new Blob([wav()]), 'a.wav')
      return (await fetch(`${baseUrl}/audio/transcriptions`, { method: 'POST', body })).text()
    }
    expect(JSON.parse(await ask('verbose_json'))).toMatchObject({
      language: 'french',
      duration: 1,
      segments: [{ no_speech_prob: 0.9 }],
    })
    expect(await ask('text')).toBe('two\n')
    expect(await ask('json')).toBe('{"text":" one"}')
  } finally {
    child.kill('SIGTERM')
  }
  expect(await once(lines, 'line')).toEqual(['3 × 200'])
})

it('refuses a wrong flag in one line', async () => {
  const child = spawn(process.execPath, [MAIN, '--fault', 'fire'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect([said, code]).toEqual(['--fault must be one that --help lists, not "fire". --help lists every flag.\n', 2])
})
