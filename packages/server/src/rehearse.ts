import { setImmediate } from 'node:timers/promises'
import { Cast, type Clock, type Llm, sayLine, type Voices } from '@eva/core'
import type { Enter } from './live/grace.ts'

/** What she says to herself, in both languages of the built-in parts: together the messages try every rule. */
const LINES = [
  {
    language: 'en',
    messages: [
      'Hello, how are you?',
      'My name is Iris and I live by the sea.',
      'I had a long day.',
      'What is my name?',
    ],
    line: 'Hello, I am here.',
  },
  {
    language: 'fr',
    messages: [
      'Bonjour, comment vas-tu ?',
      'Je m’appelle Iris et je vis au bord de la mer.',
      'La journée a été longue.',
      'Comment je m’appelle ?',
    ],
    line: 'Bonjour, je suis là.',
  },
] as const
/** V8 translates a regular expression at its first use, and into machine code at its second. */
const ROUNDS = 2

/**
 * Goes through a short talk, unheard, so that the first person does not wait for code that has never run: rules that
 * are compiled at their first use, voices that load in their workers. Only what is free and on this machine takes part;
 * an embedded model has read its prompt by now, and a cloud is never asked for nothing. Rejects with the signal's reason.
 */
export async function rehearse(brains: readonly Llm[], voices: Voices, signal: AbortSignal): Promise<void> {
  const scripted = brains.find((brain) => brain.id === 'scripted')
  for (const { language, messages, line } of LINES) {
    if (scripted !== undefined) {
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const message of messages) await answerInThought(scripted, message, signal)
      }
    }
    signal.throwIfAborted()
    const said = new Cast(voices, language, null, 0).lineFor(line)
    if (said !== null) await Array.fromAsync(sayLine(said, signal))
  }
}

/** The answer is there with its first word: the rest is only said slowly. */
async function answerInThought(brain: Llm, message: string, signal: AbortSignal): Promise<void> {
  const request = {
    conversationId: 'rehearsal',
    messages: [{ role: 'user', content: message }] as const,
    maxTokens: 200,
    temperature: 0,
  }
  for await (const event of brain.streamTokens(request, signal)) if (event.type === 'token') break
  // Whoever is there already is served in between.
  await setImmediate(undefined, { signal })
}

/** A rehearsal that goes on beside everything else. */
export type Rehearsal = {
  /** Ends it, and resolves when nothing of it is left. */
  stop(): Promise<void>
}

/** Whoever asks something at once is not to wait behind a rehearsal, in ms. */
const LEFT_ALONE_MS = 1_000

/**
 * Begins a rehearsal in the background, a moment after the start.
 *
 * @param enter tells that brains and voices are used
 * @param reportFailure is told what went wrong; to be stopped is not a failure
 */
export function beginRehearsal(
  brains: readonly Llm[],
  voices: Voices,
  clock: Clock,
  enter: Enter,
  reportFailure: (thrown: unknown) => void,
): Rehearsal {
  const stopping = new AbortController()
  const { signal } = stopping
  const begun = clock.sleep(LEFT_ALONE_MS, signal).then(() => {
    const leave = enter()
    return rehearse(brains, voices, signal).finally(leave)
  })
  const ended = begun.catch((thrown: unknown) => {
    if (!stopping.signal.aborted) reportFailure(thrown)
  })
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
