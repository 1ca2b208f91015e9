import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { busiestOf, type GpuReading, type GpuSource, inMb } from './gpu-reading.ts'

const CARDS = '/sys/class/drm'
const VENDOR = '0x1002'

/** AMD's GPUs on Linux, as its driver shows them to everybody: no tool is needed. */
export function amdGpu(cards: string = CARDS): GpuSource {
  return async () => {
    const names = await namesIn(cards)
    const folders = names.filter((name) => /^card\d+$/.test(name)).map((name) => join(cards, name, 'device'))
    const gpus = await Promise.all(folders.map(readGpu))
    return busiestOf(gpus.filter((gpu) => gpu !== null))
  }
}

async function readGpu(folder: string): Promise<GpuReading | null> {
  const text = (name: string): Promise<string | null> =>
    readFile(join(folder, name), 'utf8').then(
      (content) => content.trim() || null,
      () => null,
    )
  const number = async (name: string): Promise<number | null> => {
    const content = await text(name)
    return content !== null && /^\d+$/.test(content) ? Number(content) : null
  }
  if ((await text('vendor')) !== VENDOR) return null
  const [sensor] = await namesIn(join(folder, 'hwmon'))
  const millidegrees = sensor === undefined ? null : await number(join('hwmon', sensor, 'temp1_input'))
  return {
    maker: 'amd',
    name: (await text('product_name')) ?? `AMD GPU ${(await text('device')) ?? ''}`.trim(),
    // Refused while it sleeps.
    utilization: await number('gpu_busy_percent'),
    memoryUsedMb: inMb(await number('mem_info_vram_used')),
    memoryTotalMb: inMb(await number('mem_info_vram_total')),
    temperature: millidegrees === null ? null : Math.round(millidegrees / 1000),
  }
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).then(
    (names) => names.toSorted(),
    () => [],
  )
