import { asEvaError, type EvaError } from '@eva/core'
import type { BrokenPart } from './telemetry/health.ts'

/** What a brain or a voice is opened by. Each may take its time, and each may fail. */
export type Opener<Part> = { readonly id: string; readonly open: (signal: AbortSignal) => Promise<Part> }

export type Opened<Part> = {
  readonly parts: readonly Part[]
  readonly broken: readonly BrokenPart[]
}

/** The same, for what she can be without. */
export async function openThoseThatWork<Part>(openers: readonly Opener<Part>[]): Promise<Opened<Part>> {
  const opened = await Promise.all(
    openers.map(async (opener) => openAll([opener]).catch((thrown: unknown) => brokenOf(opener.id, thrown))),
  )
  return { parts: opened.flatMap(({ parts }) => parts), broken: opened.flatMap(({ broken }) => broken) }
}

const brokenOf = (id: string, thrown: unknown): { parts: never[]; broken: BrokenPart[] } => ({
  parts: [],
  broken: [{ id, reason: reasonOf(failureOf(thrown)) }],
})

/**
 * Opens everything at once and keeps the order of preference. What cannot be opened is left out and named, so that she
 * starts with what works; when nothing is left, the first failure is thrown.
 */
export async function openAll<Part>(openers: readonly Opener<Part>[]): Promise<Opened<Part>> {
  const results = await Promise.allSettled(openers.map((opener) => opener.open(new AbortController().signal)))
  const parts = results.filter((result) => result.status === 'fulfilled').map((result) => result.value)
  const failures = results.flatMap((result, index) =>
    result.status === 'rejected' ? [{ id: openers[index]?.id ?? '', error: failureOf(result.reason) }] : [],
  )
  const first = failures[0]
  if (parts.length === 0 && first !== undefined) throw first.error
  return { parts, broken: failures.map(({ id, error }) => ({ id, reason: reasonOf(error) })) }
}

export const failureOf = (reason: unknown): EvaError => asEvaError(reason, 'internal', 'could not be opened')

/** For a person: what is wrong, and what to do about it. */
export const reasonOf = ({ message, fix }: EvaError): string => (fix === undefined ? message : `${message} ${fix}`)
