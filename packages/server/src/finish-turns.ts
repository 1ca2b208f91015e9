import type { Clock, Conversations } from '@eva/core'

/** How long a stop waits for the sentence that is being said, in ms. */
const LAST_SENTENCE_MS = 5_000

/** Lets every conversation end its sentence, and stops those that take too long. */
export async function finishTurns(conversations: Conversations, clock: Clock): Promise<void> {
  const open = await conversations.all()
  // What could not be stored was told to whoever said it; it must not keep the others from ending.
  const ended = Promise.allSettled(open.map((conversation) => conversation.finishSentence()))
  const enough = new AbortController()
  const tooLong = clock.sleep(LAST_SENTENCE_MS, enough.signal).catch(() => 'every sentence had ended')
  await Promise.race([ended, tooLong])
  enough.abort()
  for (const conversation of open) conversation.interrupt()
  await ended
}
