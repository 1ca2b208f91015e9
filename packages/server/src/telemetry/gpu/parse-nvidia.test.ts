import { describe, expect, it } from 'vitest'
import { parseGpus, parseUse } from './parse-nvidia.ts'

describe('what nvidia-smi prints', () => {
  it('is one GPU per line', () => {
    const output = [
      'GPU-6f1ac4f4-5a4e-7a8c-9a57-0f3a2d0c0001, NVIDIA GeForce RTX 4090, 37, 10241, 24564, 61',
      'GPU-6f1ac4f4-5a4e-7a8c-9a57-0f3a2d0c0002, NVIDIA T400 4GB, 0, 2, 4096, 38',
      '',
    ].join('\n')
    expect(parseGpus(output)).toEqual([
      {
        maker: 'nvidia',
        uuid: 'GPU-6f1ac4f4-5a4e-7a8c-9a57-0f3a2d0c0001',
        name: 'NVIDIA GeForce RTX 4090',
        utilization: 37,
        memoryUsedMb: 10_241,
        memoryTotalMb: 24_564,
        temperature: 61,
      },
      expect.objectContaining({ name: 'NVIDIA T400 4GB', utilization: 0, memoryUsedMb: 2, temperature: 38 }),
    ])
  })

  it.each([
    ['GPU-1, NVIDIA H100 80GB HBM3, [N/A], 512, 81559, 34', { utilization: null, memoryUsedMb: 512, temperature: 34 }],
    ['GPU-1, NVIDIA GB10, 12, [N/A], [N/A], 41', { utilization: 12, memoryUsedMb: null, memoryTotalMb: null }],
    ['GPU-1, GeForce GT 710, [Not Supported], 110, 2002, ERR!', { utilization: null, temperature: null }],
    ['GPU-1, Tesla K80, 5, 1, 2\r', { memoryTotalMb: 2, temperature: null }],
  ])('leaves out what a GPU does not tell: %s', (line, expected) => {
    expect(parseGpus(line)).toEqual([expect.objectContaining(expected)])
  })

  it.each([
    '',
    'No devices were found',
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
  ])('may be no GPU at all: "%s"', (output) => {
    expect(parseGpus(output)).toEqual([])
  })

  it('tells how much each GPU holds of a process', () => {
    const output = '4711, GPU-1, 300\n4712, GPU-2, 9000\n4711, GPU-3, 12\n4711, GPU-4, [N/A]\n'
    expect([...parseUse(output, 4711)]).toEqual([
      ['GPU-1', 300],
      ['GPU-3', 12],
      ['GPU-4', 0],
    ])
    expect(parseUse('', 4711).size).toBe(0)
  })
})
