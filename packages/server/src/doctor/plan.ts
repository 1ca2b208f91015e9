import { readMachine } from '../models/index.ts'
import type { Check } from './check.ts'
import { type BrainFacts, checkBrain, loadingBrain, noBrain } from './checks/brain.ts'
import { brokenPart } from './checks/broken.ts'
import { checkDataFolder } from './checks/data-folder.ts'
import { checkDatabase } from './checks/database.ts'
import { checkDisk, readDisk } from './checks/disk.ts'
import { checkEar, noEar } from './checks/ear.ts'
import { checkEventLoop } from './checks/event-loop.ts'
import { checkGpu } from './checks/gpu.ts'
import { checkGuards } from './checks/guards.ts'
import { checkMemory } from './checks/memory.ts'
import { checkNative } from './checks/native.ts'
import { checkNetwork } from './checks/network.ts'
import { checkPages } from './checks/pages.ts'
import { checkTool } from './checks/tool.ts'
import { checkVersion } from './checks/version.ts'
import { checkVoice } from './checks/voice.ts'
import { isFreeBrain, isFreeEar, isFreeVoice } from './costs.ts'
import { sayOnce } from './heard-said.ts'
import { knock } from './knock.ts'
import type { Patient } from './patient.ts'
import { earToFetch, modelToFetch, voiceToFetch, waitingModel, wantedModel } from './suggest.ts'

/**
 * What is looked at, and when: `alone` first, because it measures what everything else disturbs; then the lanes, side by
 * side, and in each of them one check after the other, because these want the same processor.
 */
export type Plan = { readonly alone: readonly Check[]; readonly lanes: readonly (readonly Check[])[] }

/** Every check of a plan, in the order of the report: what matters to a talk first. */
export const inOrder = ({ alone, lanes }: Plan): readonly Check[] => [...lanes.flat(), ...alone]

/** @param clockCheck watches the clock since the start */
export async function planFor(patient: Patient, clockCheck: Check): Promise<Plan> {
  const { clock, config, surroundings, database } = patient
  const { hardware, eventLoop, natives, tools, pages } = surroundings
  const own = await Promise.all([brainChecks(patient), voiceChecks(patient), earChecks(patient)])
  const place = () => {
    const { host, port } = config()
    const address = patient.address()
    const lan = patient.access().lan
    return { host, port: address === null ? port : portOf(address), address, lan }
  }
  return {
    alone: [checkEventLoop(clock, eventLoop), clockCheck],
    lanes: [
      [...own.flat(), ...natives.map(checkNative)],
      [checkDatabase(patient.store, database)],
      ...[
        checkGpu(hardware),
        checkDisk(
          () => readDisk(config().dataDir),
          () => wantedModel(patient.models),
        ),
        checkMemory(
          () => readMachine(null),
          () => process.memoryUsage.rss(),
        ),
        checkDataFolder(config().dataDir, database),
        checkNetwork(place, knock),
        checkGuards(() => ({ ...config(), ...patient.access() })),
        checkPages(pages),
        checkVersion(),
        ...tools.map(checkTool),
      ].map((check) => [check]),
    ],
  }
}

/** What is known of a brain around it. */
export async function factsOf(id: string, patient: Patient): Promise<BrainFacts | null> {
  const all = patient.brains().parts
  const candidate = all.find(({ llm }) => llm.id === id)
  if (candidate === undefined) return null
  const isAlone = id === 'scripted' && all.length === 1
  return {
    isFree: isFreeBrain(candidate.llm, patient.config()),
    state: patient.routing()?.find((state) => state.id === id) ?? null,
    isAlone,
    better: isAlone ? await modelToFetch(patient.models) : null,
    waiting: isAlone ? await waitingModel(patient.models) : null,
  }
}

async function brainChecks(patient: Patient): Promise<readonly Check[]> {
  const { parts, broken } = patient.brains()
  const well = await Promise.all(
    parts.map(async ({ llm }) => {
      const facts = await factsOf(llm.id, patient)
      return facts === null ? [] : [checkBrain(llm, facts)]
    }),
  )
  const loading = patient.loadingBrains().map(loadingBrain)
  const all = [...well.flat(), ...loading, ...broken.map(({ id, reason }) => brokenPart('brain', id, reason))]
  return all.length === 0 ? [noBrain] : all
}

async function voiceChecks(patient: Patient): Promise<readonly Check[]> {
  const { parts, broken } = patient.voices()
  const toFetch = await voiceToFetch(patient.neuralVoices)
  const isAlone = !parts.some(({ voices }) => voices.some(({ installed }) => installed))
  const well = parts.map((engine) => {
    const isFree = isFreeVoice(engine.id, patient.config())
    return checkVoice(engine, { isFree, isAlone, toFetch })
  })
  return [...well, ...broken.map(({ id, reason }) => brokenPart('voice', engineOf(id), reason))]
}

async function earChecks(patient: Patient): Promise<readonly Check[]> {
  const { parts, broken } = patient.ears()
  const config = patient.config()
  const toFetch = await earToFetch(patient.neuralEars)
  const isAlone = !parts.some(({ ears }) => ears.some(({ installed }) => installed))
  const voices = patient.voices().parts.filter(({ id }) => id !== 'openai')
  const hearSaid = sayOnce(voices, patient.toHearingRate)
  const well = parts.map((engine) =>
    checkEar(engine, { isFree: isFreeEar(engine.id, config), isAlone, toFetch, hearSaid }),
  )
  const all = [...well, ...broken.map(({ id, reason }) => brokenPart('ear', engineOf(id), reason))]
  return all.length === 0 ? [noEar(toFetch)] : all
}

/** `openai` of the component `openai-ear`: here what it is stands before its name. */
const engineOf = (component: string): string => component.replace(/-(?:voice|ear)$/, '')

const portOf = (address: string): number => {
  const { port, protocol } = new URL(address)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}
