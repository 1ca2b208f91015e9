import { busiestOf, type GpuReading, inMb } from './gpu-reading.ts'

/**
 * The GPU in what `ioreg -r -d 1 -w 0 -c IOAccelerator` prints; `null` when there is none in it. Apple's own chips share the
 * memory of the machine, `machineBytes`; cards in older Macs name their own. No temperature without being root.
 */
export function parseAccelerators(output: string, machineBytes: number): GpuReading | null {
  return busiestOf(
    output
      .split(/^\+-o /m)
      .filter((entry) => entry.includes('"PerformanceStatistics"'))
      .map((entry) => readEntry(entry, machineBytes)),
  )
}

function readEntry(entry: string, machineBytes: number): GpuReading {
  // With its quotes, as there are longer keys with the same beginning.
  const number = (key: string): number | null => {
    const [, digits] = new RegExp(`"${key}"\\s*=\\s*(\\d+)`).exec(entry) ?? []
    return digits === undefined ? null : Number(digits)
  }
  const [, model] = /"model"\s*=\s*<?"([^"]+)"/.exec(entry) ?? []
  return {
    maker: 'apple',
    name: model ?? 'GPU',
    utilization: number('Device Utilization %') ?? number('GPU Activity\\(%\\)'),
    memoryUsedMb: inMb(number('In use system memory') ?? number('vramUsedBytes')),
    memoryTotalMb: number('VRAM,totalMB') ?? inMb(machineBytes),
    temperature: null,
  }
}
