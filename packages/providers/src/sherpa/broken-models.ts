import { EvaError } from '@eva/core'
import { type BrokenModels, createBrokenModels } from '../sherpa-process/index.ts'
import { neededPaths } from './engine-config.ts'
import type { SherpaVoiceModel } from './voice-model.ts'

export type BrokenVoices = BrokenModels<SherpaVoiceModel>

export const createBrokenVoices = (): BrokenVoices => createBrokenModels(neededPaths, loadFailure)

/** What is told of a model that cannot be loaded. */
export const loadFailure = ({ id, name, folder }: SherpaVoiceModel, reason: string): EvaError =>
  new EvaError('voice_failed', `The voice ${name} cannot be loaded: ${reason.replaceAll(`${folder}/`, '')}.`, {
    fix: `Fetch it anew: npx eva voices remove ${id}, then npx eva voices pull ${id}.`,
  })
