import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { ascending, type BenchRow, type BenchSection, median, quantile } from './section.ts'
import { benchIntelligibility } from './voice/bench-intelligibility.ts'
import { SUBJECTS, type Subject } from './voice/subjects.ts'
import { type Clip, timeClip } from './voice/time-clip.ts'

/** Runs before the first one that counts: V8 optimizes what runs often. */
const WARM_UP_RUNS = 10
/** Between runs, as between two turns: time in which a worker makes its next instance ready. */
const PAUSE_MS = 30
/** How many speak at the same time. */
const CROWDS = [1, 4, 8] as const

const TARGETS = { firstMedianMs: 15, firstP95Ms: 30, sentenceMedianMs: 50, addedMs: 5 } as const

/** Times every engine, warm: its first audible frame, its whole sentences, 1, 4 and 8 at once, beside the bare engine. */
export async function benchVoice(): Promise<readonly BenchSection[]> {
  const sections: BenchSection[] = []
  for (const open of SUBJECTS) {
    const openedMs = performance.now()
    const subject = await open()
    const openMs = performance.now() - openedMs
    try {
      sections.push(await benchSubject(subject, openMs))
    } finally {
      await subject.close()
    }
  }
  sections.push(await benchIntelligibility())
  return sections
}

async function benchSubject(subject: Subject, openMs: number): Promise<BenchSection> {
  const { asked, bare, texts } = subject
  for (const text of texts.clauses.slice(0, WARM_UP_RUNS)) {
    await timeClip(asked, text)
    await bare(text)
  }
  await setTimeout(PAUSE_MS)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const rows: BenchRow[] = []
  for (const crowd of CROWDS) {
    if (crowd === 1) delay.enable()
    const clauses = await timeClips(subject, texts.clauses, crowd)
    const sentences = await timeClips(subject, texts.sentences, crowd)
    delay.disable()
    rows.push(...rowsOf(subject, crowd, clauses, sentences))
  }
  rows.push(await besideBare(subject))
  rows.push(reported('event-loop delay with one at a time, p99', ms(delay.percentile(99) / 1e6)))
  rows.push(reported('opening the engine', ms(openMs)))
  return {
    title: `Voice: ${subject.title}`,
    method:
      `Warm, in this process (an engine is in its worker, process or server). First sound: from the call of speak() with a clause of 4 to 6 words to the ` +
      `first frame in which anything can be heard, ${texts.clauses.length} different clauses. Whole sentence: to its last frame, ${texts.sentences.length} different ` +
      `sentences of 6 to 9 words. One at a time with ${PAUSE_MS} ms between; then 4 and 8 asked for in the same instant, each timed from there.`,
    rows,
    notes: [
      'The event-loop delay is measured at a resolution of 1 ms, which it includes. The bare engine runs in this thread, in turn with Eva’s, on the same clauses.',
      ...(subject.note === null ? [] : [subject.note]),
    ],
  }
}

function rowsOf(
  { isBuiltIn }: Subject,
  crowd: number,
  clauses: readonly Clip[],
  sentences: readonly Clip[],
): readonly BenchRow[] {
  const first = ascending(clauses.map(({ firstMs }) => firstMs))
  const whole = ascending(sentences.map(({ wholeMs }) => wholeMs))
  const factor = median(sentences.map(({ wholeMs, audioMs }) => wholeMs / audioMs))
  const many = crowd === 1 ? '' : `, ${crowd} at once`
  const promised = isBuiltIn && crowd === 1
  const row = (name: string, value: number, atMostMs: number): BenchRow =>
    promised ? withTarget(name, value, atMostMs) : reported(name, ms(value))
  return [
    row(`first sound of a clause${many}, median`, median(first), TARGETS.firstMedianMs),
    row(`first sound of a clause${many}, p95`, quantile(first, 0.95), TARGETS.firstP95Ms),
    row(`whole short sentence${many}, median`, median(whole), TARGETS.sentenceMedianMs),
    reported(`whole short sentence${many}, p95`, ms(quantile(whole, 0.95))),
    reported(`real-time factor${many}, median`, factor.toFixed(4)),
  ]
}

/** What Eva adds to the engine: median of the differences, clause by clause, in turn. */
async function besideBare({ asked, bare, texts }: Subject): Promise<BenchRow> {
  const added: number[] = []
  const alone: number[] = []
  for (const text of texts.clauses) {
    const { firstMs } = await bare(text)
    await setTimeout(PAUSE_MS)
    const clip = await timeClip(asked, text)
    await setTimeout(PAUSE_MS)
    alone.push(firstMs)
    added.push(clip.firstMs - firstMs)
  }
  const name = `what Eva adds to the bare engine’s first sound (${ms(median(alone))}), median`
  return withTarget(name, median(added), TARGETS.addedMs)
}

async function timeClips({ asked }: Subject, texts: readonly string[], crowd: number): Promise<Clip[]> {
  const clips: Clip[] = []
  for (let from = 0; from < texts.length; from += crowd) {
    clips.push(...(await Promise.all(texts.slice(from, from + crowd).map((text) => timeClip(asked, text)))))
    await setTimeout(PAUSE_MS)
  }
  return clips
}

const ms = (value: number): string => `${value.toFixed(1)} ms`

const withTarget = (name: string, value: number, atMostMs: number): BenchRow => ({
  name,
  target: `≤ ${atMostMs} ms`,
  measured: ms(value),
  met: value <= atMostMs,
})

const reported = (name: string, measured: string): BenchRow => ({ name, target: null, measured, met: null })

if (import.meta.main) {
  for (const { title, method, rows, notes } of await benchVoice()) {
    console.log(`\n${title}\n${method}`)
    console.table(rows)
    for (const note of notes) console.log(note)
  }
}
