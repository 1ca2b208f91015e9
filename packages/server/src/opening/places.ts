import { join } from 'node:path'
import type { Clock } from '@eva/core'
import { openModelShelf, openSetShelf } from '@eva/providers/model-files'
import type { Config } from '../config.ts'
import { type EarManager, openEarManager } from '../ears/index.ts'
import { createModelManager, type ModelManager, readMachine } from '../models/index.ts'
import { Hardware } from '../telemetry/hardware.ts'
import { openVoiceManager, type VoiceManager } from '../voices/index.ts'

const MIB = 1024 * 1024

/** Where what is fetched is kept, and where it comes from. */
const placeOf = ({ dataDir, hubUrl }: Config, name: 'voices' | 'ears' | 'models', clock: Clock) => ({
  folder: join(dataDir, name),
  clock,
  ...(hubUrl === null ? {} : { baseUrl: hubUrl }),
})

export const databaseOf = ({ dataDir }: Config): string => join(dataDir, 'eva.sqlite')

/** The voices that are fetched: those of the data folder, and the hub that the configuration names. */
export const openNeuralVoices = (config: Config, clock: Clock): Promise<VoiceManager> =>
  openVoiceManager({ shelf: openSetShelf(placeOf(config, 'voices', clock)), clock })

/** The ears that are fetched: those of the data folder, and the hub that the configuration names. */
export const openNeuralEars = (config: Config, clock: Clock): Promise<EarManager> =>
  openEarManager({ shelf: openSetShelf(placeOf(config, 'ears', clock)), clock })

/** The models of the data folder, and the hub that the configuration names. */
export function openModels(
  config: Config,
  clock: Clock,
  hardware = new Hardware(clock),
  setting = (): string | null => config.localModel,
): ModelManager {
  return createModelManager({
    shelf: openModelShelf(placeOf(config, 'models', clock)),
    clock,
    machine: async () => readMachine(await gpuBytes(hardware)),
    setting,
  })
}

/** The memory of the GPU; `null` where there is none. */
async function gpuBytes(hardware: Hardware): Promise<number | null> {
  const megabytes = (await hardware.readGpu())?.memoryTotalMb ?? null
  return megabytes === null ? null : megabytes * MIB
}
