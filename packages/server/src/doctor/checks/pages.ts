import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../check.ts'

/** Whether the pages are built. @param folder where the build puts them */
export const checkPages = (folder: string): Check => ({
  id: 'pages',
  part: 'pages',
  which: '',
  look: async () => {
    const isBuilt = ['index.html', 'csp-hashes.json'].every((file) => existsSync(join(folder, file)))
    if (!isBuilt) return { status: 'bad', seen: { code: 'pages_missing', facts: {} }, latencyMs: null }
    const pages = globSync('**/*.html', { cwd: folder }).length
    return { status: 'good', seen: { code: 'pages_built', facts: { pages } }, latencyMs: null }
  },
})
