import { expect, it } from 'vitest'
import { joinCharacters } from './whole-characters.ts'

function pushAll(...pieces: readonly string[]): readonly string[] {
  const characters = joinCharacters()
  return [...pieces.map((piece) => characters.push(piece)), characters.rest()]
}

it('passes whole text on untouched', () => {
  expect(pushAll('Hello', ' 👋', '')).toEqual(['Hello', ' 👋', '', ''])
})

it('joins a character that was cut in two, and in three with an empty piece between', () => {
  expect(pushAll('a\ud83d', '\udc4bb')).toEqual(['a', '👋b', ''])
  expect(pushAll('\ud83d', '', '\udc4b')).toEqual(['', '', '👋', ''])
})

it('replaces a half that stays one', () => {
  expect(pushAll('\ud83d', 'a')).toEqual(['', '\ufffda', ''])
  expect(pushAll('\udc4b')).toEqual(['\ufffd', ''])
  expect(pushAll('a\ud83d')).toEqual(['a', '\ufffd'])
})
