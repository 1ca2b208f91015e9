import { wordErrorRate } from '../../packages/check/src/probes/word-errors.ts'
import { ascending, type BenchRow, median, quantile } from '../section.ts'
import { LATE_MS, plainWords, type TurnJudged } from './analysis.ts'
import type { EchoSeen } from './echo.ts'
import type { InterruptionSeen } from './interrupt.ts'
import { SAYING_KINDS } from './sayings.ts'

/** What is promised of the loop. */
export const PROMISED = {
  firstAudibleMedianMs: 450,
  firstAudibleP95Ms: 700,
  cutOff: 0.03,
  detectionMs: 250,
  stopP99Ms: 50,
} as const

const ms = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(0)} ms` : '–')
const reported = (name: string, measured: string): BenchRow => ({ name, target: null, measured, met: null })
const promised = (name: string, valueMs: number, atMostMs: number): BenchRow => ({
  name,
  target: `≤ ${atMostMs} ms`,
  measured: ms(valueMs),
  met: valueMs <= atMostMs,
})
const spread = (values: readonly number[]): string => {
  const sorted = ascending(values)
  return [0.5, 0.95, 1].map((p) => ms(quantile(sorted, p))).join(' / ')
}
const shareOf = (part: number, whole: number): string =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`}`

const isThere = <T>(value: T | null): value is T => value !== null

/**
 * What is told of the turns.
 *
 * @param arePromised whether the promises are for an ear like this one
 */
export function turnRows(turns: readonly TurnJudged[], brainCalls: number, arePromised: boolean): readonly BenchRow[] {
  const whole = turns.filter(({ wasCutOff }) => !wasCutOff)
  const audible = ascending(whole.map(({ firstAudibleMs }) => firstAudibleMs).filter(isThere))
  const decided = whole.map(({ decidedMs }) => decidedMs).filter(isThere)
  const late = decided.filter((at) => at > LATE_MS)
  const cut = turns.filter(({ wasCutOff }) => wasCutOff).length
  const lost = turns.filter(({ wasLost }) => wasLost).length
  const begun = turns.reduce((sum, turn) => sum + turn.turns, 0)
  const row = (name: string, value: number, atMost: number): BenchRow =>
    arePromised ? promised(name, value, atMost) : reported(name, ms(value))
  const figures = [
    row('true end of speech → first audible frame, median', quantile(audible, 0.5), PROMISED.firstAudibleMedianMs),
    row('true end of speech → first audible frame, p95', quantile(audible, 0.95), PROMISED.firstAudibleP95Ms),
    reported('… its slowest', ms(audible.at(-1) ?? Number.NaN)),
    {
      ...reported('turns cut off by mistake', shareOf(cut, turns.length)),
      ...(arePromised ? { target: `≤ ${PROMISED.cutOff * 100} %`, met: cut / turns.length <= PROMISED.cutOff } : {}),
    },
    reported(
      '… in which she began to be heard',
      shareOf(turns.filter(({ wasSpokenOver }) => wasSpokenOver).length, turns.length),
    ),
    reported(`turns ended late (> ${(LATE_MS / 1000).toFixed(1)} s)`, shareOf(late.length, whole.length)),
    reported('turns without an answer', shareOf(lost, turns.length)),
    reported('drafts of an answer: kept / dropped', `${begun} / ${Math.max(0, brainCalls - begun)}`),
  ]
  return [...figures, ...waterfallRows(whole), ...kindRows(turns), ...roomRows(turns)]
}

/** Where the time goes, by the server's own clock. */
function waterfallRows(turns: readonly TurnJudged[]): readonly BenchRow[] {
  const falls = turns.map(({ waterfall }) => waterfall).filter(isThere)
  const steps = [
    ['stt', 'the words are known'],
    ['ttft', 'first token'],
    ['first_clause', 'first clause'],
    ['ttfa', 'first sound of the voice'],
    ['endpoint', 'decided: it is her turn'],
    ['first_frame_sent', 'first frame sent'],
  ] as const
  return steps.map(([step, name]) =>
    reported(
      `waterfall: ${name} (\`${step}\`), median / p95 / most`,
      spread(falls.map((fall) => fall[step]).filter(isThere)),
    ),
  )
}

const groupRow = (name: string, turns: readonly TurnJudged[]): BenchRow => {
  const whole = turns.filter(({ wasCutOff }) => !wasCutOff)
  const audible = whole.map(({ firstAudibleMs }) => firstAudibleMs).filter(isThere)
  const cut = turns.length - whole.length
  return reported(
    `${name}: cut off; first audible frame, median / p95 / most`,
    `${cut} of ${turns.length}; ${spread(audible)}`,
  )
}

const kindRows = (turns: readonly TurnJudged[]): readonly BenchRow[] =>
  SAYING_KINDS.flatMap((kind) => {
    const own = turns.filter(({ seen }) => seen.line.saying.kind === kind)
    return own.length === 0 ? [] : [groupRow(KIND_NAMES[kind], own)]
  })

const KIND_NAMES = {
  whole: 'said in one go',
  short: 'one to three words',
  hesitation: 'a pause while a word is looked for',
  and: 'a pause after “and”, “but”, “because”',
  number: 'pauses within a number',
  'two sentences': 'a pause between two sentences',
  recording: 'recordings',
} as const

const roomRows = (turns: readonly TurnJudged[]): readonly BenchRow[] => [
  ...by(turns, ({ seen }) => (seen.person.language === 'french' ? 'in French' : 'in English')),
  ...by(turns, ({ seen }) => {
    const { noiseDb } = seen.person.room
    return noiseDb === null ? 'without noise' : `noise at ${noiseDb} dB`
  }),
  ...by(turns, ({ seen }) => `microphone at ${seen.person.room.rate / 1000} kHz`),
]

function by(turns: readonly TurnJudged[], nameOf: (turn: TurnJudged) => string): readonly BenchRow[] {
  const groups = [...Map.groupBy(turns, nameOf)]
  return groups.length < 2 ? [] : groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => groupRow(name, own))
}

/** Words that were not understood, over all turns; of a person who was cut off, all turns together. */
export const wordsRow = (turns: readonly TurnJudged[]): BenchRow => {
  const rates = turns.map(({ seen, messages }) =>
    wordErrorRate(plainWords(seen.line.spoken.text), plainWords(messages.join(' '))),
  )
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
  return reported('words that were not understood, mean', `${(mean * 100).toFixed(1)} %`)
}

/** What is told of those who interrupted her. */
export function interruptionRows(seen: readonly InterruptionSeen[]): readonly BenchRow[] {
  const after = (from: number, at: number | null): number | null => (at === null ? null : at - from)
  const detections = seen.map((one) => after(one.startMs, earliest(one.pausedAtMs, one.stoppedAtMs)))
  const detected = ascending(detections.filter(isThere))
  const leaves = ascending(
    seen.flatMap((one) => {
      const detectedAtMs = earliest(one.pausedAtMs, one.stoppedAtMs)
      if (detectedAtMs === null || one.lastSoundAtMs === null) return []
      return [Math.max(0, one.lastSoundAtMs - detectedAtMs)]
    }),
  )
  const stops = seen.map((one) => after(one.startMs, one.stoppedAtMs)).filter(isThere)
  const ducks = seen.map((one) => after(one.startMs, one.duckedAtMs)).filter(isThere)
  return [
    promised('somebody’s first sound → she is silent, median', quantile(detected, 0.5), PROMISED.detectionMs),
    promised('somebody’s first sound → she is silent, p95', quantile(detected, 0.95), PROMISED.detectionMs),
    reported('… its slowest', ms(detected.at(-1) ?? Number.NaN)),
    ...(['with', 'without'] as const).map((how) =>
      reported(
        `… where the first word begins ${how} voice, median / p95 / most`,
        spread(
          seen
            .filter(({ text }) => BEGINS_WITHOUT_VOICE.test(text) === (how === 'without'))
            .map((one) => after(one.startMs, earliest(one.pausedAtMs, one.stoppedAtMs)))
            .filter(isThere),
        ),
      ),
    ),
    promised('she is silent → her last frame leaves, p99', quantile(leaves, 0.99), PROMISED.stopP99Ms),
    reported('interruptions during which frames were still leaving', shareOf(leaves.length, seen.length)),
    reported('somebody’s first sound → she is quieter, median / p95 / most', spread(ducks)),
    reported('somebody’s first sound → the turn has ended, median / p95 / most', spread(stops)),
    reported('interruptions that did not stop her', shareOf(seen.length - stops.length, seen.length)),
    reported('interruptions that did not even silence her', shareOf(seen.length - detected.length, seen.length)),
  ]
}

/** English sounds that the throat does not make, at the beginning of a word. */
const BEGINS_WITHOUT_VOICE = /^(?:[sfptkhc]|th(?!e|is|at))/i

/** The same beside a loudspeaker. */
export function overEchoRows(seen: readonly InterruptionSeen[], db: number): readonly BenchRow[] {
  const silenced = seen.flatMap((one) => {
    const atMs = earliest(one.pausedAtMs, one.stoppedAtMs)
    return atMs === null ? [] : [atMs - one.startMs]
  })
  const stopped = seen.filter(({ stoppedAtMs }) => stoppedAtMs !== null).length
  return [
    reported(`over an echo at ${db} dB: somebody’s first sound → she is silent, median / p95 / most`, spread(silenced)),
    reported(
      `over an echo at ${db} dB: interruptions that did not stop her`,
      shareOf(seen.length - stopped, seen.length),
    ),
  ]
}

const earliest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** What is told of those who only listen aloud. */
export function backchannelRows(seen: readonly InterruptionSeen[]): readonly BenchRow[] {
  const stopped = seen.filter(({ stoppedAtMs }) => stoppedAtMs !== null)
  const paused = seen.filter(({ pausedAtMs }) => pausedAtMs !== null)
  const back = paused.flatMap(({ pausedAtMs, resumedAtMs }) =>
    pausedAtMs === null || resumedAtMs === null ? [] : [resumedAtMs - pausedAtMs],
  )
  return [
    {
      ...reported('sounds of listening that stopped her', shareOf(stopped.length, seen.length)),
      target: '0',
      met: stopped.length === 0,
    },
    reported('… that silenced her for a moment', shareOf(paused.length, seen.length)),
    reported('… for so long, median / p95 / most', spread(back)),
  ]
}

/** What is told of her own echo, level by level. */
export function echoRows(seen: readonly EchoSeen[]): readonly BenchRow[] {
  return [...Map.groupBy(seen, ({ room }) => room.echo?.db ?? Number.NaN)].flatMap(([db, own]) => {
    const minutes = own.reduce((sum, { spokeMs }) => sum + spokeMs, 0) / 60_000
    const sum = (what: 'ducks' | 'pauses' | 'stops'): number => own.reduce((total, one) => total + one[what], 0)
    const each = (count: number): string =>
      `${(count / minutes).toFixed(1)} a minute (${count} in ${minutes.toFixed(1)})`
    const answers = own.reduce((total, one) => total + one.answers.length, 0)
    return [
      {
        ...reported(`echo at ${db} dB: she stopped for herself`, each(sum('stops'))),
        target: '0',
        met: sum('stops') === 0,
      },
      reported(`echo at ${db} dB: she paused for herself`, each(sum('pauses'))),
      reported(`echo at ${db} dB: she became quieter for herself`, each(sum('ducks'))),
      reported(`echo at ${db} dB: she answered herself`, `${answers}`),
    ]
  })
}

/** How exactly the client kept real time. */
export const paceRow = (latenesses: readonly number[]): BenchRow =>
  reported(
    'the client’s own frames left late by, median / p99',
    `${median(latenesses).toFixed(1)} ms / ${quantile(ascending(latenesses), 0.99).toFixed(1)} ms`,
  )
