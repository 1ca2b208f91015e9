import type { Candidate, Clock, Ear, Speech } from '@eva/core'
import { loadNative, NATIVE_PACKAGES } from '@eva/providers/native-packages'
import { findPocketsphinx } from '@eva/providers/pocketsphinx'
import { findProgram } from '@eva/providers/programs'
import { createResampler } from '@eva/providers/resample'
import { createSilero } from '@eva/providers/silero'
import { createTalkingHead } from '@eva/providers/talking-head'
import { visemesOfAudio } from '@eva/providers/visemes'
import type { FastifyBaseLogger } from 'fastify'
import type { Eva } from './assemble.ts'
import type { Config } from './config.ts'
import { makeDataFolder } from './data-folder.ts'
import { closeParts, type Parts } from './eva-parts.ts'
import { Grace } from './live/grace.ts'
import { LiveParts } from './live/live-parts.ts'
import { brainWishes } from './opening/brains.ts'
import { earWishes, toHearingRate } from './opening/ears.ts'
import { type Progress, refuseWrongModel } from './opening/local-brain.ts'
import { openToTry } from './opening/open-to-try.ts'
import { databaseOf, openModels, openNeuralEars, openNeuralVoices } from './opening/places.ts'
import { speakingWith, voiceWishes } from './opening/voices.ts'
import { promptOf } from './persona.ts'
import { QuotaKeeper } from './quota-keeper.ts'
import { beginRehearsal } from './rehearse.ts'
import { type LiveSettings, openLiveSettings } from './settings/live-settings.ts'
import { careForSqlite, openSqliteStore, requestsFirst } from './storage/index.ts'
import { Hardware } from './telemetry/hardware.ts'
import { openVoiceSettings } from './voices/index.ts'

/** Starts a server with everything the configuration asks for. With `opening/` all that names brains, voices and database. */
export async function startEva(config: Config, clock: Clock, log: FastifyBaseLogger, progress: Progress): Promise<Eva> {
  // The whole outside of her: the commands that open a part of this file would wait for it and not use it.
  const { assembleEva } = await import('./assemble.ts')
  const parts = await openParts(config, clock, log, progress)
  try {
    const eva = await assembleEva(parts, config, clock, log)
    const minds = parts.brains.parts.map(({ llm }) => llm)
    const rehearsal = beginRehearsal(minds, parts.speaking, clock, parts.enter, (err) =>
      log.warn({ err }, 'the rehearsal failed'),
    )
    return {
      ...eva,
      close: async () => {
        // First: what it says to herself would fail loudly on voices that are closed under it.
        await rehearsal.stop()
        await eva.close()
      },
    }
  } catch (thrown) {
    await closeParts(parts)
    throw thrown
  }
}

/** Opens all that the configuration asks for, without a server around it: `closeParts` closes it. */
export async function openParts(
  config: Config,
  clock: Clock,
  log: FastifyBaseLogger,
  progress: Progress,
): Promise<Parts> {
  await makeDataFolder(config.dataDir)
  if (config.localModel !== null && config.brains.ids.includes('local')) await refuseWrongModel(config.localModel)
  const [store, neural, neuralEars] = await Promise.all([
    openSqliteStore({ path: databaseOf(config), clock }).then(requestsFirst),
    openNeuralVoices(config, clock),
    openNeuralEars(config, clock),
  ])
  const [settings, voiceSettings, kept] = await Promise.all([
    openLiveSettings(store, config, refuseNewModel),
    openVoiceSettings(store, clock),
    store.quotas(),
  ])
  const hardware = new Hardware(clock)
  const models = openModels(config, clock, hardware, () => settings.now().config.localModel)
  const keeper = new QuotaKeeper(store, clock, (err) => log.error({ err }, 'a quota could not be kept'))
  const quotas = new Map(kept)
  const keepQuota = (account: string, state: unknown): void => {
    quotas.set(account, state)
    keeper.keep(account, state)
  }
  const grace = new Grace()
  const brains = new LiveParts<Candidate>(grace, ({ llm }) => llm.close())
  const voices = new LiveParts<Speech>(grace, (voice) => voice.close())
  const ears = new LiveParts<Ear>(grace, (ear) => ear.close())
  const earsHost = {
    neural: neuralEars,
    onEngine: (event: object) => log.info({ event }, 'the process of the neural ears'),
    quotas,
    keepQuota,
    enter: grace.enter,
  }
  const brainsHost = {
    config,
    clock,
    progress,
    models,
    hardware,
    log,
    systemPrompt: () => promptOf(settings.now()).system,
    herName: () => settings.now().persona.name,
  }

  let localModel: string | null = null

  async function wantAll(): Promise<void> {
    const { config } = settings.now()
    localModel = config.localModel ?? (await models.chosenFile())
    await Promise.all([
      brains.want(brainWishes(config, localModel, brainsHost)),
      voices.want(
        voiceWishes(config, clock, neural, (event) => log.info({ event }, 'the process of the neural voices')),
      ),
      ears.want(earWishes(config, clock, earsHost)),
    ])
  }

  const parts: Parts = {
    store,
    brains,
    voices,
    speaking: speakingWith(voices, () => settings.now().config, voiceSettings.now),
    ears,
    neuralEars,
    quotas: keeper,
    enter: grace.enter,
    localModel: () => localModel,
    openToTry: async (id, config, signal) => {
      const file = config.localModel ?? (await models.chosenFile())
      return openToTry(id, config, file, { brains, enter: grace.enter }, brainsHost, signal)
    },
    toHearingRate,
    vad: createSilero(),
    openResampler: createResampler,
    face: {
      visemesOfAudio,
      talkingHead: config.dittoUrl === null ? null : createTalkingHead({ url: config.dittoUrl, clock }),
    },
    models,
    neural,
    voiceSettings,
    settings,
    hardware,
    database: careForSqlite(databaseOf(config)),
    natives: NATIVE_PACKAGES.map((name) => ({ name, load: (signal) => loadNative(name, signal) })),
    tools: [
      { name: 'pocketsphinx', find: () => findPocketsphinx()?.decoder ?? null },
      { name: 'chromium', find: () => process.env.CHROMIUM_PATH ?? findProgram('chromium') },
    ],
  }
  settings.onChange(wantAll)
  try {
    await wantAll()
    await brains.settled()
    requireSome(settings, brains)
    requireSome(settings, voices)
    return parts
  } catch (thrown) {
    await closeParts(parts)
    throw thrown
  }
}

/** A file that is named anew is looked at before its name is kept; one that was lost meanwhile is no reason to refuse. */
async function refuseNewModel(next: Config, before: Config): Promise<void> {
  if (next.localModel !== null && next.localModel !== before.localModel) await refuseWrongModel(next.localModel)
}

/** Nothing of what the environment asks for works: that stops the start. What was set on a page can be mended there. */
function requireSome<Part>(settings: LiveSettings, live: LiveParts<Part>): void {
  const { failure } = live
  const isOwn = Object.keys(settings.now().keys).length > 0
  if (live.parts.length === 0 && failure !== null && !isOwn) throw failure
}
