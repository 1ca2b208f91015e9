import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

it('prints an address that answers, and ends on SIGTERM', async () => {
  const child = spawn(process.execPath, [MAIN, '--model', 'by-hand'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = await once(createInterface(child.stdout), 'line')
    const [, baseUrl] = /^OPENAI_BASE_URL=(\S+) OPENAI_MODEL=by-hand$/.exec(String(line)) ?? []
    const models = await (await fetch(`${baseUrl}/models`)).json()
    expect(models).toMatchObject({ data: [{ id: 'by-hand' }] })
  } finally {
    child.kill('SIGTERM')
  }
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

it('refuses a wrong number with the way to write it', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', 'nine'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(2)
  expect(said).toMatch(/--port must be a whole number, not "nine"/)
})
