import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

it('prints an address that speaks as its flags say, and how it answered', async () => {
  const flags = ['--model', 'by-hand', '--rate', '16000', '--stereo', '--told-length', 'zero']
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  try {
    const [line] = await once(lines, 'line')
    const [, baseUrl] = /^TTS_BASE_URL=(\S+) TTS_MODEL=by-hand$/.exec(String(line)) ?? []
    const body = JSON.stringify({ model: 'by-hand', input: 'Hello.', voice: 'x', response_format: 'wav' })
    const response = await fetch(`${baseUrl}/audio/speech`, { method: 'POST', body })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt32LE(40)]).toEqual([2, 16_000, 0])
  } finally {
    child.kill('SIGTERM')
  }
  expect(await once(lines, 'line')).toEqual(['1 × 200'])
})

it('refuses a wrong flag in one line', async () => {
  const child = spawn(process.execPath, [MAIN, '--fault', 'fire'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect([said, code]).toEqual(['--fault must be one that --help lists, not "fire". --help lists every flag.\n', 2])
})
