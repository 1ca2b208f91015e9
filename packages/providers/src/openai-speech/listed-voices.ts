import { isRecord } from '../openai-http/index.ts'
import { describeVoice, type ModelFamily, type NamedVoice } from './model-families.ts'

/**
 * The voices of `GET /audio/voices`, which no standard describes: a list, or one under `voices` or `data`, of names or
 * of objects with a name, a language and a model. Empty when there is nothing of the kind.
 */
export function listedVoices(body: unknown, model: string, family: ModelFamily): readonly NamedVoice[] {
  const list = Array.isArray(body) ? body : isRecord(body) ? (body.voices ?? body.data) : null
  if (!Array.isArray(list)) return []
  const entries = list.map((entry: unknown) => (isRecord(entry) ? entry : { name: entry }))
  const ofModel = entries.filter(({ model_id }) => model_id === model)
  const voices = (ofModel.length > 0 ? ofModel : entries).flatMap((entry) => readVoice(entry, family))
  return [...new Map(voices.map((voice) => [voice.name, voice])).values()]
}

/** The family's own best voices first, then the others as the server lists them. */
export function byPreference(voices: readonly NamedVoice[], { voices: best }: ModelFamily): readonly NamedVoice[] {
  const rank = new Map(best.map(({ name }, index) => [name, index]))
  return voices.toSorted((one, other) => (rank.get(one.name) ?? best.length) - (rank.get(other.name) ?? best.length))
}

function readVoice(entry: Readonly<Record<string, unknown>>, family: ModelFamily): NamedVoice[] {
  const name = [entry.voice_id, entry.id, entry.name].find((value) => typeof value === 'string' && value !== '')
  if (typeof name !== 'string') return []
  const known = describeVoice(name, family)
  const language = languageTag(entry.language ?? entry.lang)
  const { gender = known.gender } = entry
  return [
    {
      name,
      languages: language === null ? known.languages : [...new Set([language, language.split('-')[0] ?? language])],
      gender: gender === 'female' || gender === 'male' ? gender : 'neutral',
    },
  ]
}

/** `fr`, `fr-FR` or `fr_FR` as a tag; `null` for anything that is none. */
function languageTag(value: unknown): string | null {
  if (typeof value !== 'string' || !/^[a-z]{2,3}(?:[-_]\w{2,8})*$/i.test(value)) return null
  try {
    return Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
