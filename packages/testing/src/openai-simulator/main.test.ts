import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
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

it('sets a quota and a fault by flag, and says at the end how it answered', async () => {
  const flags = ['--rpm', '2', '--fault', 'status:503@1']
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  try {
    const [line] = await once(lines, 'line')
    const [, baseUrl] = /^OPENAI_BASE_URL=(\S+) /.exec(String(line)) ?? []
    const messages = [{ role: 'user', content: 'Hello!' }]
    const body = JSON.stringify({ model: 'simulated-model', messages, stream: true })
    const statuses: number[] = []
    for (let asked = 0; asked < 3; asked += 1) {
      const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body })
      await response.text()
      statuses.push(response.status)
    }
    expect(statuses).toEqual([503, 200, 429])
  } finally {
    child.kill('SIGTERM')
  }
  const [summary] = await once(lines, 'line')
  expect(summary).toBe('1 × 503, 1 × 200, 1 × 429')
})

it('says in one line that its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const child = spawn(process.execPath, [MAIN, '--port', `${port}`], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  other.close()
  expect([said, code]).toEqual([
    `Cannot listen on port ${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}.\n`,
    1,
  ])
})

it('refuses a wrong number in one line', async () => {
  const child = spawn(process.execPath, [MAIN, '--port', 'nine'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  expect(code).toBe(2)
  expect(said).toBe('--port must be a whole number, not "nine". --help lists every flag.\n')
})
