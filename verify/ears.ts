import { resolve } from 'node:path'
import { createSherpaEar } from '@eva/providers/sherpa-ear'
import { earCatalogue, openNeuralEars, readConfig, realClock } from '@eva/server'
import { type Listened, listen } from './listen.ts'
import { soundsOf } from './sounds.ts'
import { megabytes, ms, percent, type Table } from './table.ts'
import { type VerifyWish, verifySets } from './verify-sets.ts'

/** The built-in voices are hard to understand; an ear that misses more than this of them is not given what it wants. */
const MISSES_AT_MOST = 0.8

const TABLE: Table<Listened> = {
  what: 'ears',
  ids: earCatalogue.map(({ id }) => id),
  columns: [
    'language',
    'spoken by',
    'first utterance ever',
    'an utterance, p50 / p95',
    'real-time factor',
    'memory',
    'words not understood',
  ],
  cells: (one) => [
    one.language ?? 'any',
    one.spokenBy,
    ms(one.firstEverMs),
    `${ms(one.p50Ms)} / ${ms(one.p95Ms)}`,
    one.realTimeFactor.toFixed(3),
    megabytes(one.memoryMb),
    percent(one.wordErrorRate),
  ],
}

/**
 * Fetches each ear, lets it hear the set sentences as the built-in voices say them and whatever recordings are given,
 * measures it and writes a table.
 *
 * @param wish `sounds`: a folder of WAV files with their texts beside them (see `soundsOf`), or `null`
 * @returns as `verifySets`
 */
export async function verifyEars(
  wish: VerifyWish & { readonly sounds: string | null },
  print: (line: string) => void,
): Promise<number> {
  const config = readConfig({ ...process.env, EVA_DATA_DIR: resolve(wish.dataDir) })
  const manager = await openNeuralEars(config, realClock)
  const groups = await soundsOf(wish.sounds)
  return verifySets(
    wish,
    {
      table: TABLE,
      entries: earCatalogue,
      manager,
      praise: 'hears as it should',
      async use({ id }) {
        // A process of its own for each, so that its memory is that of one model.
        const ear = createSherpaEar({ models: () => manager.installed().filter((model) => model.id === id) })
        try {
          const found = await listen(ear, groups)
          const deaf = found.filter(({ wordErrorRate }) => wordErrorRate > MISSES_AT_MOST)
          const problems = deaf.map(
            ({ language, spokenBy, wordErrorRate }) =>
              `misses ${percent(wordErrorRate)} of what ${spokenBy} says in ${language ?? 'any language'}`,
          )
          return { found, problems: found.length === 0 ? ['there was nothing for it to hear'] : problems }
        } finally {
          await ear.close()
        }
      },
    },
    print,
  )
}
