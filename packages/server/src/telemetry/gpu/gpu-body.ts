import type { GpuReading } from './gpu-reading.ts'

/** A reading as `GET /stats` tells it. Memory in MiB, temperature in °C. */
export type GpuBody = {
  name: string
  utilization: number | null
  memory_used_mb: number | null
  memory_total_mb: number | null
  temperature: number | null
}

export function gpuBody(reading: GpuReading | null): GpuBody | null {
  if (reading === null) return null
  const { name, utilization, memoryUsedMb, memoryTotalMb, temperature } = reading
  return { name, utilization, memory_used_mb: memoryUsedMb, memory_total_mb: memoryTotalMb, temperature }
}
