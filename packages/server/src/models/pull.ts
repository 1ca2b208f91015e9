import { asEvaError, type Clock, type EvaError } from '@eva/core'
import { Latest } from './latest.ts'
import type { DownloadOptions } from './model-shelf.ts'
import { PaceMeter } from './pace-meter.ts'

/** How a download stands. */
export type PullState = {
  readonly status: 'checking' | 'downloading' | 'done' | 'cancelled' | 'error'
  readonly receivedBytes: number
  readonly totalBytes: number
  /** `null` until they are known. */
  readonly bytesPerS: number | null
  readonly etaS: number | null
  /** With `error` alone. */
  readonly error: EvaError | null
}

/** A download of one model or one voice, for all who want it. */
export type Pull = {
  /** By which it is known: its id in the catalogue, or a model's path. */
  readonly id: string
  /** Where it will be in the folder. */
  readonly path: string
  readonly state: PullState
  /** Its states, from now to the last one; leaving does not stop it. */
  follow(): AsyncIterable<PullState>
  /** Stops it; what has come is kept. */
  cancel(): void
  /** The last state; never rejects. */
  readonly ended: Promise<PullState>
}

/** Followers are told that often at most, in ms: more than a bar can show. */
const TELL_EVERY_MS = 250

const UNKNOWN_PACE = { bytesPerS: null, etaS: null }

/** The reason of a stop that somebody asked for. */
class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** What is fetched: by which name it is known, where it will be, and how large it is. */
export type PullOf = Pick<Pull, 'id' | 'path'> & { readonly sizeBytes: number }

/** Begins to fetch what was found. */
export function startPull(
  { id, path, sizeBytes }: PullOf,
  download: (options: DownloadOptions) => Promise<unknown>,
  clock: Clock,
): Pull {
  const stop = new AbortController()
  const latest = new Latest<PullState>({
    status: 'checking',
    receivedBytes: 0,
    totalBytes: sizeBytes,
    bytesPerS: null,
    etaS: null,
    error: null,
  })
  const meter = new PaceMeter()
  let toldAtMs = Number.NEGATIVE_INFINITY
  const run = async (): Promise<PullState> => {
    let last: PullState
    try {
      await download({
        signal: stop.signal,
        onProgress({ stage, receivedBytes, totalBytes }) {
          const nowMs = clock.nowMs()
          const isNews = stage !== latest.value.status || nowMs - toldAtMs >= TELL_EVERY_MS
          if (!isNews) return latest.note({ ...latest.value, receivedBytes })
          toldAtMs = nowMs
          const pace = stage === 'downloading' ? meter.read(nowMs, receivedBytes, totalBytes) : UNKNOWN_PACE
          latest.set({ status: stage, receivedBytes, totalBytes, ...pace, error: null })
        },
      })
      last = { ...latest.value, status: 'done', receivedBytes: sizeBytes, etaS: 0 }
    } catch (thrown) {
      last =
        thrown instanceof Cancelled
          ? { ...latest.value, status: 'cancelled', etaS: null }
          : {
              ...latest.value,
              status: 'error',
              etaS: null,
              error: asEvaError(thrown, 'internal', `${path} did not come.`),
            }
    }
    latest.end(last)
    return last
  }
  return {
    id,
    path,
    get state() {
      return latest.value
    },
    follow: () => latest.follow(),
    cancel: () => stop.abort(new Cancelled()),
    ended: run(),
  }
}

/** What looks like the end of a pull to somebody who wants what is already here. */
export function finishedPull({ id, path, sizeBytes }: PullOf): Pull {
  const state: PullState = {
    status: 'done',
    receivedBytes: sizeBytes,
    totalBytes: sizeBytes,
    bytesPerS: null,
    etaS: 0,
    error: null,
  }
  const latest = new Latest(state)
  latest.end(state)
  return { id, path, state, follow: () => latest.follow(), cancel: () => {}, ended: Promise.resolve(state) }
}
