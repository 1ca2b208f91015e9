import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eva-check-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))

const writeSettings = (text: string): Promise<void> => writeFile(join(folder, '.env'), text)

it('needs no settings at all', () => {
  const settings = readSettings({}, folder)
  expect([settings.dataDir, settings.secretFor(null)]).toEqual([join(folder, 'data'), null])
})

it('reads the file as Eva does: with quotes and comments, and the environment over it', async () => {
  await writeSettings('# mine\nexport EVA_PASSWORD="open sesame"\nEVA_DATA_DIR=elsewhere\n')
  const settings = readSettings({}, folder)
  expect([settings.dataDir, settings.secretFor(null)]).toEqual([join(folder, 'elsewhere'), 'open sesame'])
  expect(readSettings({ EVA_DATA_DIR: '/there' }, folder).dataDir).toBe('/there')
  expect(readSettings({ EVA_PASSWORD: 'other' }, folder).secretFor(null)).toBe('other')
})

it('takes an empty value for none, which is how a line of the file is switched off', async () => {
  await writeSettings('EVA_PASSWORD=secret\nEVA_DATA_DIR=\n')
  const settings = readSettings({ EVA_PASSWORD: '' }, folder)
  expect([settings.dataDir, settings.secretFor(null)]).toEqual([join(folder, 'data'), null])
})

it('prefers the API key', () => {
  expect(readSettings({ EVA_API_KEY: 'key', EVA_PASSWORD: 'word' }, folder).secretFor(null)).toBe('key')
})

it.each([
  ['http://127.0.0.1:8000', 'of the file'],
  ['http://localhost:8000/', 'of the file'],
  ['http://[::1]:8000', 'of the file'],
  ['https://eva.example', null],
  ['http://127.0.0.1.example:8000', null],
  ['http://192.168.1.7:8000', null],
])('shows what the file holds to nobody but this machine: %s', async (url, secret) => {
  await writeSettings('EVA_PASSWORD=of the file')
  expect(readSettings({}, folder).secretFor(url)).toBe(secret)
  expect(readSettings({ EVA_PASSWORD: 'meant for her' }, folder).secretFor(url)).toBe('meant for her')
})
