import manifest from '../../../package.json' with { type: 'json' }
import type { Check } from '../check.ts'

/** The version of Eva, and whether this Node is one that she was made for. */
export const checkVersion = (node: string = process.versions.node): Check => ({
  id: 'version',
  part: 'version',
  which: '',
  look: async () => {
    const wants = manifest.engines.node
    const latencyMs = null
    return Number.parseInt(node, 10) < firstMajor(wants)
      ? { status: 'bad', seen: { code: 'version_old', facts: { node, wants } }, latencyMs }
      : { status: 'good', seen: { code: 'version_fits', facts: { eva: manifest.version, node } }, latencyMs }
  },
})

/** 24 of `>=24`. */
const firstMajor = (range: string): number => Number(/\d+/.exec(range)?.[0] ?? 0)
