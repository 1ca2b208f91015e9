import type { DiagnosisPart } from '@eva/protocol'
import type { ActionKind } from '../action.ts'
import type { Code, Findings } from '../seen.ts'

/** What one finding is in a language: what was found, and what the person can do about it where something can be done. */
export type Sentence<Facts> = {
  readonly says: (facts: Facts) => string
  readonly fix?: (facts: Facts) => string
}

/** Everything that the doctor says in one language. */
export type Words = {
  readonly parts: { readonly [Part in DiagnosisPart]: string }
  readonly found: { readonly [One in Code]: Sentence<Findings[One]> }
  readonly actions: {
    readonly [Kind in ActionKind]: (about: { readonly name: string; readonly bytes: number }) => string
  }
}
