import { join } from 'node:path'
import { type Candidate, type Clock, EvaError, plainCandidate } from '@eva/core'
import { resolveModelFile, whatIsWrongWith } from '@eva/providers/model-files'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import { refusal } from '../config-error.ts'
import type { ModelManager } from '../models/index.ts'
import type { Hardware } from '../telemetry/hardware.ts'

/** What is told while she gets up: a model that loads, a file that comes down. */
export type Progress = (line: string) => void

/** What the embedded brain needs of the rest of her. */
export type LocalHost = {
  readonly config: Pick<Config, 'dataDir' | 'hubUrl'>
  readonly clock: Clock
  readonly progress: Progress
  readonly models: Pick<ModelManager, 'markLoaded'>
  readonly hardware: Pick<Hardware, 'readGpu' | 'embedded'>
  readonly log: Pick<FastifyBaseLogger, 'debug'>
  /** What every conversation begins with now. */
  readonly systemPrompt: () => string
}

/** What `EVA_LOCAL_MODEL` may say. */
const MODEL_SETTING = 'the path of a GGUF file, or hf:user/repository:quantisation'
const MB = 1_000_000

/** @throws ConfigError when `EVA_LOCAL_MODEL` names what can be no model */
export async function refuseWrongModel(setting: string): Promise<void> {
  const reason = await whatIsWrongWith(setting)
  if (reason !== null) throw refusal('EVA_LOCAL_MODEL', setting, MODEL_SETTING, reason)
}

/** The embedded brain, loaded and warm; a model named `hf:…` is fetched first, once. */
export async function openLocalBrain(spec: string, host: LocalHost, signal: AbortSignal): Promise<Candidate> {
  const { models, hardware, progress, log } = host
  const reason = await whatIsWrongWith(spec)
  if (reason !== null) throw new EvaError('model_unavailable', `${spec} cannot be used: ${reason}.`)
  // Loaded only when it is wanted: the binding alone would cost every start a good part of a second.
  const { createLlamaCpp, gpuAdvice } = await import('@eva/providers/llama-cpp')
  const modelPath = await fetched(spec, host, signal)
  progress(`Loading ${modelPath}`)
  const brain = await createLlamaCpp({
    modelPath,
    systemPrompt: host.systemPrompt(),
    onLog: (line) => log.debug({ line }, 'llama.cpp says'),
  })
  models.markLoaded(modelPath)
  progress(`Loaded: ${brain.inWords}`)
  const { model, compute } = brain.description
  const embedded = { model, ...compute }
  hardware.embedded = embedded
  const advice = gpuAdvice(compute, await hardware.readGpu(), process.platform)
  if (advice !== null) progress(advice)
  const { atOnce, countTokens, prefill } = brain
  const llm = {
    ...brain,
    close: async () => {
      await brain.close()
      models.markLoaded(null)
      if (hardware.embedded === embedded) hardware.embedded = null
    },
  }
  return { ...plainCandidate(llm), atOnce, countTokens, prefill }
}

/** Where the file is; one that is not there is fetched. */
function fetched(spec: string, { config, clock, progress }: LocalHost, signal: AbortSignal): Promise<string> {
  let shownPercent = -1
  return resolveModelFile(spec, {
    folder: join(config.dataDir, 'models'),
    clock,
    signal,
    ...(config.hubUrl === null ? {} : { baseUrl: config.hubUrl }),
    onProgress: ({ receivedBytes, totalBytes }) => {
      const percent = Math.floor((receivedBytes / totalBytes) * 100)
      if (percent === shownPercent) return
      shownPercent = percent
      progress(`Fetching ${spec}: ${percent} % of ${Math.round(totalBytes / MB)} MB`)
    },
  })
}
