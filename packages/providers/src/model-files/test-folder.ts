import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createFakeClock, type FakeClock } from '@eva/testing/fakes'
import { type MisbehavingHub, startMisbehavingHub } from '@eva/testing/model-hub'
import { afterEach, beforeEach } from 'vitest'

export const NAME = 'tiny-Q4_0.gguf'
export const PATH = `ada/tiny/${NAME}`
export const SPEC = `hf:${PATH}`
export const MODEL = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 31) % 251))
export const FILES = {
  [NAME]: MODEL,
  'tiny-IQ4_0.gguf': Buffer.from('iq'),
  'q8/tiny-Q8_0.gguf': Buffer.from('eight bits'),
  'mmproj-tiny-F16.gguf': Buffer.from('an eye'),
  'tiny-F16.gguf': Buffer.from('sixteen bits'),
}

export type TestFolder = {
  readonly folder: string
  readonly hub: MisbehavingHub
  readonly clock: FakeClock
  /** Starts another hub in place of the one there is. */
  replaceHub(...args: Parameters<typeof startMisbehavingHub>): Promise<void>
  /** Where the model goes. */
  readonly target: string
  /** Names of all files in the folder, sorted. */
  present(): Promise<readonly string[]>
  partSize(): Promise<number>
  /** What an earlier try had received, and what it wrote down of it. */
  leavePart(bytes: Buffer, origin?: unknown): Promise<void>
}

/** A folder and a hub for each test of a file; both are gone at its end. */
export function useFolder(): TestFolder {
  let folder = ''
  let hub: MisbehavingHub
  let clock: FakeClock
  const hubs: MisbehavingHub[] = []
  const replaceHub = async (...args: Parameters<typeof startMisbehavingHub>): Promise<void> => {
    hub = await startMisbehavingHub(...args)
    hubs.push(hub)
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eva-hub-'))
    clock = createFakeClock()
    await replaceHub(FILES)
  })
  afterEach(async () => {
    await Promise.all(hubs.splice(0).map((one) => one.close()))
    await rm(folder, { recursive: true, force: true })
  })
  return {
    get folder() {
      return folder
    },
    get hub() {
      return hub
    },
    get clock() {
      return clock
    },
    get target() {
      return join(folder, PATH)
    },
    replaceHub,
    async present() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    },
    partSize: async () => (await readFile(`${join(folder, PATH)}.part`)).length,
    async leavePart(bytes, origin) {
      const target = join(folder, PATH)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(`${target}.part`, bytes)
      if (origin !== undefined) await writeFile(`${target}.part.json`, JSON.stringify(origin))
    },
  }
}
