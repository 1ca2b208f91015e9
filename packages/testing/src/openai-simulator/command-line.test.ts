import { describe, expect, it } from 'vitest'
import { parseCommandLine } from './command-line.ts'
import { HELP } from './help.ts'

function started(line: string) {
  const parsed = parseCommandLine(line === '' ? [] : line.split(' '))
  if (parsed.type !== 'start') throw new Error(`does not start: ${JSON.stringify(parsed)}`)
  return parsed
}

it('starts at once, without a quota and without faults, when nothing is said', () => {
  expect(started('')).toEqual({
    type: 'start',
    model: 'simulated-model',
    options: {
      port: 0,
      models: ['simulated-model'],
      firstTokenMs: 0,
      tokenMs: 0,
      seed: 1,
      faults: [],
      quota: null,
    },
  })
})

it('reads the pace, fixed, with jitter, or as it was measured', () => {
  expect(started('--first-token-ms 80 --token-ms 10 --seed 7').options).toMatchObject({
    firstTokenMs: 80,
    tokenMs: 10,
    seed: 7,
  })
  expect(started('--first-token-ms 80 --jitter-ms 20 --token-ms 10 --token-jitter-ms 3').options).toMatchObject({
    firstTokenMs: { ms: 80, jitterMs: 20 },
    tokenMs: { ms: 10, jitterMs: 3 },
  })
  expect(started('--first-token-percentiles 50:80,99.9:400').options.firstTokenMs).toEqual({
    percentiles: [
      [50, 80],
      [99.9, 400],
    ],
  })
})

it('keeps a quota as soon as one limit is set', () => {
  const none = { requestsPerMinute: null, requestsPerDay: null, tokensPerDay: null }
  expect(started('--tpm 6000').options.quota).toEqual({
    ...none,
    tokensPerMinute: 6_000,
    refundsUnused: false,
    minute: 'sliding',
  })
  expect(started('--tpm 6000 --rpm 30 --rpd 14400 --tpd 500000 --rpm-refills --refunds').options.quota).toEqual({
    tokensPerMinute: 6_000,
    requestsPerMinute: 30,
    requestsPerDay: 14_400,
    tokensPerDay: 500_000,
    refundsUnused: true,
    minute: 'refilling',
  })
})

describe('a fault', () => {
  const faults = (line: string) => started(line).options.faults

  it.each([
    ['slow-start:2000', { type: 'slow_start', ms: 2_000 }],
    ['slow-tokens:200', { type: 'slow_tokens', ms: 200 }],
    ['stall:0', { type: 'stall', afterTokens: 0 }],
    ['cut:5', { type: 'cut', afterTokens: 5 }],
    ['error:5', { type: 'error', afterTokens: 5 }],
    ['garbage:5', { type: 'garbage', afterTokens: 5 }],
    ['split-characters', { type: 'split_characters' }],
    ['no-done', { type: 'no_done' }],
    ['early-end', { type: 'early_end' }],
    ['status:500', { type: 'status', status: 500 }],
    ['hang-after-headers', { type: 'hang_after_headers' }],
    ['hang', { type: 'hang' }],
    ['refuse', { type: 'refuse' }],
  ])('is written %s, and explained', (text, fault) => {
    expect(faults(`--fault ${text}`)).toEqual([{ fault, when: { type: 'always' } }])
    expect(HELP).toMatch(new RegExp(`^ {2}${text.replace(/:\d+/, ':\\d+')} `, 'm'))
  })

  it.each([
    ['10%', { type: 'share', share: 0.1 }],
    ['3', { type: 'requests', first: 3, last: 3 }],
    ['3-6', { type: 'requests', first: 3, last: 6 }],
    ['3-', { type: 'requests', first: 3, last: Number.POSITIVE_INFINITY }],
    ['/4', { type: 'every', nth: 4 }],
    ['10s-20.5s', { type: 'time', fromMs: 10_000, toMs: 20_500 }],
    ['0s-', { type: 'time', fromMs: 0, toMs: Number.POSITIVE_INFINITY }],
  ])('is for the requests that @%s says', (text, when) => {
    expect(faults(`--fault hang@${text}`)).toEqual([{ fault: { type: 'hang' }, when }])
  })

  it('stands among others in their order', () => {
    expect(faults('--fault hang@2 --fault no-done')?.map(({ fault }) => fault.type)).toEqual(['hang', 'no_done'])
  })
})

it.each([
  ['--port nine', '--port must be a whole number, not "nine".'],
  ['--port 65536', '--port must be 0 to 65535, not "65536".'],
  ['--token-ms 1.5', '--token-ms must be a whole number, not "1.5".'],
  ['--tpm 0', '--tpm must be above 0; leave it away for no limit.'],
  ['--first-token-percentiles 50:90,40:80', /^--first-token-percentiles must be rising pairs/],
  ['--first-token-percentiles 50', /^--first-token-percentiles must be rising pairs/],
  ['--seed --tpm', /^Option '--seed' argument is ambiguous\.$/],
  ['--sped 3', /^Unknown option '--sped'.*\.$/],
  ['extra', /^Unexpected argument 'extra'.*\.$/],
])('says in one line what is wrong with %s', (line, message) => {
  const parsed = parseCommandLine(line.split(' '))
  expect(parsed).toEqual({
    type: 'wrong',
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  })
  expect(JSON.stringify(parsed)).not.toContain('\\n')
})

it.each(['stall', 'hang:5', 'status:200', 'status:600', 'nap', '', 'cut:5@', 'cut:5@0', 'cut:5@6-3', 'cut:5@101%'])(
  'does not take %j for a fault',
  (text) => {
    expect(parseCommandLine(['--fault', text])).toEqual({
      type: 'wrong',
      message: `--fault must be one that --help lists, not "${text}".`,
    })
  },
)

it.each(['cut:5@/0', 'cut:5@20s-10s', 'cut:5@10s-10s', 'cut:5@1@2', 'Cut:5', 'cut:-1'])('nor %j', (text) => {
  expect(parseCommandLine(['--fault', text])).toMatchObject({ type: 'wrong' })
})

it('explains itself', () => {
  expect(parseCommandLine(['--help', '--port', 'nine'])).toEqual({ type: 'help' })
  for (const flag of ['port', 'first-token-ms', 'jitter-ms', 'seed', 'tpm', 'rpm', 'rpd', 'tpd', 'fault']) {
    expect(HELP).toContain(`--${flag} `)
  }
})
