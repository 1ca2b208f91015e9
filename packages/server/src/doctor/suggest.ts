import type { EarManager } from '../ears/index.ts'
import type { ModelManager } from '../models/index.ts'
import type { VoiceManager } from '../voices/index.ts'
import type { Action } from './action.ts'
import type { WantedModel } from './checks/disk.ts'

/** What a newcomer is told to fetch: small, and good enough in both languages. */
const FIRST_EAR = 'whisper-base'

/** The model that suits this machine, unless it is here; `null` where none does. */
export async function wantedModel(models: Pick<ModelManager, 'list'>): Promise<WantedModel | null> {
  const { models: all, recommended } = await models.list()
  const wanted = all.find(({ id, installed }) => id === recommended?.id && !installed)
  return wanted === undefined ? null : { id: wanted.id, bytes: wanted.sizeBytes }
}

/** The model that was chosen, where it is here and not loaded. */
export async function waitingModel(models: Pick<ModelManager, 'list'>): Promise<string | null> {
  const { models: all } = await models.list()
  return all.find(({ chosen, installed, loaded }) => chosen && installed && !loaded)?.id ?? null
}

export async function modelToFetch(models: Pick<ModelManager, 'list'>): Promise<Action | null> {
  const wanted = await wantedModel(models)
  return wanted === null ? null : { kind: 'fetch-model', name: wanted.id, bytes: wanted.bytes }
}

/** An ear to begin with, while none of the neural ones is here. */
export async function earToFetch(ears: Pick<EarManager, 'list'>): Promise<Action | null> {
  const all = await ears.list()
  const first = all.find(({ entry }) => entry.id === FIRST_EAR)
  if (first === undefined || all.some(({ installed }) => installed)) return null
  return { kind: 'fetch-ear', name: first.entry.id, bytes: first.sizeBytes }
}

/** A voice to begin with, while none of the neural ones is here: the first of those that speak both languages. */
export async function voiceToFetch(voices: Pick<VoiceManager, 'list'>): Promise<Action | null> {
  const all = await voices.list()
  const speaks = (languages: readonly string[], tag: string): boolean => languages.some((one) => one.startsWith(tag))
  const first = all.find(({ entry }) => speaks(entry.languages, 'en') && speaks(entry.languages, 'fr'))
  if (first === undefined || all.some(({ installed }) => installed)) return null
  return { kind: 'fetch-voice', name: first.entry.id, bytes: first.sizeBytes }
}
