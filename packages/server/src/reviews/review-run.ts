import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type ReviewProgress, reviewProgressSchema } from '@eva/protocol'
import { Told } from '../told.ts'

/** How the reviewer is started. */
export type ReviewerCommand = {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A review that is being made, for all who want to see how it goes. */
export type ReviewRun = {
  /** What has happened so far, and then what happens, to the last; leaving does not stop it. */
  follow(): AsyncIterable<ReviewProgress>
  /** Stops it; followers are told that it failed. */
  cancel(): void
  /** Resolves when nothing of it runs any more. Never rejects. */
  readonly ended: Promise<void>
}

/** Far more than a review has to say. */
const EVENTS_MAX = 2_000
/** A reviewer that is told to stop removes what it left behind, and is gone by then; one that is not is ended. */
const STOP_LIMIT_MS = 5_000
/** What the reviewer says last when it fails, in characters, is shown. */
const LAST_WORDS_CHARS = 400

/** Starts the reviewer as a process of its own: it measures from outside, and a busy reviewer slows nobody down. */
export function startReview({ file, args, env }: ReviewerCommand, stopLimitMs = STOP_LIMIT_MS): ReviewRun {
  const child = spawn(file, args, { env: { ...env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const told = new Told<ReviewProgress>(EVENTS_MAX)
  let cancelled = false

  const ended = run(
    child,
    (event) => told.tell(event),
    () => cancelled,
  ).then(() => told.end())

  return {
    ended,
    cancel() {
      if (cancelled) return
      cancelled = true
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
      void ended.then(() => clearTimeout(limit))
    },
    follow: () => told.follow(),
  }
}

const isLast = (event: ReviewProgress): boolean => event.type === 'done' || event.type === 'failed'

/** Reads what the reviewer says until it has ended. Never rejects. */
async function run(
  child: ChildProcess,
  tell: (event: ReviewProgress) => void,
  wasCancelled: () => boolean,
): Promise<void> {
  let lastWords = ''
  let hasEnded = false
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = (lastWords + words).slice(-LAST_WORDS_CHARS)
  })
  const gone = once(child, 'close').catch((thrown: unknown) => {
    lastWords = String(thrown)
  })
  if (child.stdout !== null) {
    for await (const line of createInterface(child.stdout)) {
      const event = progressIn(line)
      if (event === null) continue
      tell(event)
      hasEnded ||= isLast(event)
    }
  }
  await gone
  if (hasEnded) return
  tell({ type: 'failed', message: wasCancelled() ? 'The review was stopped.' : whyIn(lastWords) })
}

function progressIn(line: string): ReviewProgress | null {
  try {
    const parsed = reviewProgressSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const whyIn = (lastWords: string): string =>
  lastWords.trim() === '' ? 'The reviewer ended without a word.' : `The reviewer failed: ${lastWords.trim()}`
