import { describe, expect, it } from 'vitest'
import { makeVrm } from '../testing/make-vrm.ts'
import { readAvatarFile } from './read-avatar-file.ts'

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

/** The file with other letters of the same length. */
const rewritten = (from: string, to: string): ArrayBuffer => {
  const text = new TextDecoder('latin1').decode(makeVrm({ version: '1' }))
  return Uint8Array.from(text.replace(from, to.padEnd(from.length)), (character) => character.charCodeAt(0)).buffer
}

describe('a file that may be a face', () => {
  it('of VRM 1.0 tells its terms', () => {
    expect(readAvatarFile(makeVrm({ version: '1', title: 'Ada', author: 'Iris' }).buffer)).toEqual({
      title: 'Ada',
      authors: ['Iris'],
      wearers: 'everyone',
      commerce: 'personal',
      mustCredit: true,
      licence: null,
      licenceUrl: 'https://vrm.dev/licenses/1.0/',
    })
  })

  it('of VRM 0.x tells its terms', () => {
    expect(readAvatarFile(makeVrm({ version: '0', title: 'Ada', author: 'Iris' }).buffer)).toEqual({
      title: 'Ada',
      authors: ['Iris'],
      wearers: 'author',
      commerce: 'none',
      mustCredit: true,
      licence: 'CC BY NC',
      licenceUrl: null,
    })
  })

  it('that says nothing allows the least, and links to the web only', () => {
    const silent = readAvatarFile(rewritten('"avatarPermission":"everyone"', '"x":0'))
    expect(silent).toMatchObject({ wearers: 'author' })
    const scripted = readAvatarFile(rewritten('"https://vrm.dev/licenses/1.0/"', '"javascript:alert(1)"'))
    expect(scripted).toMatchObject({ licenceUrl: null })
  })

  it.each([
    ['is empty', bytesOf('')],
    ['is a text', bytesOf('Nothing that anybody could wear.')],
    ['is a glTF without a person', rewritten('"VRMC_vrm":{', '"VRMC_car":{')],
  ])('that %s is none', (_what, bytes) => {
    expect(readAvatarFile(bytes)).toBe('not_vrm')
  })

  it.each([
    ['is cut off', makeVrm({ version: '1' }).slice(0, 900).buffer],
    ['has lost its letters', rewritten('{"asset"', '!"asset"')],
  ])('that %s is broken', (_what, bytes) => {
    expect(readAvatarFile(bytes)).toBe('broken')
  })
})
