import type { Config } from '../config.ts'
import { isNearby } from './is-nearby.ts'

/** A model of an Ollama at home that computes elsewhere says so in its name. */
const ELSEWHERE = /[:-]cloud$/

/** Whether a brain may be asked for a word without anybody's paying for it. */
export function isFreeBrain({ id, model }: { readonly id: string; readonly model: string }, config: Config): boolean {
  if (id === 'openai') return config.openai !== null && isNearby(config.openai.baseUrl)
  if (id === 'ollama') return isNearby(config.ollama.url) && !ELSEWHERE.test(model)
  return id !== 'groq'
}

/** Whether a voice engine may say a sentence without anybody's paying for it. */
export const isFreeVoice = (id: string, { tts }: Config): boolean =>
  id !== 'openai' || (tts !== null && isNearby(tts.baseUrl))

/** Whether an ear may listen to a sentence without anybody's paying for it. */
export const isFreeEar = (id: string, { stt }: Config): boolean =>
  id !== 'openai' || (stt?.service === 'own' && isNearby(stt.baseUrl))
