import type { Hardware } from '../../telemetry/hardware.ts'
import type { Check } from '../check.ts'

/** Whether there is a GPU, and whether the embedded brain uses it. */
export const checkGpu = (hardware: Pick<Hardware, 'readGpu' | 'embedded'>): Check => ({
  id: 'gpu',
  part: 'gpu',
  which: '',
  look: async () => {
    const reading = await hardware.readGpu()
    const { embedded } = hardware
    const gpu = reading?.name ?? embedded?.deviceName ?? null
    if (gpu === null) return { status: 'skipped', seen: { code: 'gpu_none', facts: {} }, latencyMs: null }
    if (embedded === null) {
      return { status: 'good', seen: { code: 'gpu_idle', facts: { gpu, memory_mb: reading?.memoryTotalMb ?? null } } }
    }
    const { model, gpuLayers: layers, layers: of_layers, gpuMemoryMb: memory_mb } = embedded
    if (layers === 0) return { status: 'warning', seen: { code: 'gpu_unused', facts: { gpu, model } } }
    if (layers < of_layers) {
      return { status: 'warning', seen: { code: 'gpu_partly', facts: { gpu, model, layers, of_layers } } }
    }
    return { status: 'good', seen: { code: 'gpu_computes', facts: { gpu, model, layers, of_layers, memory_mb } } }
  },
})
