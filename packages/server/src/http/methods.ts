import type { FastifyInstance } from 'fastify'

/** The pages' own route takes every path; of those only this one is known to exist. */
const PAGES = '/*'
const START_PAGE = /^\/$/

/**
 * Notes every route that is added from now on.
 *
 * @returns which methods there are at a path; none when no route has it
 */
export function noteMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: url === PAGES ? START_PAGE : patternOf(url), methods: [method].flat() })
  })
  return (path) => [...new Set(routes.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))].sort()
}

/** "/sessions/:id/export" → what such a path looks like; `*` stands for the rest. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+'
    return part === '*' ? '.+' : part.replace(/[^\w-]/g, String.raw`\$&`)
  })
  return new RegExp(`^${parts.join('/')}$`)
}
