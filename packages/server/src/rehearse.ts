import { defaultVoice, type Llm, type Speech } from '@eva/core'

/** What she says to herself, in both languages of the built-in parts. */
const LINES = [
  { language: 'en', message: 'Hello, how are you?', line: 'Hello, I am here.' },
  { language: 'fr', message: 'Bonjour, comment vas-tu ?', line: 'Bonjour, je suis là.' },
] as const

/**
 * Goes through a greeting once, unheard, so that the first person does not wait for code that has never run: rules that
 * are compiled at their first use, voices that load in their workers. Only what is free and on this machine takes part;
 * an embedded model has read its prompt by now, and a cloud is never asked for nothing. Rejects with the signal's reason.
 */
export async function rehearse(brains: readonly Llm[], voices: readonly Speech[], signal: AbortSignal): Promise<void> {
  const scripted = brains.find((brain) => brain.id === 'scripted')
  for (const { language, message, line } of LINES) {
    signal.throwIfAborted()
    const request = {
      conversationId: 'rehearsal',
      messages: [{ role: 'user', content: message }] as const,
      maxTokens: 200,
      temperature: 0,
    }
    if (scripted !== undefined) await Array.fromAsync(scripted.streamTokens(request, signal))
    signal.throwIfAborted()
    const cast = defaultVoice(voices, language)
    if (cast !== null) await Array.fromAsync(cast.engine.speak(line, { voice: cast.voice.id, speed: 1, signal }))
  }
}

/** A rehearsal that goes on beside everything else. */
export type Rehearsal = {
  /** Ends it, and resolves when nothing of it is left. */
  stop(): Promise<void>
}

/**
 * Begins a rehearsal in the background.
 *
 * @param reportFailure is told what went wrong; to be stopped is not a failure
 */
export function beginRehearsal(
  brains: readonly Llm[],
  voices: readonly Speech[],
  reportFailure: (thrown: unknown) => void,
): Rehearsal {
  const stopping = new AbortController()
  const ended = rehearse(brains, voices, stopping.signal).catch((thrown: unknown) => {
    if (!stopping.signal.aborted) reportFailure(thrown)
  })
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}
