import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'

const OUT = join(import.meta.dirname, '../out')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
}

/** Serves the built pages under the strict policy that they promise to work with. */
export async function serveStatic(pathname: string, response: ServerResponse): Promise<void> {
  const path = normalize(pathname)
  const file = path === '/' ? '/index.html' : extname(path) === '' ? `${path}.html` : path
  const bytes = await readFile(join(OUT, file)).catch(() => null)
  if (bytes === null) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(file.endsWith('.html') ? { 'content-security-policy': await policy() } : {}),
  })
  response.end(bytes)
}

async function policy(): Promise<string> {
  const hashes: unknown = JSON.parse(await readFile(join(OUT, 'csp-hashes.json'), 'utf8'))
  const scripts = Array.isArray(hashes) ? hashes : []
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${scripts.map((hash) => `'${hash}'`).join(' ')}`,
    "style-src 'self'",
    // A face that somebody brings has its pictures within.
    "img-src 'self' blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
