import { basename } from 'node:path'
import type { LlamaContext } from 'node-llama-cpp'
import type { Pace } from './calibrate.ts'
import { type Compute, computeInWords } from './compute.ts'
import type { LoadedModel } from './load-model.ts'

/** What was loaded, where it runs and how much of it there is; for the boot lines and `/health`. */
export type LlamaCppDescription = {
  readonly model: string
  /** What computes it. */
  readonly compute: Compute
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

export function describeLlamaCpp(
  { model }: LoadedModel,
  context: LlamaContext,
  compute: Compute,
  pace: Pace,
  sequencesWanted: number,
): LlamaCppDescription {
  return {
    model: modelName(model.filename ?? 'model'),
    compute,
    threads: pace.threads,
    chunkTokens: pace.chunkTokens,
    contextTokens: context.contextSize,
    sequences: context.totalSequences,
    sequencesWanted,
  }
}

/** One line for a person: `qwen2.5-0.5b-q4_0 on CPU, 1 thread, 4 conversations of 4096 tokens`. */
export function describeInWords(description: LlamaCppDescription): string {
  const { model, compute, threads, sequences, sequencesWanted, contextTokens } = description
  const fewer = sequences < sequencesWanted ? ` (${sequencesWanted} wanted, memory is short)` : ''
  const conversations = `${sequences} ${sequences === 1 ? 'conversation' : 'conversations'}${fewer}`
  const thinking = `${threads} ${threads === 1 ? 'thread' : 'threads'}`
  return `${model} on ${computeInWords(compute)}, ${thinking}, ${conversations} of ${contextTokens} tokens`
}

const modelName = (path: string): string => basename(path).replace(/\.gguf$/i, '')
