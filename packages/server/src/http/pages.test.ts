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
