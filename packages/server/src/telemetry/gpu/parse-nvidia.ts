import type { GpuReading } from './gpu-reading.ts'

/** What `nvidia-smi --query-gpu` is asked for, in the order in which it answers. */
export const GPU_FIELDS = 'uuid,name,utilization.gpu,memory.used,memory.total,temperature.gpu'
/** What `nvidia-smi --query-compute-apps` is asked for. */
export const APP_FIELDS = 'pid,gpu_uuid,used_gpu_memory'

export type NvidiaGpu = GpuReading & { readonly uuid: string }

/**
 * The GPUs in what `nvidia-smi --query-gpu=… --format=csv,noheader,nounits` prints, a line for each. Fields that a GPU does
 * not know (`[N/A]`, `[Not Supported]`, `ERR!`) become `null`: utilisation under MIG, memory where it is the processor's.
 */
export function parseGpus(output: string): readonly NvidiaGpu[] {
  return rowsOf(output).flatMap(([uuid = '', name = '', ...numbers]) => {
    if (!uuid.startsWith('GPU-') || name === '') return []
    const [utilization = null, memoryUsedMb = null, memoryTotalMb = null, temperature = null] = numbers.map(numberIn)
    return [{ maker: 'nvidia', uuid, name, utilization, memoryUsedMb, memoryTotalMb, temperature } as const]
  })
}

/** How much memory the process `pid` uses on each GPU, in MiB by the GPU's `uuid`. */
export function parseUse(output: string, pid: number): ReadonlyMap<string, number> {
  const ours = rowsOf(output).filter(([owner]) => owner === String(pid))
  return new Map(ours.map(([, uuid = '', used = '']) => [uuid, numberIn(used) ?? 0]))
}

const rowsOf = (output: string): readonly (readonly string[])[] =>
  output.split('\n').map((line) => line.split(',').map((field) => field.trim()))

const numberIn = (field: string): number | null => (/^\d+(?:\.\d+)?$/.test(field) ? Number(field) : null)
