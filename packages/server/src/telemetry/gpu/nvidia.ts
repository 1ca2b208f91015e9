import { EvaError } from '@eva/core'
import { busiestOf, type GpuReading, type GpuSource } from './gpu-reading.ts'
import { APP_FIELDS, GPU_FIELDS, type NvidiaGpu, parseGpus, parseUse } from './parse-nvidia.ts'
import { runTool, type ToolOptions } from './run-tool.ts'

/** Exit status of nvidia-smi with a driver but without a GPU. */
const NO_DEVICES = 6
const FORMAT = '--format=csv,noheader,nounits'

/** NVIDIA's GPUs, by the tool that comes with every driver. Of several, the one that this process uses most. */
export function nvidiaGpu(options: ToolOptions = {}): GpuSource {
  const ask = (query: string, signal: AbortSignal) => runTool('nvidia-smi', [query, FORMAT], signal, options)

  return async (signal) => {
    const outcome = await ask(`--query-gpu=${GPU_FIELDS}`, signal)
    if (outcome.type === 'missing' || outcome.status === NO_DEVICES) return null
    const gpus = parseGpus(outcome.output)
    if (outcome.status !== 0 || gpus.length === 0) {
      throw new EvaError('internal', `nvidia-smi failed: ${outcome.output.trim().slice(0, 200)}`)
    }
    if (gpus.length === 1) return gpus[0] ?? null
    const apps = await ask(`--query-compute-apps=${APP_FIELDS}`, signal)
    return choose(gpus, apps.type === 'ended' ? parseUse(apps.output, process.pid) : new Map())
  }
}

/** In a container the tool knows this process by another number: then all that use a GPU count. */
function choose(gpus: readonly NvidiaGpu[], used: ReadonlyMap<string, number>): GpuReading | null {
  const [mostUsed] = [...used].toSorted(([, a], [, b]) => b - a)
  return gpus.find(({ uuid }) => uuid === mostUsed?.[0]) ?? busiestOf(gpus)
}
