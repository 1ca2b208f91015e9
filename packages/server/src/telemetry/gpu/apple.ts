import { totalmem } from 'node:os'
import { EvaError } from '@eva/core'
import type { GpuSource } from './gpu-reading.ts'
import { parseAccelerators } from './parse-apple.ts'
import { runTool, type ToolOptions } from './run-tool.ts'

/** The GPU of a Mac, from the registry of its devices, which everybody may read. */
export function appleGpu(options: ToolOptions = {}): GpuSource {
  return async (signal) => {
    const outcome = await runTool('ioreg', ['-r', '-d', '1', '-w', '0', '-c', 'IOAccelerator'], signal, options)
    if (outcome.type === 'missing') return null
    if (outcome.status !== 0) throw new EvaError('internal', `ioreg ended with status ${outcome.status}.`)
    return parseAccelerators(outcome.output, totalmem())
  }
}
