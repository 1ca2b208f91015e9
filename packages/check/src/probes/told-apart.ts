import { chatResponseSchema, type Finding } from '@eva/protocol'
import type { Talk } from '../client/conversation.ts'
import { json, jsonOf } from '../client/http-client.ts'
import type { Context } from '../context.ts'
import { finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { between } from '../random.ts'
import { holdsNumber } from './questions.ts'

type Ask = (talk: Talk, question: string) => Promise<string>

/**
 * The same new question in two conversations, each of which was told another number: a cache whose key is the text gives
 * the second one the number of the first. Told and asked one after the other, so that a memory of her own that reaches
 * over conversations has the later number; one who knows no number, or says both, is not accused.
 */
export async function answersOfOthers(context: Context): Promise<readonly Finding[]> {
  const { http, unique, random } = context
  const ways: readonly (readonly [name: string, ask: Ask])[] = [
    [
      'POST /chat',
      async ({ sessionId }, message) => {
        const answer = await http.request('/chat', json({ message, session_id: sessionId }))
        const body = chatResponseSchema.safeParse(jsonOf(answer))
        return body.success ? body.data.response : ''
      },
    ],
    ['/ws/chat', async (talk, message) => (await talk.ask(message)).text],
  ]
  const first = await context.talk()
  const second = await context.talk()
  const findings: Finding[] = []
  for (const [name, ask] of ways) {
    const before = between(random, 1_000, 4_999)
    const [theirs, own] = [`${before}`, `${before + between(random, 1_000, 4_000)}`]
    const question = `My ticket is ${unique.word()}. What number has my locker?`
    await first.ask(`Remember that my locker has the number ${theirs}.`)
    await ask(first, question)
    await second.ask(`Remember that my locker has the number ${own}.`)
    const said = await ask(second, question)
    if (!holdsNumber(said, theirs) || holdsNumber(said, own)) continue
    const text = said.slice(0, 80)
    findings.push(
      finding(
        'cached_replies',
        both(
          `${name}: a conversation that was told ${own} got the answer of another, which was told ${theirs}: “${text}”.`,
          `${name} : une conversation qui a appris ${own} a reçu la réponse d’une autre, qui a appris ${theirs} : « ${text} ».`,
        ),
        'by_text',
      ),
    )
    break
  }
  return findings
}
