import { type BrainSetting, type EarBody, type Place, placeOf, type SettingsBody, type VoiceBody } from '@eva/protocol'
import { keyOf } from '../setup/keys.ts'

/** Where something goes, and who is there; `null` for a part of Eva herself. */
export type Destination = { readonly place: Place; readonly whom: string | null }

/** Where something goes now, and where else it may go when nobody there can take it. */
export type Reach = {
  /** More than one where each language has its own; empty where nobody takes it. */
  readonly now: readonly Destination[]
  /** Off this machine alone. */
  readonly else: readonly Destination[]
}

const HERE: Destination = { place: 'machine', whom: null }

/** States in which a brain answers, or will again by itself. */
const ASKED: ReadonlySet<BrainSetting['state']> = new Set(['ready', 'resting', 'loading'])

/** @param nameOf who a brain is, for a reader */
export function reachOfBrains(brains: readonly BrainSetting[], nameOf: (id: BrainSetting['id']) => string): Reach {
  const asked = brains.filter(({ state }) => ASKED.has(state))
  const first = asked.find(({ state }) => state === 'ready') ?? asked[0]
  const destination = ({ id, where }: BrainSetting): Destination => ({ place: where, whom: nameOf(id) })
  if (first === undefined) return { now: [], else: [] }
  return reach([destination(first)], asked.filter((brain) => brain !== first).map(destination))
}

/** @param keys as they hold now: they tell which server speaks */
export function reachOfVoices(voices: readonly VoiceBody[], keys: Pick<SettingsBody, 'keys'>): Reach {
  const here = voices.filter(({ installed }) => installed)
  const destination = ({ provider }: VoiceBody): Destination =>
    provider === 'openai' ? serverOf(keyOf(keys, 'TTS_BASE_URL').value) : HERE
  const speaking = here.filter(({ default_for }) => default_for.length > 0)
  return reach(speaking.map(destination), here.map(destination))
}

/** @param keys as they hold now: they tell which server transcribes, Groq's where its key alone is set */
export function reachOfEars(ears: readonly EarBody[], keys: Pick<SettingsBody, 'keys'>): Reach {
  const here = ears.filter(({ installed }) => installed)
  const own = keyOf(keys, 'STT_BASE_URL').value
  const server = own === null ? groqAt(keyOf(keys, 'GROQ_BASE_URL').value) : serverOf(own)
  const destination = ({ provider }: EarBody): Destination => (provider === 'openai' ? server : HERE)
  const listening = here.filter(({ listens, default_for }) => listens || default_for.length > 0)
  return reach(listening.map(destination), here.map(destination))
}

const groqAt = (address: string | null): Destination => ({
  place: address === null ? 'cloud' : placeOf(address),
  whom: 'Groq',
})

/** A server whose address is not told is somebody’s: nothing better is claimed of it. */
const serverOf = (address: string | null): Destination =>
  address === null ? { place: 'cloud', whom: null } : { place: placeOf(address), whom: new URL(address).host }

function reach(now: readonly Destination[], others: readonly Destination[]): Reach {
  const first = distinct(now)
  const away = distinct(others).filter(({ place }) => place !== 'machine')
  return { now: first, else: away.filter((other) => !first.some((each) => isSame(each, other))) }
}

const isSame = (a: Destination, b: Destination): boolean => a.place === b.place && a.whom === b.whom

const distinct = (all: readonly Destination[]): readonly Destination[] =>
  all.filter((each, index) => all.findIndex((other) => isSame(each, other)) === index)

/** All of it stays, some of it may leave the machine, or it leaves. */
export function verdictOf({ now, else: others }: Reach): 'stays' | 'may_leave' | 'leaves' {
  const leaves = now.filter(({ place }) => place !== 'machine')
  if (leaves.length > 0) return leaves.length === now.length ? 'leaves' : 'may_leave'
  return others.length > 0 ? 'may_leave' : 'stays'
}
