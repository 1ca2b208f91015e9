import {
  type Candidate,
  type Clock,
  type Ear,
  EvaError,
  type Llm,
  type Pcm,
  plainCandidate,
  type Speech,
} from '@eva/core'
import { createResampler } from '@eva/providers/resample'
import { createSilero } from '@eva/providers/silero'
import {
  createFakeClock,
  fakeLlm,
  fakeSpeech,
  fakeVoice,
  fakeVoices,
  type LlmScript,
  tenMsPerCharacter,
} from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import pino from 'pino'
import { assembleEva, type Eva } from './assemble.ts'
import { readConfig } from './config.ts'
import { type EarManager, openEarManager } from './ears/index.ts'
import type { SetShelf } from './file-sets/index.ts'
import { Grace } from './live/grace.ts'
import { LiveParts, lightWish } from './live/live-parts.ts'
import { createModelManager, type ModelManager, type ModelShelf } from './models/index.ts'
import type { Opened } from './parts.ts'
import { QuotaKeeper } from './quota-keeper.ts'
import { realClock } from './real-clock.ts'
import { openLiveSettings } from './settings/live-settings.ts'
import { Hardware } from './telemetry/hardware.ts'
import { openVoiceManager, openVoiceSettings, type VoiceManager } from './voices/index.ts'

export type TestEva = Eva & { readonly socketUrl: string }

/** A clock for parts that must not wait: real time, for a server on real sockets. */
export const testClock: Clock = realClock

/** A scripted brain for a server test: one script for each expected turn. */
export const brainOf = (...scripts: readonly LlmScript[]): Llm => fakeLlm('fake', testClock, scripts)

/** A voice that says everything in English and French, 10 ms of sound a character. */
export const voiceOf = (): Speech =>
  fakeSpeech(
    'fake',
    testClock,
    [fakeVoice('fake', 'anna', ['en']), fakeVoice('fake', 'marie', ['fr'], 22_050)],
    tenMsPerCharacter,
  )

/**
 * An Eva on any free port of this machine, with fakes for everything outside. Close it at the end of the test.
 *
 * @param log is given every line of her log; by default she keeps none
 */
export async function startTestEva(
  brain: Llm,
  environment: Readonly<Record<string, string>> = {},
  voices: readonly Speech[] = [voiceOf()],
  models: ModelManager = modelsOn(emptyShelf),
  log: ((line: string) => void) | null = null,
  neural: VoiceManager | null = null,
  hearing: Hearing = DEAF,
  neuralEars: EarManager | null = null,
): Promise<TestEva> {
  const store = createMemoryStore(createFakeClock())
  const voiceSettings = await openVoiceSettings(store, testClock)
  const grace = new Grace()
  const config = readConfig({ EVA_PORT: '0', EVA_RATE_LIMIT: '1000', ...environment })
  // Its scripts are for answers: what a message tells is found by rules.
  const candidate: Candidate = { ...plainCandidate(brain), lastResort: true }
  const eva = await assembleEva(
    {
      store,
      brains: await liveOf(grace, { parts: [candidate], broken: [] }, ({ llm }) => llm.close()),
      voices: await liveOf(grace, { parts: voices, broken: [] }, (voice) => voice.close()),
      ears: await liveOf(grace, hearing.ears, (ear) => ear.close()),
      toHearingRate: hearing.toHearingRate,
      enter: grace.enter,
      localModel: () => null,
      openToTry: async () => ({ llm: brain, close: async () => {} }),
      vad: createSilero(),
      openResampler: createResampler,
      neuralEars: neuralEars ?? (await openEarManager({ shelf: nothingFetched, clock: testClock })),
      quotas: new QuotaKeeper(store, testClock, () => {}),
      models,
      neural: neural ?? (await openVoiceManager({ shelf: nothingFetched, clock: testClock })),
      voiceSettings,
      settings: await openLiveSettings(store, config),
      hardware: new Hardware(testClock, []),
      database: null,
      natives: [],
      tools: [],
      face: { visemesOfAudio: async () => [{ timeMs: 0, viseme: 'aa', weight: 1 }], talkingHead: null },
      speaking: {
        ...fakeVoices(...voices),
        preferences: () => ({ ...voiceSettings.now(), openerAfterMs: null }),
        detectLanguage: (text, expected) => (/bonjour|je suis/i.test(text) ? 'fr' : expected),
      },
    },
    config,
    testClock,
    log === null ? pino({ level: 'silent' }) : pino({ level: 'debug' }, { write: log }),
  )
  return { ...eva, socketUrl: `${eva.address.replace('http', 'ws')}/ws/chat` }
}

/** What hears in a test. */
type Hearing = { readonly ears: Opened<Ear>; readonly toHearingRate: (pcm: Pcm, sampleRate: number) => Promise<Pcm> }

/** Parts that are open already, as if they had been asked for. */
export async function liveOf<Part>(
  grace: Grace,
  { parts, broken }: Opened<Part>,
  close: (part: Part) => Promise<void>,
): Promise<LiveParts<Part>> {
  const live = new LiveParts<Part>(grace, close)
  const failing = broken.map(({ id, reason }) =>
    lightWish(id, reason, async (): Promise<Part> => {
      throw new EvaError('internal', reason)
    }),
  )
  await live.want([...parts.map((part, index) => lightWish(`part ${index}`, index, async () => part)), ...failing])
  return live
}

const DEAF: Hearing = {
  ears: { parts: [], broken: [] },
  toHearingRate: async (pcm) => pcm,
}

/** A manager of what a shelf holds, on a machine with 8 GB, 4 cores and no graphics card. */
export const modelsOn = (shelf: ModelShelf, clock: Clock = testClock): ModelManager =>
  createModelManager({ shelf, clock, machine: async () => testMachine, setting: () => null })

const testMachine = { totalBytes: 16e9, freeBytes: 8e9, cores: 4, gpuBytes: null }

/** A folder of models without any, and no hub. */
const emptyShelf: ModelShelf = {
  folder: '/nowhere/models',
  present: async () => null,
  find: async () => {
    throw new EvaError('model_unavailable', 'There is no hub.')
  },
  download: async () => {
    throw new EvaError('model_unavailable', 'There is no hub.')
  },
  list: async () => [],
  remove: async () => false,
  freeBytes: async () => 0,
}

/** A folder of voices or ears without any, and no hub. */
const nothingFetched: SetShelf = {
  folder: '/nowhere/sets',
  find: async () => {
    throw new EvaError('model_unavailable', 'There is no hub.')
  },
  download: async () => {
    throw new EvaError('model_unavailable', 'There is no hub.')
  },
  look: async () => ({ sizeBytes: 0, partBytes: 0 }),
  names: async () => new Set(),
  remove: async () => false,
  freeBytes: async () => 0,
}

/** What a brain throws when its server is not there. */
export const unreachable = (): EvaError =>
  new EvaError('brain_unreachable', 'Nobody answers there.', { fix: 'Start the server.' })
