import type { EarStream, Heard, Pcm } from '@eva/core'

/** A stream that tells what `partial` makes of the samples so far, and in the end what `hear` makes of them all. */
export function openFakeEarStream(
  signal: AbortSignal,
  partial: (samples: Pcm) => string,
  hear: (samples: Pcm) => Promise<Heard>,
): EarStream {
  let samples: Pcm = new Int16Array()
  let told = ''
  let over = signal.aborted
  let finished: Promise<Heard> | undefined
  let wake = (): void => {}
  const end = (): void => {
    over = true
    wake()
  }
  signal.addEventListener('abort', end, { once: true })

  async function* partials(): AsyncGenerator<string, void> {
    let yielded = ''
    for (;;) {
      signal.throwIfAborted()
      if (told !== yielded) {
        yielded = told
        yield told
      } else if (over) return
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }

  return {
    push(more) {
      if (over) return
      const both = new Int16Array(samples.length + more.length)
      both.set(samples)
      both.set(more, samples.length)
      samples = both
      told = partial(samples)
      wake()
    },
    partials: partials(),
    finish() {
      finished ??= hear(samples).finally(() => {
        signal.removeEventListener('abort', end)
        end()
      })
      return finished
    },
  }
}
