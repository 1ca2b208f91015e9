import { parseArgs } from 'node:util'
import { makeModel } from './make-model.ts'
import { SHAPES } from './shapes.ts'

/** `node packages/testing/src/models/make-gguf.ts --shape tiny --out x.gguf` */
const { values } = parseArgs({ options: { shape: { type: 'string', default: 'tiny' }, out: { type: 'string' } } })
const shape = SHAPES[values.shape]
if (shape === undefined || values.out === undefined) {
  console.error(`Usage: make-gguf --shape ${Object.keys(SHAPES).join('|')} --out FILE`)
  process.exitCode = 2
} else {
  await makeModel(shape, values.out)
}
