import type { CatalogueEntry } from './catalogue.ts'
import { memoryNeeded } from './memory.ts'

/** What there is to think with. */
export type Machine = {
  readonly totalBytes: number
  /** What a new process could take without anything being moved out. */
  readonly freeBytes: number
  readonly cores: number
  /** Of the graphics card; `null` without one. */
  readonly gpuBytes: number | null
}

/** Whether a model fits a machine, and where it would run. */
export type Fit = {
  readonly ok: boolean
  /** One sentence for a person. */
  readonly why: string
  readonly where: 'gpu' | 'cpu'
  /** Estimated; `null` on a graphics card, which is fast enough for speech with any model that fits it. */
  readonly tokensPerS: number | null
}

export type Recommendation = { readonly id: string; readonly reason: string }

/** What the system and the other programs keep of the memory, in bytes. */
const SPARE_BYTES = 1e9

/** What of a graphics card's memory a model may take; the rest holds the screen and the buffers of the computation. */
const GPU_SHARE = 0.9

/**
 * Each token that is written passes all weights through the processor once. So many bytes of them a second go through one
 * core: a little less than through each of two cores of an EPYC with the shape of Qwen2.5 0.5B, 346 MB at 50 tokens/s
 * (`npm run bench -- brain`).
 */
const BYTES_PER_S_AND_CORE = 8e9

/** And so many at most through all of them: what two channels of DDR4 memory give. */
const BYTES_PER_S_MAX = 40e9

/** Speech takes about 4 tokens a second. More than twice that keeps her voice fed while the voice, too, needs the cores. */
export const PACE_TOKENS_PER_S = 10

/** She speaks these herself: a model that is recommended to everyone must, too. */
const LANGUAGES = ['en', 'fr']

/** Whether a model of the catalogue fits a machine, and why. */
export function fitOf(entry: CatalogueEntry, machine: Machine): Fit {
  const needed = memoryNeeded(entry)
  const { gpuBytes, cores, freeBytes } = machine
  if (gpuBytes !== null && needed <= gpuBytes * GPU_SHARE) {
    const why = `The graphics card holds it: ${gb(needed)} of its ${gb(gpuBytes)}.`
    return { ok: true, why, where: 'gpu', tokensPerS: null }
  }
  const tokensPerS = Math.min(BYTES_PER_S_MAX, cores * BYTES_PER_S_AND_CORE) / entry.size_bytes
  const ok = needed + SPARE_BYTES <= freeBytes
  return {
    ok,
    why: ok ? memoryAndPace(needed, machine, tokensPerS) : shortage(needed, machine),
    where: 'cpu',
    tokensPerS,
  }
}

/** The best of those that fit, are fast enough to talk with, and speak English and French; `null` when there is none. */
export function recommend(entries: readonly CatalogueEntry[], machine: Machine): Recommendation | null {
  const fitting = entries
    .filter(({ languages }) => LANGUAGES.every((language) => languages.includes(language)))
    .map((entry) => ({ entry, fit: fitOf(entry, machine) }))
    .filter(({ fit }) => fit.ok)
  const atPace = fitting.findLast(({ fit }) => fit.tokensPerS === null || fit.tokensPerS >= PACE_TOKENS_PER_S)
  if (atPace !== undefined)
    return { id: atPace.entry.id, reason: `The best that ${reasonOf(atPace.entry, atPace.fit, machine)}` }
  const [fastest] = fitting.toSorted((a, b) => (b.fit.tokensPerS ?? 0) - (a.fit.tokensPerS ?? 0))
  if (fastest === undefined) return null
  return { id: fastest.entry.id, reason: `The fastest that fits, though slower than speech on ${cores(machine)}.` }
}

function reasonOf(entry: CatalogueEntry, { where, tokensPerS }: Fit, machine: Machine): string {
  const needed = gb(memoryNeeded(entry))
  if (where === 'gpu') return `the graphics card holds: ${needed} of its ${gb(machine.gpuBytes ?? 0)}.`
  const pace = Math.round(tokensPerS ?? 0)
  return `keeps up with speech on ${cores(machine)} (about ${pace} tokens/s) and fits: ${needed} of ${gb(machine.freeBytes)} free.`
}

function memoryAndPace(needed: number, machine: Machine, tokensPerS: number): string {
  const pace = `about ${tokensPerS < 10 ? tokensPerS.toFixed(1) : Math.round(tokensPerS)} tokens/s on ${cores(machine)}`
  const verdict = tokensPerS < PACE_TOKENS_PER_S ? ', slower than is pleasant to talk with' : ''
  return `It fits: ${gb(needed)} of ${gb(machine.freeBytes)} free memory, ${pace}${verdict}.`
}

function shortage(needed: number, { totalBytes, freeBytes }: Machine): string {
  const wanted = `It needs ${gb(needed)} and ${gb(SPARE_BYTES)} to spare`
  return needed + SPARE_BYTES > totalBytes
    ? `${wanted}; this machine has ${gb(totalBytes)}.`
    : `${wanted}; ${gb(freeBytes)} are free now: close something first.`
}

const cores = ({ cores: count }: Machine): string => (count === 1 ? 'one core' : `${count} cores`)

const gb = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
