import { EvaError } from '@eva/core'
import { failureOf, type Opened, type Opener, reasonOf } from '../parts.ts'
import type { BrokenPart } from '../telemetry/health.ts'
import type { Grace } from './grace.ts'

/** A part that somebody wants to have. */
export type Wish<Part> = Opener<Part> & {
  /** Everything that it depends on, in any words: while these stay the same, so does the part. May hold secrets. */
  readonly madeOf: string
  /** It takes long, or much memory: nobody waits for it, and the one before is closed first. */
  readonly isHeavy: boolean
}

/** One that is there at once, or soon. */
export const lightWish = <Part>(id: string, madeOf: unknown, open: Opener<Part>['open']): Wish<Part> => ({
  id,
  madeOf: JSON.stringify(madeOf),
  isHeavy: false,
  open,
})

type State<Part> =
  | { readonly type: 'opening' }
  | { readonly type: 'open'; readonly part: Part }
  /** Nobody asked for it by name, and it is not there. */
  | { readonly type: 'absent' }
  | { readonly type: 'broken'; readonly error: EvaError }

type Entry<Part> = {
  readonly wish: Wish<Part | null>
  readonly stop: AbortController
  state: State<Part>
  /** Whether it could be opened is known. Never rejects. */
  settled: Promise<void>
}

/** The parts of one kind that are open now: what they are may change while she runs, and each change opens only what differs. */
export class LiveParts<Part> implements Opened<Part> {
  readonly #grace: Grace
  readonly #close: (part: Part) => Promise<void>
  #entries: readonly Entry<Part>[] = []
  /** What is on its way out, by its id. */
  readonly #leaving = new Map<string, Promise<void>>()
  readonly #listeners = new Set<() => void>()

  constructor(grace: Grace, close: (part: Part) => Promise<void>) {
    this.#grace = grace
    this.#close = close
  }

  /** Those that are open, preferred first. */
  get parts(): readonly Part[] {
    return this.#entries.flatMap(({ state }) => (state.type === 'open' ? [state.part] : []))
  }

  /** Those that are wanted and could not be opened. */
  get broken(): readonly BrokenPart[] {
    return this.#entries.flatMap(({ wish, state }) =>
      state.type === 'broken' ? [{ id: wish.id, reason: reasonOf(state.error) }] : [],
    )
  }

  /** Ids of those that are being opened. */
  get opening(): readonly string[] {
    return this.#entries.flatMap(({ wish, state }) => (state.type === 'opening' ? [wish.id] : []))
  }

  /** Ids of all that are wanted, preferred first. */
  get wanted(): readonly string[] {
    return this.#entries.map(({ wish }) => wish.id)
  }

  /** Why the most wanted of those that failed did. */
  get failure(): EvaError | null {
    const [first] = this.#entries.flatMap(({ state }) => (state.type === 'broken' ? [state.error] : []))
    return first ?? null
  }

  /** The one that is open and made just so; `null` for none. */
  madeSo(wish: Wish<Part | null>): Part | null {
    const state = this.#entries.find((entry) => isMadeSo(entry, wish))?.state
    return state?.type === 'open' ? state.part : null
  }

  /** Whoever is told whenever any of that has changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /**
   * Wants these from now on, preferred first. What is open and made of the same stays as it is; what failed is tried again;
   * what is not among them is closed when nobody uses it any more. What opens as `null` is not there, and nobody asked for
   * it by name. Resolves when it is known of all but the heavy ones
   * whether they can be opened.
   */
  async want(wishes: readonly Wish<Part | null>[]): Promise<void> {
    const before = this.#entries
    const kept = wishes.map((wish) => before.find((entry) => isMadeSo(entry, wish)))
    for (const entry of before) if (!kept.includes(entry)) this.#retire(entry)
    this.#entries = wishes.map((wish, index) => kept[index] ?? this.#begin(wish))
    this.#tell()
    await Promise.all(this.#entries.filter(({ wish }) => !wish.isHeavy).map(({ settled }) => settled))
  }

  /** Resolves when it is known of all of them whether they can be opened. */
  async settled(): Promise<void> {
    await Promise.all(this.#entries.map(({ settled }) => settled))
  }

  /** Closes all of them, also those that somebody still uses. */
  async close(): Promise<void> {
    this.#grace.end()
    for (const entry of this.#entries) this.#retire(entry)
    this.#entries = []
    await Promise.all(this.#leaving.values())
  }

  #begin(wish: Wish<Part | null>): Entry<Part> {
    const stop = new AbortController()
    const entry: Entry<Part> = { wish, stop, state: { type: 'opening' }, settled: Promise.resolve() }
    entry.settled = this.#open(wish, stop.signal).then((state) => {
      entry.state = state
      if (this.#entries.includes(entry)) this.#tell()
    })
    return entry
  }

  /** Never rejects. */
  async #open(wish: Wish<Part | null>, signal: AbortSignal): Promise<State<Part>> {
    try {
      if (wish.isHeavy) await this.#leaving.get(wish.id)
      signal.throwIfAborted()
      const part = await wish.open(signal)
      return part === null ? { type: 'absent' } : { type: 'open', part }
    } catch (thrown) {
      return { type: 'broken', error: failureOf(thrown) }
    }
  }

  #retire(entry: Entry<Part>): void {
    const { wish, stop, settled } = entry
    stop.abort(new EvaError('shutting_down', `${wish.id} is not wanted any more.`))
    const others = this.#leaving.get(wish.id)
    const gone = Promise.all([settled, this.#grace.over(), others]).then(async () => {
      if (entry.state.type === 'open') await this.#close(entry.state.part)
    })
    const left = gone.catch(() => 'what cannot be closed is gone all the same').then(() => {})
    this.#leaving.set(wish.id, left)
    void left.then(() => {
      if (this.#leaving.get(wish.id) === left) this.#leaving.delete(wish.id)
    })
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** What could not be opened is not there: it is worth another try. */
const isMadeSo = <Part>({ wish, state }: Entry<Part>, { id, madeOf }: Wish<Part | null>): boolean =>
  wish.id === id && wish.madeOf === madeOf && (state.type === 'open' || state.type === 'opening')
