import type { ModelBody, ModelsBody, PullEvent } from '@eva/protocol'
import { specOf } from '../models/catalogue.ts'
import { memoryNeeded } from '../models/memory.ts'
import type { Model, ModelList } from '../models/model-manager.ts'
import type { PullState } from '../models/pull.ts'

/** The list as the wire has it. */
export const modelsBody = ({
  folder,
  freeDiskBytes,
  machine,
  recommended,
  setting,
  models,
}: ModelList): ModelsBody => ({
  folder,
  free_disk_bytes: Math.floor(freeDiskBytes),
  machine: {
    total_memory_bytes: machine.totalBytes,
    free_memory_bytes: machine.freeBytes,
    cores: machine.cores,
    gpu_memory_bytes: machine.gpuBytes,
  },
  recommended,
  overridden_by: setting === null ? null : `EVA_LOCAL_MODEL=${setting}`,
  models: models.map(modelBody),
})

function modelBody({ id, path, entry, sizeBytes, partBytes, fit, pull, ...flags }: Model): ModelBody {
  const { installed, chosen, loaded } = flags
  const fits = fit === null ? null : { ok: fit.ok, why: fit.why, where: fit.where, tokens_per_s: fit.tokensPerS }
  return {
    id,
    name: entry?.name ?? path.replace(/^.*\//, '').replace(/\.gguf$/, ''),
    source: entry === null ? 'own' : 'catalogue',
    spec: entry === null ? null : specOf(entry),
    file: path,
    size_bytes: sizeBytes,
    size_is_exact: installed || entry?.size_is_exact === true,
    quantisation: entry?.quantisation ?? null,
    parameters_b: entry?.parameters_b ?? null,
    context_tokens: entry?.context_tokens ?? null,
    languages: entry?.languages ?? [],
    licence: entry?.licence ?? null,
    good_for: entry?.good_for ?? null,
    memory_bytes: entry === null ? null : memoryNeeded(entry),
    fits,
    installed,
    part_bytes: partBytes,
    chosen,
    loaded,
    pull: pull === null ? null : pullEvent(id, pull),
  }
}

/** A state of a download as the wire has it. */
export const pullEvent = (id: string, { status, receivedBytes, totalBytes, ...state }: PullState): PullEvent => ({
  id,
  status,
  received_bytes: receivedBytes,
  total_bytes: totalBytes,
  bytes_per_s: state.bytesPerS === null ? null : Math.round(state.bytesPerS),
  eta_s: state.etaS === null ? null : Math.round(state.etaS),
  error:
    state.error === null
      ? null
      : { code: state.error.code, message: state.error.message, fix: state.error.fix ?? null },
})
