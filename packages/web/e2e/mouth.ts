import type { Page } from 'playwright-core'

/** A picture of her mouth: how far the lips are apart in it, and which ms of her sound was heard when it was drawn. */
export type Sight = { ms: number; open: number }
/** A stretch of sound as it was given to the loudspeaker. */
type Played = { fromMs: number; levels: number[] }

/** Envelopes are taken in steps of so many ms. */
export const STEP_MS = 10

/**
 * Notes, from now on, all sound that is played and every picture that is drawn. Both by the audio's own clock, at the
 * moment of drawing: a slow machine draws fewer pictures, and of each is known what was heard with it. To be called
 * before she speaks.
 */
export const watchMouth = (page: Page): Promise<void> =>
  page.evaluate((stepMs) => {
    const sights: Sight[] = []
    const played: Played[] = []
    let began: { audio: BaseAudioContext; atS: number } | null = null
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
      began ??= { audio: this.context, atS: when }
      const samples = this.buffer?.getChannelData(0) ?? new Float32Array()
      const size = (this.context.sampleRate * stepMs) / 1000
      const levels = Array.from({ length: Math.floor(samples.length / size) }, (_, index) => {
        const piece = samples.subarray(Math.round(index * size), Math.round((index + 1) * size))
        return Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length)
      })
      played.push({ fromMs: (when - began.atS) * 1000, levels })
      start.call(this, when, ...rest)
    }
    const art = document.querySelector('.face-art')
    const mouth = art?.querySelector('[data-part=mouth]')
    if (art == null || mouth == null) throw new Error('there is no mouth')
    const look = () => {
      if (began === null) return
      // The two points of its outline that lie in the middle: the upper lip's and the lower one's.
      const middle = [...(mouth.getAttribute('d') ?? '').matchAll(/(?<![\d.])200 (-?[\d.]+)/g)].map((match) =>
        Number(match[1]),
      )
      const delayS = began.audio instanceof AudioContext ? began.audio.outputLatency : 0
      const ms = (began.audio.currentTime - delayS - began.atS) * 1000
      sights.push({ ms, open: Math.abs((middle[1] ?? 0) - (middle[0] ?? 0)) })
    }
    new MutationObserver(look).observe(art, { subtree: true, attributes: true })
    Reflect.set(window, 'mouthByTest', { sights, played })
  }, STEP_MS)

/** What was seen, and how loud each step of what was heard is. */
export async function seenMouth(page: Page): Promise<{ sights: Sight[]; levels: number[] }> {
  const { sights, played }: { sights: Sight[]; played: Played[] } = await page.evaluate(() =>
    Reflect.get(window, 'mouthByTest'),
  )
  const levels: number[] = []
  for (const { fromMs, levels: some } of played) {
    for (const [index, level] of some.entries()) levels[Math.round(fromMs / STEP_MS) + index] = level
  }
  return { sights, levels: Array.from(levels, (level) => level ?? 0) }
}

/** How alike two rows of numbers rise and fall, -1 to 1. */
export function correlation(some: readonly number[], others: readonly number[]): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length
  const [someMean, otherMean] = [mean(some), mean(others)]
  let together = 0
  let someSquares = 0
  let otherSquares = 0
  for (const [index, each] of some.entries()) {
    const other = (others[index] ?? 0) - otherMean
    together += (each - someMean) * other
    someSquares += (each - someMean) ** 2
    otherSquares += other ** 2
  }
  return together / Math.sqrt(someSquares * otherSquares)
}

/**
 * The delay of the mouth at which it follows the sound best, in ms, and how well it does then. The envelope is that of
 * the 50 ms around: no lips move with each period of a voice.
 */
export function alignment(
  sights: readonly Sight[],
  levels: readonly number[],
): { delayMs: number; correlation: number } {
  const around = (ms: number): number => {
    const middle = Math.floor(ms / STEP_MS)
    return [-2, -1, 0, 1, 2].reduce((sum, step) => sum + (levels[middle + step] ?? 0), 0) / 5
  }
  let best = { delayMs: 0, correlation: -1 }
  for (let delayMs = -300; delayMs <= 300; delayMs += STEP_MS) {
    const found = correlation(
      sights.map(({ open }) => open),
      sights.map(({ ms }) => around(ms - delayMs)),
    )
    if (found > best.correlation) best = { delayMs, correlation: found }
  }
  return best
}
