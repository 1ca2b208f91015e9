import { createRandom } from '@eva/testing/fakes'
import { describe, expect, it } from 'vitest'
import { type BargeInDecision, BargeInWatch } from './barge-in.ts'
import type { VadVerdict } from './fading.ts'

const VERDICTS: Record<string, VadVerdict> = { '#': 'speech', '?': 'maybe', '.': 'silence', e: 'speech' }
const inWords = (decision: BargeInDecision): string =>
  typeof decision === 'string' ? decision : `resume ${decision.resume}`

/** Decisions with the window at which they fell; `e` is speech no louder than her echo. */
function follow(picture: string, watch = new BargeInWatch()): string[] {
  return [...picture].flatMap((mark, index) => {
    const decision = watch.hear(VERDICTS[mark] ?? 'silence', mark !== 'e')
    return decision === null ? [] : [`${index} ${inWords(decision)}`]
  })
}

describe('somebody who speaks while she does', () => {
  it.each([
    ['nobody', '....??....', []],
    ['her own echo', 'eeeeeeeeee', []],
    // Windows are told one late: the sixth told one is the seventh.
    ['a word', '#####', ['0 duck']],
    ['a word and a half', '######', ['0 duck', '5 pause']],
    ['a cough', '##........', ['0 duck', '9 resume as before']],
    ['two coughs', '##...##.........', ['0 duck', '14 resume as before']],
    ['a sentence', '#'.repeat(40), ['0 duck', '5 pause', '27 stop']],
    ['a short sound without words', `########${'.'.repeat(40)}`, ['0 duck', '5 pause', '32 resume from the clause']],
    ['a longer one without words', `${'#'.repeat(16)}${'.'.repeat(40)}`, ['0 duck', '5 pause', '40 stop']],
    ['a word over her echo', 'ee######', ['2 duck', '7 pause']],
    ['speech that stutters', '###.###', ['0 duck', '6 pause']],
  ])('%s: %s', (_, picture, decisions) => {
    expect(follow(picture)).toEqual(decisions)
  })

  it('silences her within 250 ms of voice', () => {
    const pausedAt = Number(
      follow('#'.repeat(20))
        .find((decision) => decision.includes('pause'))
        ?.split(' ')[0],
    )
    expect((pausedAt + 2) * 32).toBeLessThanOrEqual(250)
  })

  it.each<[string, boolean, boolean, string | null]>([
    ['stop', false, false, 'stop'],
    ['wait a minute', true, false, 'stop'],
    ['attends', true, false, 'stop'],
    ['mm-hm', false, false, null],
    ['mm-hm', true, false, 'resume from the clause'],
    ["d'accord", true, false, 'resume from the clause'],
    ['yeah but', false, false, 'stop'],
    ['', false, false, null],
    ['', true, false, 'resume from the clause'],
    ['the weather in Paris', false, true, null],
    ['the weather in Paris', true, true, 'resume from the clause'],
  ])('says "%s" (at last: %s, nothing: %s)', (text, isFinal, meansNothing, expected) => {
    const watch = new BargeInWatch()
    follow('######', watch)
    const decision = watch.hearWords({ text, isFinal, meansNothing })
    expect(decision === null ? null : inWords(decision)).toBe(expected)
    expect(watch.isAlarmed).toBe(expected === null)
  })

  it('stops her by words before she is silent, and by words alone never', () => {
    const words = { text: 'stop', isFinal: false, meansNothing: false }
    const watch = new BargeInWatch()
    expect(watch.hearWords(words)).toBeNull()
    follow('##', watch)
    expect(watch.hearWords(words)).toBe('stop')
    expect(follow('#'.repeat(50), watch)).toEqual([])
    expect(watch.hearWords(words)).toBeNull()
  })

  it('may come again after a false alarm', () => {
    const watch = new BargeInWatch()
    follow('##........', watch)
    expect(follow('######', watch)).toEqual(['0 duck', '5 pause'])
  })

  it.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'never leaves her ducked or silent for good (seed %i)',
    (seed) => {
      const random = createRandom(seed)
      const watch = new BargeInWatch()
      const said: string[] = []
      for (let index = 0; index < 400; index += 1) {
        const mark = random.next() < 0.4 ? '#' : '.e?#'[random.between(0, 3)]
        said.push(...follow(mark ?? '.', watch))
        if (random.next() < 0.05) {
          const text = ['', 'mm-hm', 'stop'][random.between(0, 2)] ?? ''
          const decision = watch.hearWords({ text, isFinal: random.next() < 0.5, meansNothing: random.next() < 0.2 })
          if (decision) said.push(`0 ${inWords(decision)}`)
        }
      }
      said.push(...follow('.'.repeat(30), watch))
      expect(watch.isAlarmed).toBe(false)
      const names = said.map((decision) => decision.split(' ')[1])
      for (const [index, name] of names.entries()) {
        const before = names[index - 1]
        if (name === 'duck') expect(['resume', undefined]).toContain(before)
        if (name === 'pause') expect(before).toBe('duck')
        if (name === 'resume' || name === 'stop') expect(['duck', 'pause']).toContain(before)
      }
      expect(names.filter((name) => name === 'stop').length).toBeLessThanOrEqual(1)
    },
  )
})
