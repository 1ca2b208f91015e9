import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ToneEarMetadata, writeToneEar } from '@eva/testing/ear-model'
import type { SherpaEarModel } from './ear-model.ts'

/** A folder of tone ears, gone with `dispose`. */
export async function toneEars() {
  const folder = await mkdtemp(join(tmpdir(), 'eva-ears-'))
  return {
    /** Writes an ear; what is given of `metadata` makes it another one than it should be. */
    async write(id: string, changes: { readonly streaming?: boolean; readonly metadata?: ToneEarMetadata } = {}) {
      const { streaming = false, metadata = {} } = changes
      await writeToneEar(join(folder, id), streaming ? 'streaming' : 'offline', metadata)
      return toneModel(id, join(folder, id), streaming)
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  }
}

export const toneModel = (id: string, folder: string, streaming = false): SherpaEarModel => ({
  id,
  name: id,
  family: streaming ? 'streaming-nemo-ctc' : 'nemo-ctc',
  files: { model: 'model.onnx', tokens: 'tokens.txt' },
  folder,
  languages: ['en'],
})
