/** What the GPU of this machine is doing. */

/** What it tells, and how `GET /stats` does. */
export { type GpuBody, gpuBody } from './gpu-body.ts'
export type { GpuReading, GpuSource } from './gpu-reading.ts'
/** Looks when asked; starts nothing and costs nothing before. */
export { GpuWatch } from './gpu-watch.ts'
