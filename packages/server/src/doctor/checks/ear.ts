import { type Ear, type EarInfo, EvaError, type Pcm } from '@eva/core'
import type { Action } from '../action.ts'
import { type Check, type Verdict, wordsOf } from '../check.ts'
import { SENTENCES, type SpokenLanguage } from '../say-aloud.ts'

/** A neural ear is read from the disk before its first word, in ms. */
const EAR_LIMIT_MS = 15_000

/** Of the words of the sentence so many must be understood: a voice that is built in is no person, and some is lost. */
const ENOUGH = 0.6

/** What is known of an ear engine around it. */
export type EarFacts = {
  /** To listen costs neither money nor quota. */
  readonly isFree: boolean
  /** Nobody else hears. */
  readonly isAlone: boolean
  /** An ear that could be fetched. */
  readonly toFetch: Action | null
  /** The sentence, said by a voice of this machine, at the rate of everything that is heard; `null` where nobody says it. */
  readonly hearSaid: (language: SpokenLanguage, signal: AbortSignal) => Promise<Pcm | null>
}

/** Has an ear listen to a sentence of a voice, and compares what it understood. */
export const checkEar = (engine: Ear, facts: EarFacts): Check => ({
  id: `ear:${engine.id}`,
  part: 'ear',
  which: engine.id,
  limitMs: EAR_LIMIT_MS,
  look: async (signal) => {
    const ear = engine.ears.find(({ installed }) => installed)
    if (ear === undefined) return nothingFetched(engine.id, facts)
    try {
      const language = languageOf(ear)
      const samples = facts.isFree && language !== null ? await facts.hearSaid(language, signal) : null
      if (samples === null || language === null) return await reach(engine, signal)
      return await listen(engine, ear, samples, language, signal)
    } catch (thrown) {
      signal.throwIfAborted()
      return notWell(engine.id, thrown)
    }
  },
})

/** Nobody listens, and nobody was asked to. */
export const noEar = (toFetch: Action | null): Check => ({
  id: 'ear',
  part: 'ear',
  which: '',
  look: async () => nothingFetched('', { isAlone: true, toFetch }),
})

/** A language that both an ear and the built-in voices know. */
function languageOf({ languages }: EarInfo): SpokenLanguage | null {
  if (languages.length === 0 || languages.includes('en')) return 'en'
  return languages.includes('fr') ? 'fr' : null
}

async function listen(
  engine: Ear,
  { id: ear }: EarInfo,
  samples: Pcm,
  language: SpokenLanguage,
  signal: AbortSignal,
): Promise<Verdict> {
  const startedAtMs = performance.now()
  const { text: understood } = await engine.hear(samples, { ear, language, context: '', signal })
  const latencyMs = performance.now() - startedAtMs
  const said = SENTENCES[language]
  if (understood === '') return { status: 'bad', seen: { code: 'ear_deaf', facts: { ear, said } }, latencyMs }
  const facts = { ear, said, understood }
  return shareUnderstood(said, understood) >= ENOUGH
    ? { status: 'good', seen: { code: 'ear_hears', facts }, latencyMs }
    : { status: 'warning', seen: { code: 'ear_mishears', facts }, latencyMs }
}

/** Which share of the words that were said is among those that were understood, each as often as it was said. */
export function shareUnderstood(said: string, understood: string): number {
  const heard = wordsIn(understood)
  const words = wordsIn(said)
  const right = words.filter((word) => {
    const at = heard.indexOf(word)
    if (at !== -1) heard.splice(at, 1)
    return at !== -1
  })
  return right.length / words.length
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

async function reach(engine: Ear, signal: AbortSignal): Promise<Verdict> {
  const { ok, detail } = await engine.check(signal)
  if (!ok) throw new EvaError('ear_failed', detail)
  return { status: 'good', seen: { code: 'ear_reachable', facts: { engine: engine.id } }, words: detail }
}

function notWell(engine: string, thrown: unknown): Verdict {
  const words = wordsOf(thrown)
  if (thrown instanceof EvaError && thrown.code === 'ear_rate_limited') {
    const back_in_s = thrown.retryAfterMs === undefined ? null : Math.ceil(thrown.retryAfterMs / 1000)
    return { status: 'warning', seen: { code: 'ear_quota', facts: { engine, back_in_s } }, ...words }
  }
  return { status: 'bad', seen: { code: 'ear_failed', facts: { engine } }, ...words }
}

function nothingFetched(engine: string, { isAlone, toFetch }: Pick<EarFacts, 'isAlone' | 'toFetch'>): Verdict {
  const action = toFetch === null ? {} : { action: toFetch }
  return isAlone
    ? { status: 'warning', seen: { code: 'ear_none', facts: {} }, latencyMs: null, ...action }
    : { status: 'skipped', seen: { code: 'ear_not_fetched', facts: { engine } }, latencyMs: null }
}
