import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const STEPS = [
  { name: 'npm test', args: ['scripts/launch.mjs', 'test'] },
  { name: 'npm run build -w @eva/web', args: ['packages/web/build/build.ts'] },
] as const
/** The last words of a step that fails, in characters. */
const LAST_WORDS = 300

/** The project's own tests and the build of its pages; minutes, so only when asked for. */
export const project: Probe = {
  id: 'project',
  aspect: 'quality',
  name: both('The project’s own tests and build', 'Les tests et la construction du projet'),
  measures: ['quality.project'],
  async run({ signal }) {
    const failed: { readonly name: string; readonly said: string }[] = []
    for (const { name, args } of STEPS) {
      const child = spawn(process.execPath, args, { cwd: ROOT, signal, stdio: ['ignore', 'pipe', 'pipe'] })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (words: string) => {
          said = (said + words).slice(-LAST_WORDS)
        })
      }
      const [code] = await once(child, 'close')
      if (code !== 0) failed.push({ name, said: said.trim() })
    }
    return {
      metrics: [{ id: 'quality.project', value: 1 - failed.length / STEPS.length }],
      findings: failed.map(({ name, said }) =>
        finding('project_fails', both(`${name}: ${said}`, `${name} : ${said}`), name.replaceAll(' ', '_')),
      ),
    }
  },
}
