import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asEvaError } from '@eva/core'
import { z } from 'zod'

const choiceSchema = z.object({ path: z.string().min(1) })

/** Which model is the embedded brain's where no setting names one: a small file beside the models. */
export type Choice = {
  /** A path in the folder of models; `null` for none, or for a file that cannot be read. */
  read(): Promise<string | null>
  /** Throws `storage_failed`. */
  write(path: string): Promise<void>
  forget(): Promise<void>
}

/** @param folder the folder of models */
export function openChoice(folder: string): Choice {
  const file = join(folder, 'chosen.json')
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch(() => '')
      try {
        return choiceSchema.parse(JSON.parse(text)).path
      } catch {
        return null
      }
    },
    async write(path) {
      try {
        await mkdir(folder, { recursive: true })
        // Under its name only when it is whole: a crash leaves the old choice or the new one.
        const draft = await open(`${file}.new`, 'w')
        try {
          await draft.writeFile(JSON.stringify({ path }))
          await draft.sync()
        } finally {
          await draft.close()
        }
        await rename(`${file}.new`, file)
      } catch (thrown) {
        throw asEvaError(thrown, 'storage_failed', 'The choice could not be written down.')
      }
    },
    forget: () => rm(file, { force: true }),
  }
}
