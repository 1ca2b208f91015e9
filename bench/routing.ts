import { routerOverhead } from './routing/overhead.ts'
import {
  EVERY_MS,
  FIRST_TOKEN_MS,
  MAX_TOKENS,
  MESSAGES,
  type Run,
  runScenario,
  TOKEN_MS,
} from './routing/run-scenario.ts'
import { SCENARIOS, type Scenario } from './routing/scenarios.ts'
import { ascending, type BenchRow, type BenchSection, quantile } from './section.ts'

/** Two brains, the first of which has a quota or a bad day; takes about three minutes. */
export async function benchRouting(): Promise<readonly BenchSection[]> {
  const overhead: BenchSection = {
    title: 'What choosing costs',
    method:
      'A router before two brains that need no time, against one of them asked directly, in turn, in one process: a prompt of 21 messages, 5,000 rounds after 500 that do not count. Clock: from asking to the first token.',
    rows: await routerOverhead(),
    notes: [],
  }
  const sections: BenchSection[] = []
  for (const scenario of SCENARIOS) {
    console.error(`  ${scenario.name}`)
    const { eva, plain } = await runScenario(scenario)
    sections.push({
      title: `Two brains: ${scenario.name}`,
      method: `${METHOD} ${scenario.what}`,
      rows: [...report('Eva', eva, scenario), ...report('plain fail-over', plain, null)],
      notes: scenario.notes,
    })
  }
  return [overhead, ...sections]
}

const METHOD = [
  `${MESSAGES} unique messages, one each ${EVERY_MS} ms, each in a conversation of its own, answered or not. Two simulated`,
  `brains of the same speed: first token after ${FIRST_TOKEN_MS.ms} ± ${FIRST_TOKEN_MS.jitterMs} ms, then one each`,
  `${TOKEN_MS} ms; \`max_tokens\` ${MAX_TOKENS}. Clock: from the client's send to its first token, both seen in the client.`,
  'Plain fail-over asks the first brain and, when that does not answer 200, the second; it runs beside Eva, at the same',
  'time, with two such brains of its own.',
].join(' ')

/** @param promised the scenario whose promises are to be held against the figures; `null` for none */
function report(who: string, { outcomes, refusals }: Run, promised: Scenario | null): BenchRow[] {
  const firstTokens = ascending(outcomes.flatMap(({ firstTokenMs }) => firstTokenMs ?? []))
  const [p5, p50, p95] = [quantile(firstTokens, 0.05), quantile(firstTokens, 0.5), quantile(firstTokens, 0.95)]
  const lost = outcomes.filter(({ complete }) => !complete).length
  const answeredBy = Map.groupBy(outcomes, (outcome) => outcome.answeredBy)
  const isPromised = promised?.promised === true
  const row = (name: string, measured: string, target: string | null = null, met: boolean | null = null): BenchRow => ({
    name: `${who}: ${name}`,
    measured,
    ...(target === null ? { target, met: null } : { target, met }),
  })
  const ms = (value: number): string => `${value.toFixed(0)} ms`
  return [
    row('first token, p5 / p50 / p95 / slowest', [p5, p50, p95, firstTokens.at(-1) ?? Number.NaN].map(ms).join(' / ')),
    row('first token, p95 ÷ p50', (p95 / p50).toFixed(2), isPromised ? '≤ 1.1' : null, p95 <= 1.1 * p50),
    row('first token, spread p95 − p5', ms(p95 - p5), isPromised ? '< 50 ms' : null, p95 - p5 < 50),
    row('replies lost', `${lost} of ${outcomes.length}`, promised === null ? null : '0', lost === 0),
    row('429s', `${refusals}`, isPromised ? '≤ 1' : null, refusals <= 1),
    row('longest silence within an answer', ms(Math.max(...outcomes.map(({ longestPauseMs }) => longestPauseMs)))),
    row('answered by', [...answeredBy].map(([id, of]) => `${id} ${of.length}`).join(', ')),
  ]
}
