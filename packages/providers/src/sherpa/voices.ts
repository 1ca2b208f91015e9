import type { VoiceInfo } from '@eva/core'
import type { SherpaCataloguedModel, SherpaSpeaker, SherpaVoiceModel } from './voice-model.ts'

/** A model, and which of its people speaks. */
export type SherpaVoice = { readonly model: SherpaVoiceModel; readonly speaker: SherpaSpeaker }

/** The voices of a model. */
export const voiceInfos = (model: SherpaCataloguedModel, installed: boolean): readonly VoiceInfo[] =>
  model.speakers.map((speaker) => ({
    id: voiceId(model, speaker),
    name: model.speakers.length === 1 ? model.name : `${model.name} ${speaker.name}`,
    provider: 'sherpa',
    languages: speaker.languages ?? model.languages,
    gender: speaker.gender,
    sampleRate: model.sampleRate,
    installed,
    adjusts: { speed: true, pitch: false },
  }))

/** The voice with that `VoiceInfo.id`. */
export function findVoice(models: readonly SherpaVoiceModel[], id: string): SherpaVoice | undefined {
  for (const model of models) {
    const speaker = model.speakers.find((candidate) => voiceId(model, candidate) === id)
    if (speaker !== undefined) return { model, speaker }
  }
  return undefined
}

const voiceId = (model: SherpaCataloguedModel, { name }: SherpaSpeaker): string =>
  model.speakers.length === 1 ? `sherpa:${model.id}` : `sherpa:${model.id}/${name}`
