import { type EarStream, type EvaError, HEARING_RATE, type Heard, type Pcm } from '@eva/core'
import { follow } from '../openai-http/index.ts'
import type { EngineTask } from './ear-engine.ts'

/** As much as is heard in one go; what comes after it is not. */
const LONGEST_SAMPLES = HEARING_RATE * 30

/**
 * A stream over a task of the engine. Aborting stops the task and throws the reason to whoever waits, and to whoever
 * comes later.
 *
 * @param begin starts the task
 * @param signal of whoever listens; `closing` aborts when the ear is closed
 */
export function openStream(
  begin: (onPartial: (text: string) => void) => EngineTask,
  signal: AbortSignal,
  closing: AbortSignal,
): EarStream {
  const { controller, letGo } = follow(signal, closing)
  const stopped = controller.signal
  let told = ''
  let samples = 0
  let over = false
  let failure: { readonly reason: unknown } | undefined
  let wake = (): void => {}
  const task = stopped.aborted
    ? null
    : begin((text) => {
        told = text
        wake()
      })

  function fail(reason: unknown): void {
    failure ??= { reason }
    over = true
    letGo()
    wake()
  }

  const { promise: aborted, reject } = Promise.withResolvers<never>()
  aborted.catch(() => 'thrown to whoever waits')
  function stop(): void {
    task?.stop()
    reject(stopped.reason)
    fail(stopped.reason)
  }
  stopped.addEventListener('abort', stop, { once: true })
  if (stopped.aborted) stop()
  task?.heard.catch((reason: EvaError) => fail(reason))

  let finished: Promise<Heard> | undefined
  async function finish(): Promise<Heard> {
    if (task === null) return aborted
    if (failure !== undefined) throw failure.reason
    over = true
    task.finish()
    try {
      return await Promise.race([task.heard, aborted])
    } finally {
      letGo()
      wake()
    }
  }

  async function* partials(): AsyncGenerator<string, void> {
    let yielded = ''
    let isOver = false
    void task?.heard.then(
      () => {
        isOver = true
        wake()
      },
      () => {},
    )
    for (;;) {
      if (failure !== undefined) throw failure.reason
      if (told !== yielded) {
        yielded = told
        yield told
      } else if (isOver) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }

  return {
    push(more: Pcm) {
      if (over || task === null) return
      const room = more.subarray(0, LONGEST_SAMPLES - samples)
      samples += room.length
      if (room.length > 0) task.push(room)
    },
    partials: partials(),
    finish() {
      finished ??= finish()
      return finished
    },
  }
}
