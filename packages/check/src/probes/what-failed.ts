/** Names that are told; the count tells the rest. */
const NAMES_MOST = 5
/** The last words of a step that fails in a way of its own, in characters. */
const LAST_WORDS = 300

/** What the output of tests, or of a build, says that failed: the tests by name and the count, else its last words. */
export function whatFailed(output: string): string {
  const lines = output.split('\n').map((line) => line.trim())
  const names = lines.flatMap((line) => /^FAIL\s+(.+)$/.exec(line)?.[1] ?? [])
  const checks = lines.flatMap((line) => /^✗ (.+)$/.exec(line)?.[1] ?? [])
  const all = [...new Set([...checks, ...names])]
  if (all.length === 0) return output.trim().slice(-LAST_WORDS)
  const count = lines.findLast((line) => /^\d+ passed, \d+ failed/.test(line))
  const more = all.length > NAMES_MOST ? [`… (${all.length - NAMES_MOST})`] : []
  return [...(count === undefined ? [] : [count]), ...all.slice(0, NAMES_MOST), ...more].join('; ')
}
