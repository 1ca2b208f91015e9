import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))

it('prints an address that answers, and ends on SIGTERM', async () => {
  const flags = ['--model', 'one', '--model', 'two:3b']
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [line] = await once(createInterface(child.stdout), 'line')
    const [, baseUrl] = /^OLLAMA_URL=(\S+) OLLAMA_MODEL=one$/.exec(String(line)) ?? []
    const tags = await (await fetch(`${baseUrl}/api/tags`)).json()
    expect(tags).toMatchObject({ models: [{ name: 'one:latest' }, { name: 'two:3b' }] })
  } finally {
    child.kill('SIGTERM')
  }
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('refuses a wrong number with the way to write it', async () => {
  const child = spawn(process.execPath, [MAIN, '--load-ms', 'long'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(2)
  expect(said).toMatch(/--load-ms must be a whole number, not "long"/)
})
