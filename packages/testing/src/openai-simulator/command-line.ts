import type { GroqLimits } from '../groq-quota/index.ts'
import { type CommandLine, readFlags, WrongFlag, wholeNumber } from '../simulator/index.ts'
import type { Delay } from './delay.ts'
import type { ScheduledFault } from './fault-plan.ts'
import { parseScheduledFault } from './parse-fault.ts'
import type { OpenAiSimulatorOptions } from './start-openai-simulator.ts'

const FLAGS = {
  port: { type: 'string', default: '0' },
  model: { type: 'string', default: 'simulated-model' },
  'first-token-ms': { type: 'string', default: '0' },
  'token-ms': { type: 'string', default: '0' },
  'jitter-ms': { type: 'string', default: '0' },
  'token-jitter-ms': { type: 'string', default: '0' },
  'first-token-percentiles': { type: 'string' },
  seed: { type: 'string', default: '1' },
  tpm: { type: 'string' },
  rpm: { type: 'string' },
  rpd: { type: 'string' },
  tpd: { type: 'string' },
  'rpm-refills': { type: 'boolean', default: false },
  refunds: { type: 'boolean', default: false },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean', default: false },
} as const

/** Reads the flags of `main.ts`, whose `--help` explains them. */
export function parseCommandLine(args: readonly string[]): CommandLine<OpenAiSimulatorOptions> {
  return readFlags(args, FLAGS, (values) => {
    const options: OpenAiSimulatorOptions = {
      port: port(values.port),
      models: [values.model],
      firstTokenMs:
        values['first-token-percentiles'] === undefined
          ? delay(longNumber('first-token-ms', values['first-token-ms']), longNumber('jitter-ms', values['jitter-ms']))
          : { percentiles: percentiles(values['first-token-percentiles']) },
      tokenMs: delay(
        longNumber('token-ms', values['token-ms']),
        longNumber('token-jitter-ms', values['token-jitter-ms']),
      ),
      seed: longNumber('seed', values.seed),
      faults: values.fault.map(fault),
      quota: quota({
        tokensPerMinute: limit('tpm', values.tpm),
        requestsPerMinute: limit('rpm', values.rpm),
        requestsPerDay: limit('rpd', values.rpd),
        tokensPerDay: limit('tpd', values.tpd),
        refundsUnused: values.refunds,
        minute: values['rpm-refills'] ? 'refilling' : 'sliding',
      }),
    }
    return { model: values.model, options }
  })
}

/** Seeds and quotas have more digits than times. */
const longNumber = (flag: string, text: string): number => wholeNumber(flag, text, 9)

const delay = (ms: number, jitterMs: number): Delay => (jitterMs === 0 ? ms : { ms, jitterMs })

/** Without any limit there is no quota, and there are no headers of one. */
function quota(limits: GroqLimits): GroqLimits | null {
  const { tokensPerMinute, requestsPerMinute, requestsPerDay, tokensPerDay } = limits
  const isLimited = [tokensPerMinute, requestsPerMinute, requestsPerDay, tokensPerDay].some((each) => each !== null)
  return isLimited ? limits : null
}

function limit(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const number = longNumber(flag, text)
  if (number === 0) throw new WrongFlag(`--${flag} must be above 0; leave it away for no limit.`)
  return number
}

function port(text: string): number {
  const number = longNumber('port', text)
  if (number <= 65_535) return number
  throw new WrongFlag(`--port must be 0 to 65535, not "${text}".`)
}

function percentiles(text: string): readonly (readonly [number, number])[] {
  const pairs = text.split(',').map((pair) => {
    const [, percent, ms] = /^(\d{1,2}(?:\.\d+)?|100):(\d{1,6})$/.exec(pair) ?? []
    return [Number(percent), Number(ms)] as const
  })
  const isAscending = pairs.every(([percent, ms], index) => {
    const [percentBefore, msBefore] = pairs[index - 1] ?? [-1, 0]
    return percent > percentBefore && ms >= msBefore
  })
  if (isAscending) return pairs
  throw new WrongFlag(`--first-token-percentiles must be rising pairs such as 50:80,90:120,99:400, not "${text}".`)
}

function fault(text: string): ScheduledFault {
  const scheduled = parseScheduledFault(text)
  if (scheduled === null) throw new WrongFlag(`--fault must be one that --help lists, not "${text}".`)
  return scheduled
}
