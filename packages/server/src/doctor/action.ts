/** What can be done about a part. */
const KINDS = [
  /** Asks a brain for a word, also where that costs something or it is being left alone. */
  'ask-brain',
  'fetch-model',
  'fetch-voice',
  'fetch-ear',
  /** Gives the disk back what the database does not need any more. */
  'shrink-database',
  /** Nobody but the owner may read what she keeps. */
  'close-folder',
  /** Looks at the part once more. */
  'look-again',
] as const
export type ActionKind = (typeof KINDS)[number]

export type Action = {
  readonly kind: ActionKind
  /** What it is done to: the brain's id, or that of what is fetched. */
  readonly name?: string
  /** What is fetched or given back. */
  readonly bytes?: number
}

/** What was wished for, as its id says it. */
export type Wish = { readonly kind: ActionKind; readonly name: string }

/** `fetch-ear:whisper-base`. @param check the id of the part that it belongs to */
export function actionId({ kind, name }: Action, check: string): string {
  const about = kind === 'look-again' ? check : name
  return about === undefined ? kind : `${kind}:${about}`
}

/** `null` for what is no action. */
export function wishOf(id: string): Wish | null {
  const [, word, name = ''] = /^([a-z-]+)(?::(.+))?$/s.exec(id) ?? []
  const kind = KINDS.find((one) => one === word)
  return kind === undefined ? null : { kind, name }
}
