import { errorBodySchema, type LocalText } from '@eva/protocol'
import { isEvent, type Talk } from '../client/conversation.ts'
import { type Answer, jsonOf } from '../client/http-client.ts'
import type { Context, Probe, Reading } from '../context.ts'
import { finding } from '../findings.ts'
import { alike, both } from '../local-text.ts'
import { BAD_FRAMES, BAD_REQUESTS, type BadFrame, type BadRequest, statusFor } from './bad-inputs.ts'
import { sum } from './questions.ts'

/** She refuses at once, or does not, ms. */
const REFUSAL_LIMIT_MS = 3_000
/** A brain that answers within this is asked after every single wrong thing; a slower one at the end, ms. */
const QUICK_MS = 1_000

/** `got` is `null` when it was refused as it should be. */
type Outcome = { readonly name: LocalText; readonly got: LocalText | null; readonly wanted: string }

export const badInput: Probe = {
  id: 'bad-input',
  aspect: 'quality',
  name: both('Fourteen ways to be wrong', 'Quatorze façons de se tromper'),
  measures: ['quality.bad_input', 'quality.error_shape'],
  async run(context) {
    const bystander = await context.talk()
    const before = await context.http.request('/health')
    const healthy = await bystander.ask(sum(context).text).catch(() => null)
    const answers = healthy?.status === 'completed'
    const isQuick = answers && healthy.totalMs < QUICK_MS
    const ways = [
      ...BAD_REQUESTS.map((bad) => ({ name: bad.name, tryIt: () => tryRequest(context, bad) })),
      ...BAD_FRAMES.map((bad) => ({ name: bad.name, tryIt: () => tryFrame(context, bad) })),
    ]
    const outcomes: Outcome[] = []
    let shaped = 0
    let harm: LocalText | null = null
    for (const [index, { name, tryIt }] of ways.entries()) {
      const { hasShape, ...outcome } = await tryIt()
      outcomes.push(outcome)
      if (hasShape) shaped += 1
      const asks = isQuick || (answers && index === ways.length - 1)
      if (await isAsBefore(context, before, bystander, asks)) continue
      harm = name
      break
    }
    const refused = outcomes.filter(({ got }) => got === null).length
    return {
      metrics: [
        { id: 'quality.bad_input', value: refused / ways.length },
        { id: 'quality.error_shape', value: shaped / BAD_REQUESTS.length },
      ],
      findings: [...findingsOf(outcomes, harm), ...(harm === null ? misshapen(shaped) : [])],
    }
  },
}

type Tried = Outcome & { readonly hasShape: boolean }

async function tryRequest({ http }: Context, { name, path, init, code }: BadRequest): Promise<Tried> {
  const wanted = `${statusFor(code)} ${code}`
  const answer = await http.request(path, init).catch(() => null)
  if (answer === null) return { name, wanted, got: both('no answer', 'aucune réponse'), hasShape: false }
  const body = errorBodySchema.safeParse(jsonOf(answer))
  const told = body.success ? body.data.error.code : '?'
  const got = answer.status === statusFor(code) && told === code ? null : alike(`${answer.status} ${told}`)
  return { name, wanted, got, hasShape: body.success && isRefusal(answer) }
}

const isRefusal = ({ status }: Answer): boolean => status >= 400

async function tryFrame(context: Context, { name, frame, must }: BadFrame): Promise<Tried> {
  const talk = await context.talk()
  const from = talk.arrivals.length
  talk.sendRaw(frame)
  const came = await Promise.race([
    talk.until(isEvent('error'), REFUSAL_LIMIT_MS, from).then(
      (arrival) => (arrival.kind === 'event' && arrival.event.type === 'error' ? arrival.event.code : '?'),
      () => null,
    ),
    talk.closed.then((code) => code),
  ])
  const closedWith = typeof came === 'number' ? came : await closeCode(talk, 'close' in must)
  if ('close' in must) {
    const got = closedWith === must.close ? null : seen(came, closedWith)
    return { name, wanted: `close ${must.close}`, got, hasShape: false }
  }
  const isTold = typeof came === 'string' && must.complain.some((code) => code === came)
  const lives = closedWith === null && (await talk.ping()) !== null
  const got = isTold && lives ? null : seen(came, closedWith)
  return { name, wanted: must.complain.join(' / '), got, hasShape: false }
}

function seen(came: string | number | null, closedWith: number | null): LocalText {
  if (closedWith !== null) return alike(`close ${closedWith}`)
  return came === null ? both('nothing', 'rien') : alike(`${came}`)
}

/** With what she closed the socket; `null` while it is open. @param isDue whether it is worth waiting for */
async function closeCode(talk: Talk, isDue: boolean): Promise<number | null> {
  const stillOpen = isDue ? talk.until(() => false, REFUSAL_LIMIT_MS) : Promise.resolve()
  return Promise.race([talk.closed, stillOpen.then(() => null).catch(() => null)])
}

/** Whether somebody else, who did nothing wrong, is served as before. */
async function isAsBefore(context: Context, { status }: Answer, bystander: Talk, asks: boolean): Promise<boolean> {
  const health = await context.http.request('/health').catch(() => null)
  const isServed = health?.status === status && (await bystander.ping()) !== null && (!asks || (await isAnswered()))
  // Out of time, by waiting for the rate limit: then it was the reviewer who hung up, and nobody was harmed.
  if (!isServed) context.signal.throwIfAborted()
  return isServed

  async function isAnswered(): Promise<boolean> {
    const answer = await bystander.ask(sum(context).text).catch(() => null)
    return answer?.status === 'completed'
  }
}

function findingsOf(outcomes: readonly Outcome[], harm: LocalText | null): Reading['findings'] {
  return [
    ...outcomes.flatMap(({ name, got, wanted }) =>
      got === null
        ? []
        : [
            finding(
              'bad_input_taken',
              both(`${name.en}: ${got.en} in place of ${wanted}.`, `${name.fr} : ${got.fr} au lieu de ${wanted}.`),
              name.en.replace(/[^a-z]+/gi, '_'),
            ),
          ],
    ),
    ...(harm === null
      ? []
      : [
          finding(
            'bad_input_harms',
            both(`After ${harm.en}, she serves nobody else any more.`, `Après ${harm.fr}, elle ne sert plus personne.`),
          ),
        ]),
  ]
}

function misshapen(shaped: number): Reading['findings'] {
  const [wrong, of] = [BAD_REQUESTS.length - shaped, BAD_REQUESTS.length]
  return wrong === 0 ? [] : [finding('error_shape', both(`${wrong} of ${of} bodies.`, `${wrong} corps sur ${of}.`))]
}
