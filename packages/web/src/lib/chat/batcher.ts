/** Runs `run` before the next picture is drawn, or soon where nothing is drawn. */
export type NextFrame = (run: () => void) => void

/** How long a page in the background may lag; its frames do not come. */
const HIDDEN_DELAY_MS = 200

export const browserNextFrame: NextFrame = (run) => {
  if (document.hidden) setTimeout(run, HIDDEN_DELAY_MS)
  else requestAnimationFrame(run)
}

export type Batcher<Item> = {
  add(item: Item): void
  /** Hands over what there is now. */
  flush(): void
}

/** Collects what arrives and hands it over once per frame: every token is shown, and none costs a render alone. */
export function createBatcher<Item>(
  nextFrame: NextFrame,
  apply: (items: Item[]) => void,
  /** While this says no, items are kept: a picture of half a replay is worse than a frame's wait. */
  mayApply: () => boolean,
): Batcher<Item> {
  let items: Item[] = []
  const flush = () => {
    if (items.length === 0) return
    const batch = items
    items = []
    apply(batch)
  }
  const onFrame = () => {
    if (items.length === 0) return
    if (mayApply()) flush()
    else nextFrame(onFrame)
  }
  return {
    add(item) {
      items.push(item)
      if (items.length === 1) nextFrame(onFrame)
    },
    flush,
  }
}
