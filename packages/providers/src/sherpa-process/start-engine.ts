import { fork } from 'node:child_process'

/** What every process of the library tells of its loading, so that a model over which it ends is known. */
export type LoadingReport<Model> = { readonly type: 'loading'; readonly model: Model } | { readonly type: 'loaded' }

export type Engine<Order> = {
  readonly pid: number | undefined
  order(message: Order): void
  /** Ends it at once; `onEnd` is not called any more. */
  end(): void
}

export type EngineListener<Report, Model> = {
  /** What concerns nobody but the process and who began it is left out. */
  onReport(report: Report): void
  /** It ended by itself; with what it was loading, if it was, and the reason that the library gave for it. */
  onEnd(code: number | null, loading: Model | undefined, reason: string): void
}

/** What the library writes while it loads is kept up to here, for the reason when it fails. */
const MOST_WORDS = 4_000

/**
 * Begins a process of the library. A worker would not do: a model whose metadata is missing makes the library end the
 * whole process, and memory that it took is given back only with the process.
 *
 * @param entry the file that the process runs; it answers with `Report` and `LoadingReport`
 */
export function startEngine<Order, Report extends { readonly type: string }, Model>(
  entry: URL,
  { onReport, onEnd }: EngineListener<Report, Model>,
): Engine<Order> {
  const child = fork(entry, [], {
    serialization: 'advanced',
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let loading: Model | undefined
  let words = ''
  child.stderr?.on('data', (bytes: Buffer) => {
    // Outside of loading the library writes down what it was given. That is nobody's business.
    words = loading === undefined ? '' : (words + bytes.toString()).slice(-MOST_WORDS)
  })
  child.on('message', (report: Report | LoadingReport<Model>) => {
    if (isLoading<Report, Model>(report)) loading = report.type === 'loading' ? report.model : undefined
    else onReport(report)
  })
  child.on('error', () => {})
  child.on('close', (code) => onEnd(code, loading, reasonIn(words)))
  return {
    pid: child.pid,
    order(message) {
      if (child.connected) child.send(message as object, () => {})
    },
    end() {
      child.removeAllListeners()
      child.on('error', () => {})
      child.kill('SIGKILL')
    },
  }
}

const isLoading = <Report extends { readonly type: string }, Model>(
  report: Report | LoadingReport<Model>,
): report is LoadingReport<Model> => report.type === 'loading' || report.type === 'loaded'

/** What the library said last, without the place in its source. */
function reasonIn(words: string): string {
  const line = words.trim().split('\n').at(-1) ?? ''
  const reason = line.replace(/^\S+:\w+:\d+ /, '').trim()
  return reason === '' ? 'the library gave up without a word' : reason
}
