import { amdGpu } from './amd.ts'
import { appleGpu } from './apple.ts'
import type { GpuSource } from './gpu-reading.ts'
import { nvidiaGpu } from './nvidia.ts'

/**
 * Where to look on this platform, best first. Not by `systeminformation`: it runs nvidia-smi synchronously, which would
 * stop every voice meanwhile, and knows no utilisation of other makers' GPUs.
 */
export function gpuSourcesOf(platform: NodeJS.Platform): readonly GpuSource[] {
  if (platform === 'darwin') return [appleGpu()]
  return platform === 'linux' ? [nvidiaGpu(), amdGpu()] : [nvidiaGpu()]
}
