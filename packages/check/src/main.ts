import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Review, ReviewProgress } from '@eva/protocol'
import { realClock } from './clock.ts'
import { forgetOldReviews, readReviews, withHistory } from './history/index.ts'
import { type Options, readOptions } from './options.ts'
import { CannotWrite, prepareFolder } from './prepare-folder.ts'
import { printReview, writeReview } from './report/index.ts'
import { runReview } from './run-review.ts'
import { misses } from './score.ts'
import { readSettings } from './settings.ts'
import { NotStarted, startEva } from './start-eva.ts'

/** `eva check`: the way of one review, from the command line to its files. */
const options = readOptions(process.argv.slice(2), process.env, randomInt(2 ** 31 - 1))
const stop = new AbortController()
/** What a shell reports of a program that Ctrl-C ended. */
const STOPPED = 130
/** Two signals within this time are one, sent to the whole group of processes and passed on, too, ms. */
const SAME_SIGNAL_MS = 1_000
let stoppedAtMs: number | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stoppedAtMs ??= realClock.nowMs()
    // Whoever asks twice means now: the Eva that was started ends with this process.
    if (realClock.nowMs() - stoppedAtMs > SAME_SIGNAL_MS) process.exit(STOPPED)
    stop.abort()
  })
}
// Whoever reads only the beginning (`| head`) has read enough.
process.stdout.on('error', () => process.exit(STOPPED))

const tell = (event: ReviewProgress): void => {
  if (options.print === 'progress') console.log(JSON.stringify(event))
  else if (event.type === 'step') note(`${event.done + 1}/${event.of} ${event.name[options.lang]}`)
}

/** One line that is written over, where somebody sits before it. */
function note(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
}

try {
  const review = await makeReview(options)
  note('')
  show(review.review, review.files)
  if (fails(review.review)) process.exitCode = 1
} catch (thrown) {
  note('')
  const message = stop.signal.aborted
    ? 'The review was stopped.'
    : thrown instanceof Error
      ? thrown.message
      : String(thrown)
  if (options.print === 'progress') console.log(JSON.stringify({ type: 'failed', message } satisfies ReviewProgress))
  else console.error(thrown instanceof NotStarted ? `Eva did not start:\n${message}` : message)
  process.exitCode = stop.signal.aborted ? STOPPED : thrown instanceof CannotWrite ? 2 : 1
}

async function makeReview({ url, runs, only, seed, out, lang, project }: Options) {
  note(url === null ? 'Starting an Eva…' : `Knocking at ${url}…`)
  const { dataDir, secretFor } = readSettings(process.env, process.cwd())
  const folder = join(dataDir, 'reviews')
  for (const target of out === null ? [folder] : [folder, resolve(out)]) await prepareFolder(target)
  const started = url === null ? await startEva(process.env, dataDir, stop.signal) : null
  try {
    const asked = {
      url: url ?? started?.address ?? '',
      startedHere: started !== null,
      secret: secretFor(url),
      runs,
      only,
      seed,
      commit: commit(),
      project,
    }
    const body = await runReview(asked, realClock, tell, stop.signal)
    const { reviews, broken } = await readReviews(folder)
    if (broken.length > 0 && options.print === 'report') {
      note('')
      console.error(`Passed over in ${folder}, since this version cannot read it: ${broken.join(', ')}`)
    }
    const review = withHistory(body, reviews)
    const files = await writeReview(folder, review, lang)
    await forgetOldReviews(folder, review.id)
    return { review, files: out === null ? files : await writeReview(resolve(out), review, lang) }
  } finally {
    await started?.stop()
  }
}

function show(review: Review, files: { markdown: string; json: string; html: string }): void {
  switch (options.print) {
    case 'report':
      printReview(review, options.lang, (text) => process.stdout.write(text), Object.values(files))
      break
    case 'json':
      console.log(JSON.stringify(review, null, 1))
      break
    case 'score':
      console.log(review.score.percent.toFixed(1))
      break
    case 'progress':
      console.log(JSON.stringify({ type: 'done', id: review.id } satisfies ReviewProgress))
      break
    default:
      options.print satisfies never
  }
}

function fails({ status, metrics }: Review): boolean {
  return status === 'failed' || (options.strict && metrics.some(misses))
}

/** Of the project that this reviewer is part of; `null` where there is no git. */
function commit(): string | null {
  try {
    const cwd = import.meta.dirname
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}
