import type { Ear, EarInfo } from '../contracts/ear.ts'
import { EvaError } from '../errors.ts'

/** A recogniser, and the engine that has it. */
export type ChosenEar = { readonly engine: Ear; readonly ear: EarInfo }

const understands = ({ languages }: EarInfo, language: string | null): boolean =>
  languages.length === 0 || language === null || languages.includes(language)

/**
 * Who may listen, best first: of each engine in its order the installed ear that understands `language`, one that was
 * made for it before one that knows many. Whoever does not understand it is not asked: words of another language, heard
 * as one's own, are none.
 *
 * @param language primary tag of what is expected; `null` for whatever it turns out to be
 */
export function earsFor(engines: readonly Ear[], language: string | null): readonly ChosenEar[] {
  return engines.flatMap((engine) => {
    const able = engine.ears.filter((ear) => ear.installed && understands(ear, language))
    const ear = able.find(({ languages }) => languages.length > 0 && language !== null) ?? able[0]
    return ear === undefined ? [] : [{ engine, ear }]
  })
}

/** Why nobody listens, and what to do about it. */
const NO_EAR = {
  message: 'She has no ear here.',
  fix: 'Fetch one (npx eva ears pull whisper-base), install pocketsphinx and pocketsphinx-en-us (Debian), or set GROQ_API_KEY or STT_BASE_URL; until then type to her.',
} as const

/** Nobody listens, or nobody to that language. */
export function noEarFor(engines: readonly Ear[], language: string | null): EvaError {
  const others = language !== null && earsFor(engines, null).length > 0
  const message = others ? `No ear here understands the language "${language}".` : NO_EAR.message
  return new EvaError('no_ear', message, { fix: NO_EAR.fix })
}
