import { type Clock, createEarBooks, type Ear, EvaError, type Pcm } from '@eva/core'
import {
  createGroqTranscription,
  createOpenAiTranscription,
  groqWhisperPlan,
} from '@eva/providers/openai-transcription'
import { createPocketsphinx, findPocketsphinx } from '@eva/providers/pocketsphinx'
import { createResampler } from '@eva/providers/resample'
import { createSherpaEar, type EarEngineEvent } from '@eva/providers/sherpa-ear'
import { type Config, EAR_ENGINE_IDS, type EarEngineId } from '../config.ts'
import type { EarManager } from '../ears/index.ts'
import { enteringEar } from '../live/entering-ear.ts'
import type { Enter } from '../live/grace.ts'
import { lightWish, type Wish } from '../live/live-parts.ts'
import { type Opened, openThoseThatWork } from '../parts.ts'
import { earComponent } from '../voice-component.ts'
import { accountOf } from './account.ts'

/** What the ears need of the rest of her. */
export type EarsHost = {
  readonly neural: EarManager
  readonly onEngine?: (event: EarEngineEvent) => void
  /** What was kept of each quota, by its account. */
  readonly quotas: ReadonlyMap<string, unknown>
  readonly keepQuota: (account: string, state: unknown) => void
  readonly enter: Enter
}

/** The ears that the configuration asks for, or all that are there, preferred first. She is there without any, too. */
export function earWishes({ ears, stt }: Config, clock: Clock, host: EarsHost): readonly Wish<Ear>[] {
  const { neural, onEngine = () => {} } = host
  const program = findPocketsphinx()
  const open: Record<EarEngineId, () => Ear> = {
    // Before one is installed, too: one that is fetched while she runs hears at once.
    sherpa: () => createSherpaEar({ models: neural.installed, catalogued: neural.known, onEngine }),
    openai: () => openTranscriber(stt, clock, host),
    pocketsphinx: () => {
      if (program !== null) return createPocketsphinx(program)
      throw new EvaError('no_ear', 'EVA_STT names pocketsphinx, which is not installed.', {
        fix: 'Debian has it: apt install pocketsphinx pocketsphinx-en-us.',
      })
    },
  }
  const there: Record<EarEngineId, boolean> = { sherpa: true, openai: stt !== null, pocketsphinx: program !== null }
  const wanted = ears ?? EAR_ENGINE_IDS.filter((id) => there[id])
  return wanted.map((id) =>
    lightWish(earComponent(id), id === 'openai' ? stt : null, async () => enteringEar(open[id](), host.enter)),
  )
}

/** Opens the ears that the configuration asks for, once and for all. */
export async function openEars(config: Config, clock: Clock, neural: EarManager): Promise<Opened<Ear>> {
  const host = { neural, quotas: new Map(), keepQuota: () => {}, enter: () => () => {} }
  return openThoseThatWork(earWishes(config, clock, host))
}

/** A server's ear, or Groq's Whisper, which is not asked for more than its quota gives. */
function openTranscriber(stt: Config['stt'], clock: Clock, { quotas, keepQuota }: EarsHost): Ear {
  if (stt === null) {
    throw new EvaError('no_ear', 'EVA_STT names openai, which is not configured.', {
      fix: 'Set STT_BASE_URL or GROQ_API_KEY.',
    })
  }
  const { baseUrl, apiKey, model, service } = stt
  if (service === 'own') return createOpenAiTranscription({ baseUrl, apiKey, model, clock })
  const account = accountOf(earComponent('openai'), apiKey, baseUrl, model)
  const kept = quotas.get(account)
  const keep = (state: unknown): void => keepQuota(account, state)
  const books = createEarBooks({ plan: groqWhisperPlan, kept, keep, clock, name: "Groq's Whisper" })
  return createGroqTranscription({
    apiKey,
    ...(baseUrl === null ? {} : { baseUrl }),
    ...(model === null ? {} : { model }),
    clock,
    books,
  })
}

/** Brings a whole sound to the rate of everything that is heard. */
export async function toHearingRate(pcm: Pcm, sampleRate: number): Promise<Pcm> {
  const resampler = await createResampler(sampleRate)
  try {
    return resampler.push(pcm)
  } finally {
    resampler.close()
  }
}
