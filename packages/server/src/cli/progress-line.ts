import type { WriteStream } from 'node:tty'
import type { PullState } from '../models/pull.ts'

export type ProgressLine = {
  show(id: string, state: PullState): void
  /** Leaves the line as it is; what is printed next is below it. */
  end(): void
}

/** Where it is shown. */
export type Screen = Pick<WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number }

const BAR_CHARS = 24

/** Shows a download: one line that grows on a terminal, a plain line for each tenth elsewhere. */
export function progressLine(screen: Screen): ProgressLine {
  const isTerminal = screen.isTTY === true
  let shown = ''
  return {
    show(id, state) {
      const text = isTerminal ? bar(id, state, (screen.columns ?? 80) - 1) : tenth(id, state)
      if (text === shown) return
      shown = text
      // Back to the beginning, and the rest of what was there is wiped.
      screen.write(isTerminal ? `\r${text}\u001b[K` : `${text}\n`)
    },
    end() {
      if (isTerminal && shown !== '') screen.write('\n')
    },
  }
}

/** The bar and what fits behind it of size, speed and time, in this order. */
function bar(id: string, state: PullState, columns: number): string {
  const share = shareOf(state)
  const full = Math.round(share * BAR_CHARS)
  const details = [
    `${gigabytes(state.receivedBytes)} of ${gigabytes(state.totalBytes)} GB`,
    state.status === 'checking' && state.receivedBytes > 0 ? 'checking what is here' : '',
    state.bytesPerS === null ? '' : `${(state.bytesPerS / 1e6).toFixed(1)} MB/s`,
    state.etaS === null || state.status === 'done' ? '' : `${duration(state.etaS)} left`,
  ]
  let line = `${'█'.repeat(full)}${'░'.repeat(BAR_CHARS - full)} ${String(Math.floor(share * 100)).padStart(3)} %`
  const name = id.replace(/^.*\//, '')
  if (name.length + 1 + line.length <= columns) line = `${name} ${line}`
  for (const detail of details) {
    if (detail !== '' && line.length + 2 + detail.length <= columns) line += `  ${detail}`
  }
  return line.slice(0, columns)
}

function tenth(id: string, state: PullState): string {
  const percent = Math.floor(shareOf(state) * 10) * 10
  return `${id}: ${state.status === 'checking' ? 'checking' : 'fetching'}, ${percent} % of ${gigabytes(state.totalBytes)} GB`
}

const shareOf = ({ receivedBytes, totalBytes }: PullState): number =>
  totalBytes === 0 ? 0 : Math.min(1, receivedBytes / totalBytes)

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2)

/** `45 s`, `12 min`, `3 h 20 min` */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
