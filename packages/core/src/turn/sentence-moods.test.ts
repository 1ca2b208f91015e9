import { describe, expect, it } from 'vitest'
import type { Mood } from '../face/moods.ts'
import { ClauseCutter, QUEUE_LONG_MS } from './cut-clauses.ts'

type Piece = readonly [text: string, mood?: Mood]

/** The clauses of an answer, and what the brain said of each. */
function clausesOf(pieces: readonly Piece[], providedMs = 1_000): [string, Mood | null][] {
  const cutter = new ClauseCutter()
  const clauses = pieces.flatMap(([text, mood]) => cutter.push(text, providedMs, mood ?? null))
  return [...clauses, ...cutter.end()].map(({ spoken, mood }) => [spoken, mood])
}

describe('the mood of a clause', () => {
  it('is the one of its sentence, to the end of that and no further', () => {
    expect(
      clausesOf([['Well, my dear old friend, ', 'joy'], ['here we are. And then? '], ['Good night.', 'tenderness']]),
    ).toEqual([
      ['Well, my dear old friend,', 'joy'],
      ['here we are.', 'joy'],
      ['And then?', null],
      ['Good night.', 'tenderness'],
    ])
  })

  it('is the first that is marked where sentences are joined', () => {
    const joined = clausesOf([['I see. '], ['Oh. ', 'surprise'], ['Well. ', 'sadness'], ['So be it.']], QUEUE_LONG_MS)
    expect(joined).toEqual([['I see. Oh. Well. So be it.', 'surprise']])
  })

  it('is forgotten with the words that are taken back', () => {
    const cutter = new ClauseCutter()
    cutter.push('One. ', 1_000)
    cutter.push('Two is', 1_000, 'joy')
    cutter.rewind()
    expect([...cutter.push('Two. ', 1_000), ...cutter.end()].map(({ mood }) => mood)).toEqual([null])
  })
})
