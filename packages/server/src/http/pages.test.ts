import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorBodySchema } from '@eva/protocol'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answerErrors } from './errors.ts'
import { lostPageIn, servePages } from './pages.ts'

/** What a browser sends for an address that somebody opens. */
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let folder: string
let app: FastifyInstance
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-pages-'))
  app = Fastify()
})
afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

async function serve(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  answerErrors(app, lostPageIn(folder))
  app.post('/chat', async () => 'hello')
  await servePages(app, folder)
}

it('shows a browser a page where there is nothing, with 404, and tells a program so in the body', async () => {
  await serve({ 'index.html': 'start', '404.html': 'lost' })
  const shown = await app.inject({ url: '/nowhere?x', headers: BROWSER })
  expect([shown.statusCode, shown.body]).toEqual([404, 'lost'])
  expect(shown.headers).toMatchObject({
    'content-type': expect.stringContaining('text/html'),
    'content-security-policy': expect.stringContaining("default-src 'self'"),
  })
  const told = await app.inject({ url: '/nowhere?x' })
  expect(told.statusCode).toBe(404)
  expect(errorBodySchema.parse(told.json()).error).toMatchObject({
    code: 'not_found',
    message: 'There is nothing at GET /nowhere.',
  })
  expect((await app.inject({ url: '/', headers: BROWSER })).body).toBe('start')
})

it('tells a browser, too, of an address that has other methods, and of one that it posts to', async () => {
  await serve({ 'index.html': 'start', '404.html': 'lost' })
  expect((await app.inject({ url: '/chat', headers: BROWSER })).json()).toMatchObject({
    error: { code: 'method_not_allowed' },
  })
  expect((await app.inject({ method: 'POST', url: '/nowhere', headers: BROWSER })).json()).toMatchObject({
    error: { code: 'not_found' },
  })
})

it('has the body for a browser where no pages are built', async () => {
  await serve({})
  const answer = await app.inject({ url: '/nowhere', headers: BROWSER })
  expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'not_found'])
})
