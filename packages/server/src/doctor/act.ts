import { EvaError } from '@eva/core'
import type { DiagnosisActionEvent, DiagnosisCheck } from '@eva/protocol'
import { pullEvent } from '../http/model-bodies.ts'
import type { Pull } from '../models/index.ts'
import { type Wish, wishOf } from './action.ts'
import { type Check, wordsOf } from './check.ts'
import { askBrain } from './checks/brain.ts'
import type { Patient } from './patient.ts'
import { factsOf, inOrder, type Plan } from './plan.ts'

/** The database is given so long to be written anew, in ms. */
const SHRINK_LIMIT_MS = 120_000

export type Hands = {
  readonly patient: Patient
  readonly plan: () => Promise<Plan>
  readonly look: (check: Check) => Promise<DiagnosisCheck>
  readonly clean: <Value>(value: Value) => Value
  readonly signal: AbortSignal
}

/** What comes of a wish: a download where there is one to follow, and what is to be looked at when it is done. */
type Begun = { readonly pull?: Pull; readonly end: () => Promise<Check> }

/** Does what a check offered. What goes wrong is told as the last event. Throws `not_found` for what nobody offered. */
export function act(id: string, hands: Hands): AsyncGenerator<DiagnosisActionEvent, void> {
  const wish = wishOf(id)
  if (wish === null) throw new EvaError('not_found', `There is nothing to do that is called "${id.slice(0, 100)}".`)
  return follow(wish, hands)
}

async function* follow(wish: Wish, hands: Hands): AsyncGenerator<DiagnosisActionEvent, void> {
  try {
    const { pull, end } = await begin(wish, hands)
    if (pull !== undefined) {
      for await (const state of pull.follow()) yield hands.clean({ type: 'progress', pull: pullEvent(pull.id, state) })
      if (pull.state.status === 'error') throw pull.state.error
    }
    const leave = hands.patient.enter()
    const examined = await hands.look(await end()).finally(leave)
    // It works: whoever chooses among brains is to know.
    if (wish.kind === 'ask-brain' && examined.status !== 'bad') hands.patient.wakeBrain(wish.name)
    yield { type: 'check', check: examined }
  } catch (thrown) {
    const { words = '', fix = null } = wordsOf(thrown)
    yield hands.clean({ type: 'failed', message: words, fix })
  }
}

async function begin({ kind, name }: Wish, hands: Hands): Promise<Begun> {
  const { patient, signal } = hands
  const thenLookAt = (id: string) => (): Promise<Check> => checkFor(id, hands)
  switch (kind) {
    case 'ask-brain':
      return { end: () => brainNow(name, patient) }
    case 'fetch-model':
      return { pull: await patient.models.pull(name), end: () => chooseFirst(name, hands) }
    case 'fetch-voice':
      return { pull: await patient.neuralVoices.pull(name), end: thenLookAt('voice:sherpa') }
    case 'fetch-ear':
      return { pull: await patient.neuralEars.pull(name), end: thenLookAt('ear:sherpa') }
    case 'shrink-database':
      await patient.database?.shrink(AbortSignal.any([signal, AbortSignal.timeout(SHRINK_LIMIT_MS)]))
      return { end: thenLookAt('database') }
    case 'close-folder':
      await patient.database?.closeToOthers()
      return { end: thenLookAt('data_folder') }
    case 'look-again':
      return { end: thenLookAt(name) }
    default:
      return kind satisfies never
  }
}

/** A model that was fetched is there to be thought with, unless another one was chosen. */
async function chooseFirst(name: string, hands: Hands): Promise<Check> {
  const { models } = await hands.patient.models.list()
  if (!models.some(({ chosen }) => chosen)) await hands.patient.models.choose(name)
  return checkFor('brain:scripted', hands)
}

async function brainNow(id: string, patient: Patient): Promise<Check> {
  const brain = patient.brains().parts.find(({ llm }) => llm.id === id)?.llm
  const facts = await factsOf(id, patient)
  if (brain === undefined || facts === null) throw notHere(`brain:${id}`)
  return askBrain(brain, facts)
}

async function checkFor(id: string, { plan }: Hands): Promise<Check> {
  const check = inOrder(await plan()).find((one) => one.id === id)
  if (check === undefined) throw notHere(id)
  return check
}

const notHere = (id: string): EvaError => new EvaError('not_found', `She has no part "${id.slice(0, 100)}" now.`)
