import { basename } from 'node:path'
import type { LlamaContext } from 'node-llama-cpp'
import type { Pace } from './calibrate.ts'
import type { LoadedModel } from './load-model.ts'

/** What was loaded, where it runs and how much of it there is; for the boot lines and `/health`. */
export type LlamaCppDescription = {
  readonly model: string
  readonly device: 'CPU' | 'CUDA' | 'Vulkan' | 'Metal'
  /** Of `layers` in all; the rest is computed on the processor. */
  readonly gpuLayers: number
  readonly layers: number
  /** Processor threads it thinks with, chosen by measurement unless they were given. */
  readonly threads: number
  /** Tokens read at once; an abort is noticed in between. */
  readonly chunkTokens: number
  /** Room of one conversation, prompt and answer together. */
  readonly contextTokens: number
  /** Conversations held ready at the same time. Fewer than `sequencesWanted` where memory is short. */
  readonly sequences: number
  readonly sequencesWanted: number
}

const DEVICES = { cuda: 'CUDA', vulkan: 'Vulkan', metal: 'Metal' } as const

export function describeLlamaCpp(
  { llama, model }: LoadedModel,
  context: LlamaContext,
  pace: Pace,
  sequencesWanted: number,
): LlamaCppDescription {
  return {
    model: modelName(model.filename ?? 'model'),
    device: llama.gpu === false || model.gpuLayers === 0 ? 'CPU' : DEVICES[llama.gpu],
    gpuLayers: model.gpuLayers,
    layers: model.fileInsights.totalLayers,
    threads: pace.threads,
    chunkTokens: pace.chunkTokens,
    contextTokens: context.contextSize,
    sequences: context.totalSequences,
    sequencesWanted,
  }
}

/** One line for a person: `qwen2.5-0.5b-q4_0 on CPU, 1 thread, 4 conversations of 4096 tokens`. */
export function describeInWords(description: LlamaCppDescription): string {
  const { model, device, gpuLayers, layers, threads, sequences, sequencesWanted, contextTokens } = description
  const share = device === 'CPU' || gpuLayers >= layers ? device : `${device} (${gpuLayers} of ${layers} layers)`
  const fewer = sequences < sequencesWanted ? ` (${sequencesWanted} wanted, memory is short)` : ''
  const conversations = `${sequences} ${sequences === 1 ? 'conversation' : 'conversations'}${fewer}`
  return `${model} on ${share}, ${threads} ${threads === 1 ? 'thread' : 'threads'}, ${conversations} of ${contextTokens} tokens`
}

const modelName = (path: string): string => basename(path).replace(/\.gguf$/i, '')
