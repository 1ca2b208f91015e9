import { describe, expect, it } from 'vitest'
import { parseAccelerators } from './parse-apple.ts'

const MACHINE_BYTES = 16 * 1024 ** 3

const APPLE = `+-o AGXAcceleratorG14G  <class AGXAcceleratorG14G, id 0x100000447, registered, matched, active, busy 0 (2 ms), retain 57>
    {
      "IOClass" = "AGXAcceleratorG14G"
      "IOReportLegend" = ({"IOReportChannels"=((1,2,"In use system memory"))})
      "PerformanceStatistics" = {"In use system memory (driver)"=0,"Alloc system memory"=5296744038,"Tiler Utilization %"=10,"recoveryCount"=0,"Renderer Utilization %"=15,"Device Utilization %"=16,"In use system memory"=2363801600}
      "model" = "Apple M2"
    }
`
const OLDER = `+-o IntelAccelerator  <class IntelAccelerator, id 0x1000003d2, registered, matched, active, busy 0 (0 ms), retain 9>
    {
      "PerformanceStatistics" = {"Device Utilization %"=3,"vramUsedBytes"=104857600}
      "model" = <"Intel UHD Graphics 630">
      "VRAM,totalMB" = 1536
    }

+-o AMDRadeonX6000_AmdRadeonController  <class AMDNavi14, id 0x1000003e7, registered, matched, active, busy 0 (0 ms), retain 9>
    {
      "PerformanceStatistics" = {"GPU Activity(%)"=61,"vramUsedBytes"=1258291200}
      "model" = <"AMD Radeon Pro 5300M">
      "VRAM,totalMB" = 4096
    }
`

describe('what ioreg prints', () => {
  it("tells of Apple's own chips, which share the memory of the machine", () => {
    expect(parseAccelerators(APPLE, MACHINE_BYTES)).toEqual({
      maker: 'apple',
      name: 'Apple M2',
      utilization: 16,
      memoryUsedMb: 2_254,
      memoryTotalMb: 16_384,
      temperature: null,
    })
  })

  it('tells of the card that holds most, in a Mac with two', () => {
    expect(parseAccelerators(OLDER, MACHINE_BYTES)).toMatchObject({
      name: 'AMD Radeon Pro 5300M',
      utilization: 61,
      memoryUsedMb: 1_200,
      memoryTotalMb: 4_096,
    })
  })

  it('may tell of none', () => {
    expect(parseAccelerators('', MACHINE_BYTES)).toBeNull()
    expect(parseAccelerators('+-o Something  <class Something>\n    {\n    }\n', MACHINE_BYTES)).toBeNull()
  })
})
