import type { Host } from './chat/chat-state.ts'

/** How well a part of her works: well, as well as what is built in can, or not at all. */
export type PartState = 'good' | 'fair' | 'bad'

export type Part = { part: 'mind' | 'voice' | 'ear'; state: PartState }

/** Voices that are always there, and sound it. */
const BASIC_VOICES = /^(flite|espeak|browser)\b/
/** An ear that understands slow, clear English. */
const BASIC_EARS = /^pocketsphinx\b/
const RULES = 'scripted'

/** What works now, from what she greeted this page with. */
export function partsOf({ brain, voice, ear }: Host): readonly Part[] {
  const state = (name: string | null | undefined, isBasic: (name: string) => boolean): PartState =>
    name == null ? 'bad' : isBasic(name) ? 'fair' : 'good'
  return [
    { part: 'mind', state: state(brain?.provider, (provider) => provider === RULES) },
    { part: 'voice', state: state(voice, (id) => BASIC_VOICES.test(id)) },
    { part: 'ear', state: state(ear, (id) => BASIC_EARS.test(id)) },
  ]
}
