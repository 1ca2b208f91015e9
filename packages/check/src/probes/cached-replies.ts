import type { Finding } from '@eva/protocol'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { holdsNumber, type Question } from './questions.ts'

/** An answer as it came, and what it says of itself. */
export type Reply = {
  readonly question: Question
  readonly text: string
  readonly turnId: string
  /** From the request to its last byte, ms. */
  readonly totalMs: number
  /** What it says that it took, ms. */
  readonly toldMs: number
}

/** Clocks tick in steps: an answer that tells so much more than it can have taken, ms, was made another time. */
const IMPOSSIBLE_MS = 5
/** One reply may be odd by chance. */
const PROOFS = 2

/**
 * Replies that were not made for their question. Three things prove it, and none of them happens to a brain that merely
 * cannot count: the number of the turn was seen before; the reply holds the result of an earlier sum, which stands in no
 * other, in place of its own; it tells a longer time in the making than passed between question and answer.
 */
export function cachedReplies(replies: readonly Reply[]): readonly Finding[] {
  const proofs = replies.flatMap((reply, index) => {
    const why = proofOf(reply, replies.slice(0, index))
    return why === null ? [] : [{ reply, why }]
  })
  const [first] = proofs
  if (first === undefined || proofs.length < PROOFS) return []
  const { reply, why } = first
  const said = reply.text.slice(0, 80)
  return [
    finding(
      'cached_replies',
      both(
        `“${reply.question.text}” was answered “${said}”: ${why.en}. ${proofs.length} of ${replies.length} so.`,
        `« ${reply.question.text} » a reçu « ${said} » : ${why.fr}. ${proofs.length} sur ${replies.length} ainsi.`,
      ),
    ),
  ]
}

function proofOf({ question, text, turnId, totalMs, toldMs }: Reply, earlier: readonly Reply[]) {
  if (earlier.some((other) => other.turnId === turnId)) {
    return both('the same turn as an earlier reply', 'le même tour qu’une réponse antérieure')
  }
  const other = earlier.find((each) => holdsNumber(text, each.question.right))
  if (other !== undefined && !holdsNumber(text, question.right)) {
    return both(`the answer to “${other.question.text}”`, `la réponse à « ${other.question.text} »`)
  }
  if (toldMs <= totalMs + IMPOSSIBLE_MS) return null
  const [told, took] = [toldMs.toFixed(1), totalMs.toFixed(1)]
  return both(`${told} ms in the making, and here after ${took} ms`, `${told} ms à naître, et là après ${took} ms`)
}
