import { resolve } from 'node:path'
import { createSherpa } from '@eva/providers/sherpa'
import { openNeuralVoices, type Pull, readConfig, realClock, type VoiceEntry, voiceCatalogue } from '@eva/server'
import { hear } from './hear.ts'
import { type Verified, writeTable } from './table.ts'

export type VerifyWish = {
  /** Of the catalogue; empty for all of it. */
  readonly names: readonly string[]
  readonly dataDir: string
  /** A page with a place for the table. */
  readonly report: string
}

/**
 * Fetches each voice, lets it speak, measures it and writes a table. What was not here before is removed again.
 *
 * @returns what to exit with: 1 when a voice could not be had or did not sound as it should
 */
export async function verifyVoices(
  { names, dataDir, report }: VerifyWish,
  print: (line: string) => void,
): Promise<number> {
  const unknown = names.find((name) => !voiceCatalogue.some(({ id }) => id === name))
  if (unknown !== undefined) {
    print(`There is no voice "${unknown}" in the catalogue: ${voiceCatalogue.map(({ id }) => id).join(', ')}`)
    return 2
  }
  const config = readConfig({ ...process.env, EVA_DATA_DIR: resolve(dataDir) })
  const neural = await openNeuralVoices(config, realClock)
  const before = new Set(neural.installed().map(({ id }) => id))
  const results: Verified[] = []
  for (const entry of voiceCatalogue) {
    if (names.length > 0 && !names.includes(entry.id)) continue
    print(`${entry.id}: fetching ${Math.round(entry.size_bytes / 1e6)} MB`)
    const result = await verify(entry, neural)
    results.push(result)
    print(`${entry.id}: ${result.problems.length === 0 ? 'speaks as it should' : result.problems.join('; ')}`)
    if (!before.has(entry.id)) await neural.remove(entry.id).catch(() => 'nothing had come')
  }
  await neural.close()
  writeTable(report, results)
  return results.every(({ problems }) => problems.length === 0) ? 0 : 1
}

async function verify(entry: VoiceEntry, neural: Awaited<ReturnType<typeof openNeuralVoices>>): Promise<Verified> {
  const { id } = entry
  const failure = await fetched(() => neural.pull(id))
  if (failure !== null) return { id, problems: [failure], heard: [] }
  // A process of its own for each, so that its memory is that of one model.
  const speech = createSherpa({ models: () => neural.installed().filter((model) => model.id === id) })
  try {
    const heard = await hear(speech)
    return { id, heard, problems: heard.flatMap(({ problems }) => problems) }
  } catch (thrown) {
    return { id, heard: [], problems: [reasonOf(thrown)] }
  } finally {
    await speech.close()
  }
}

async function fetched(begin: () => Promise<Pull>): Promise<string | null> {
  try {
    const { error, status } = await (await begin()).ended
    return status === 'done' ? null : (error?.message ?? status)
  } catch (thrown) {
    return reasonOf(thrown)
  }
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
