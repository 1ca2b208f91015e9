import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { EvaError } from '@eva/core'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Seconds; files under `_next/static` carry a hash of their content in their name. */
const HASHED_FILES_S = 365 * 24 * 3600

const LOST = '404.html'

/** Whether a person asks by a browser, and not a program. */
export const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true

/** What a person is shown where there is nothing, once the pages are served; `null` where they are not built. */
export const lostPageIn = (folder: string): string | null =>
  ['index.html', LOST].every((page) => existsSync(join(folder, page))) ? LOST : null

/** Serves the built pages, each with a policy that lets it load and reach nothing but Eva herself. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async () => {
      throw new EvaError('not_found', 'The pages have not been built.', { fix: 'Start Eva with "npm start".' })
    })
    return
  }
  const policy = contentSecurityPolicy(folder)
  await app.register(fastifyStatic, {
    root: folder,
    extensions: ['html'],
    cacheControl: false,
    // The build lays a `.br` and a `.gz` beside each file.
    preCompressed: true,
    setHeaders(reply, path) {
      const hashed = path.includes(join('_next', 'static'))
      reply.header('cache-control', hashed ? `public, max-age=${HASHED_FILES_S}, immutable` : 'no-cache')
      reply.header('content-security-policy', policy)
    },
  })
  // Beside each page the build puts a folder of the same name, which would be found first.
  for (const page of globSync('**/*.html', { cwd: folder })) {
    const name = page.slice(0, -'.html'.length)
    const address = `/${name.split(sep).join('/')}`
    if (existsSync(join(folder, name))) app.get(address, async (_request, reply) => reply.sendFile(page))
  }
}

/**
 * Inline scripts are allowed by their hashes, which the build lists beside the pages. WebAssembly is, because the page of
 * talking hears with it; despite its name the source allows no `eval` of text.
 */
function contentSecurityPolicy(folder: string): string {
  const list = join(folder, 'csp-hashes.json')
  const hashes: unknown = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const scripts = Array.isArray(hashes)
    ? hashes.filter((hash) => typeof hash === 'string').map((hash) => `'${hash}'`)
    : []
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}`.trim(),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
