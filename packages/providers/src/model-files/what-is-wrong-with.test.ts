import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useFolder } from './test-folder.ts'
import { whatIsWrongWith } from './what-is-wrong-with.ts'

const test = useFolder()

async function fileOf(content: string): Promise<string> {
  const path = join(test.folder, 'model.gguf')
  await writeFile(path, content, 'latin1')
  return path
}

it.each(['GGUF\u0003\0\0\0', 'GGUF\u0002\0\0\0'])('has nothing against a file that begins as %j', async (content) => {
  expect(await whatIsWrongWith(await fileOf(content))).toBeNull()
})

it('has nothing against a well-formed name, and asks no hub about it', async () => {
  expect(await whatIsWrongWith('hf:ada/tiny:Q4_0')).toBeNull()
  expect(test.hub.requests).toEqual([])
})

it.each([
  ['', 'the file is not GGUF'],
  ['GGU', 'the file is not GGUF'],
  ['\u007fELF\u0002\u0001\u0001\0', 'the file is not GGUF'],
  ['<!doctype html>', 'the file is not GGUF'],
  ['GGUF\u0003\0\0\0 and more keys than there are', 'the file is damaged, or of a version that is not known'],
  ['GGUF\u00ff\u00fe\u00fd\u00fc', 'the file is damaged, or of a version that is not known'],
])('says of a file that begins as %j what it is not', async (content, reason) => {
  expect(await whatIsWrongWith(await fileOf(content))).toBe(reason)
})

it('tells a missing file, a folder and a malformed name from each other', async () => {
  expect(await whatIsWrongWith(join(test.folder, 'nothing.gguf'))).toBe('there is no such file')
  expect(await whatIsWrongWith(join(await fileOf('x'), 'below.gguf'))).toBe('there is no such file')
  expect(await whatIsWrongWith(test.folder)).toBe('it is a folder')
  expect(await whatIsWrongWith('hf:ada')).toBe('it is no name of a model')
})
