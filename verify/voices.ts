import { resolve } from 'node:path'
import { createSherpa } from '@eva/providers/sherpa'
import { openNeuralVoices, readConfig, realClock, voiceCatalogue } from '@eva/server'
import { type Heard, hear } from './hear.ts'
import { megabytes, ms, percent, type Table } from './table.ts'
import { type VerifyWish, verifySets } from './verify-sets.ts'

const TABLE: Table<Heard> = {
  what: 'voices',
  ids: voiceCatalogue.map(({ id }) => id),
  columns: [
    'language',
    'first sound ever',
    'first sound, p50 / p95',
    'real-time factor',
    'memory',
    'a letter',
    'words not understood',
  ],
  cells: (one) => [
    one.language,
    ms(one.firstEverMs),
    `${ms(one.firstMs)} / ${ms(one.firstP95Ms)}`,
    one.realTimeFactor.toFixed(3),
    megabytes(one.memoryMb),
    ms(one.msPerLetter),
    percent(one.wordErrorRate),
  ],
}

/** Fetches each voice, lets it speak, measures it and writes a table. @returns as `verifySets` */
export async function verifyVoices(wish: VerifyWish, print: (line: string) => void): Promise<number> {
  const config = readConfig({ ...process.env, EVA_DATA_DIR: resolve(wish.dataDir) })
  const manager = await openNeuralVoices(config, realClock)
  return verifySets(
    wish,
    {
      table: TABLE,
      entries: voiceCatalogue,
      manager,
      praise: 'speaks as it should',
      async use({ id }) {
        // A process of its own for each, so that its memory is that of one model.
        const speech = createSherpa({ models: () => manager.installed().filter((model) => model.id === id) })
        try {
          const found = await hear(speech)
          return { found, problems: found.flatMap(({ problems }) => problems) }
        } finally {
          await speech.close()
        }
      },
    },
    print,
  )
}
