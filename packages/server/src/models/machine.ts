import { availableParallelism, totalmem } from 'node:os'
import type { Machine } from './fit.ts'

/** This machine, or the share of it that a container gives; the graphics card is known to those who asked it. */
export function readMachine(gpuBytes: number | null): Machine {
  const limit = process.constrainedMemory()
  const totalBytes = limit > 0 ? Math.min(totalmem(), limit) : totalmem()
  return {
    totalBytes,
    freeBytes: Math.min(totalBytes, process.availableMemory()),
    cores: availableParallelism(),
    gpuBytes,
  }
}
