import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { whatFailed } from './what-failed.ts'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** Builds the pages anew, also where they are up to date, and leaves it known what they were built from. */
const BUILD = `
import { rm } from 'node:fs/promises'
import { ensurePages } from './scripts/launch/pages.mjs'
await rm('packages/web/out/.built-from', { force: true })
await ensurePages(process.cwd(), process.execPath).catch(({ message }) => {
  console.log(message)
  process.exitCode = 1
})`
const STEPS = [
  { name: 'npm test', args: ['scripts/launch.mjs', 'test'] },
  { name: 'npm run build -w @eva/web', args: ['--input-type=module', '--eval', BUILD] },
] as const
/** Far more than the end of a step that tells what failed. */
const OUTPUT_CHARS = 200_000

/** The project's own tests and the build of its pages; minutes, so only when asked for. */
export const project: Probe = {
  id: 'project',
  aspect: 'quality',
  name: both('The project’s own tests and build', 'Les tests et la construction du projet'),
  measures: ['quality.project'],
  async run({ signal }) {
    const failed: { readonly name: string; readonly said: string }[] = []
    for (const { name, args } of STEPS) {
      const { code, output } = await runStep(args, signal)
      if (code !== 0) failed.push({ name, said: whatFailed(output) })
    }
    return {
      metrics: [{ id: 'quality.project', value: 1 - failed.length / STEPS.length }],
      findings: failed.map(({ name, said }) =>
        finding('project_fails', both(`${name}: ${said}`, `${name} : ${said}`), name.replaceAll(' ', '_')),
      ),
    }
  },
}

async function runStep(args: readonly string[], signal: AbortSignal) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' }
  const child = spawn(process.execPath, args, { cwd: ROOT, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => {
      output = (output + words).slice(-OUTPUT_CHARS)
    })
  }
  const [code] = await once(child, 'close')
  return { code, output }
}
