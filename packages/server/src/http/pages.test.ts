import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { expect, it, onTestFinished } from 'vitest'
import { servePages } from './pages.ts'

it.each([
  ['/', 'home'],
  ['/check', 'check'],
  ['/settings/voices', 'voices'],
  ['/settings/ears', 'ears'],
])('serves %s, though beside each page there is a folder of its name', async (url, title) => {
  const folder = await mkdtemp(join(tmpdir(), 'eva-pages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'check'))
  await mkdir(join(folder, 'settings', 'voices'), { recursive: true })
  await writeFile(join(folder, 'index.html'), 'home')
  await writeFile(join(folder, 'check.html'), 'check')
  await writeFile(join(folder, 'settings', 'voices.html'), 'voices')
  await writeFile(join(folder, 'settings', 'ears.html'), 'ears')
  const app = Fastify()
  onTestFinished(() => app.close())
  await servePages(app, folder)
  const answer = await app.inject({ url })
  expect([answer.statusCode, answer.body]).toEqual([200, title])
  expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
})

it('sends what the build has compressed to whoever can read it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eva-pages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of [
    ['index.html', 'home'],
    ['boot.js', 'let boot'],
    ['boot.js.br', 'as Brotli'],
    ['boot.js.gz', 'as gzip'],
  ] as const) {
    await writeFile(join(folder, name), content)
  }
  const app = Fastify()
  onTestFinished(() => app.close())
  await servePages(app, folder)
  const get = (encodings: string) => app.inject({ url: '/boot.js', headers: { 'accept-encoding': encodings } })
  expect((await get('gzip, deflate, br')).body).toBe('as Brotli')
  expect((await get('gzip')).body).toBe('as gzip')
  const plain = await get('identity')
  expect(plain.body).toBe('let boot')
  for (const answer of [await get('br'), plain]) {
    expect(answer.headers['content-type']).toMatch(/javascript/)
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
    expect(answer.headers['cache-control']).toBe('no-cache')
  }
})
