import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { amdGpu } from './amd.ts'

describe("AMD's driver", () => {
  let cards: string
  beforeEach(async () => {
    cards = await mkdtemp(join(tmpdir(), 'eva-drm-'))
  })
  afterEach(async () => rm(cards, { recursive: true, force: true }))

  const read = () => amdGpu(cards)(new AbortController().signal)
  async function show(card: string, files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const path = join(cards, card, 'device', name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, `${content}\n`)
    }
  }

  it('tells of the card that holds most, and not of screens or other makers', async () => {
    await show('card0', { vendor: '0x8086', device: '0x9a49' })
    await show('card1', { vendor: '0x1002', device: '0x1681', gpu_busy_percent: '1', mem_info_vram_used: '1048576' })
    await show('card2', {
      vendor: '0x1002',
      device: '0x744c',
      product_name: 'AMD Radeon RX 7900 XT',
      gpu_busy_percent: '83',
      mem_info_vram_used: '9437184000',
      mem_info_vram_total: '21458059264',
      'hwmon/hwmon5/temp1_input': '56000',
    })
    await show('card2-DP-1', { vendor: '0x1002' })
    expect(await read()).toEqual({
      maker: 'amd',
      name: 'AMD Radeon RX 7900 XT',
      utilization: 83,
      memoryUsedMb: 9_000,
      memoryTotalMb: 20_464,
      temperature: 56,
    })
  })

  it('leaves out what a sleeping card does not tell', async () => {
    await show('card0', { vendor: '0x1002', device: '0x744c', mem_info_vram_total: '1073741824' })
    expect(await read()).toEqual({
      maker: 'amd',
      name: 'AMD GPU 0x744c',
      utilization: null,
      memoryUsedMb: null,
      memoryTotalMb: 1_024,
      temperature: null,
    })
  })

  it('is not there without a card, or without such a folder', async () => {
    await show('card0', { vendor: '0x10de' })
    expect(await read()).toBeNull()
    expect(await amdGpu(join(cards, 'nowhere'))(new AbortController().signal)).toBeNull()
  })
})
