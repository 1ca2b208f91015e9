import type { Health, LocalText } from '@eva/protocol'
import { both } from '../local-text.ts'

/** What came of using her for real. */
export type Used = {
  readonly answered: boolean
  /** Whether the message could be read back; `null` when nothing was answered, so that nothing could be kept. */
  readonly kept: boolean | null
  /** Her brains, by id. */
  readonly brains: readonly string[]
  /** The engines of her installed voices. */
  readonly voices: readonly string[]
  /** Of each engine that was tried, whether it made a sound. */
  readonly speaks: Readonly<Record<string, boolean>>
  readonly speaksAtAll: boolean
}

/** Something that `/health` says, against what was seen. */
export type Claim = { readonly about: string; readonly isTrue: boolean; readonly seen: LocalText }

/** Booleans of `/health` that speak of the component of the same name. */
const NAMED = ['groq', 'ollama', 'local', 'database'] as const

/**
 * Everything in `/health` that can be held against something else. A part that says that it is broken lies to nobody:
 * only *well* is a claim, and so is what two places say of the same part.
 */
export function claimsOf(said: Health, httpStatus: number, used: Used): readonly Claim[] {
  const { components } = said
  const isBrain = (name: string): boolean => used.brains.includes(name)
  // A service that thinks and speaks has one component for both: that says nothing certain of its voice.
  const isVoice = (name: string): boolean => used.voices.includes(name) && !isBrain(name)
  const names = Object.keys(components)
  const isOk = (name: string): boolean => components[name]?.ok === true
  const brains = names.filter(isBrain)
  const voices = names.filter(isVoice)
  const thinks = brains.some(isOk)
  const speaks = voices.some(isOk)
  const knowsVoices = voices.length > 0 && voices.length === used.voices.length

  return [
    ...(thinks ? [asUsed('brain', used.answered)] : []),
    ...(said.database && used.kept !== null ? [asUsed('database', used.kept)] : []),
    ...(said.tts ? [asUsed('tts', used.speaksAtAll)] : []),
    ...voices.filter(isOk).flatMap((name) => {
      const made = used.speaks[name]
      return made === undefined ? [] : [asUsed(name, made)]
    }),
    ...NAMED.filter((name) => said[name] || name in components).map((name) => asTold(name, said[name], isOk(name))),
    ...(knowsVoices ? [asTold('tts', said.tts, speaks)] : []),
    ...(said.status === 'healthy'
      ? [asWhole(names, { thinks, database: said.database, speaks: speaks || !knowsVoices, voices, brains })]
      : []),
    ...(httpStatus === 503 ? [asCode(used.answered)] : []),
  ]
}

const asUsed = (about: string, isTrue: boolean): Claim => ({
  about,
  isTrue,
  seen: both(
    `It says that ${about} is well; used for real, it is not.`,
    `Il dit que ${about} va bien ; à l’usage, non.`,
  ),
})

const asTold = (name: string, boolean: boolean, component: boolean): Claim => ({
  about: `${name}_twice`,
  isTrue: boolean === component,
  seen: both(
    `“${name}” is ${boolean}, and the component says ${component}.`,
    `« ${name} » vaut ${boolean}, et le composant dit ${component}.`,
  ),
})

type Whole = {
  readonly thinks: boolean
  readonly speaks: boolean
  readonly database: boolean
  readonly brains: readonly string[]
  readonly voices: readonly string[]
}

/** She is healthy who can think, keep and, where she has a voice, speak; a spare brain may be away. */
function asWhole(names: readonly string[], { thinks, speaks, database, brains, voices }: Whole): Claim {
  const missing = [
    ...(thinks || brains.length === 0 ? [] : [brains.join(', ')]),
    ...(database || !names.includes('database') ? [] : ['database']),
    ...(speaks ? [] : [voices.join(', ')]),
  ]
  return {
    about: 'status',
    isTrue: missing.length === 0,
    seen: both(
      `The status is “healthy”, without ${missing.join('; ')}.`,
      `L’état est « healthy », sans ${missing.join(' ; ')}.`,
    ),
  }
}

const asCode = (answered: boolean): Claim => ({
  about: 'http_status',
  isTrue: !answered,
  seen: both('It answers 503, and she answers messages.', 'Il répond 503, et elle répond aux messages.'),
})
