import type { Check } from '../check.ts'

/** A program of this machine that she can use and does without. */
export type Tool = {
  readonly name: string
  /** Where it is; `null` where it is not. */
  find(): string | null
}

export const checkTool = ({ name, find }: Tool): Check => ({
  id: `tool:${name}`,
  part: 'tool',
  which: name,
  look: async () => {
    const file = find()
    return file === null
      ? { status: 'skipped', seen: { code: 'tool_absent', facts: { tool: name } }, latencyMs: null }
      : { status: 'good', seen: { code: 'tool_there', facts: { tool: name, file } }, latencyMs: null }
  },
})
