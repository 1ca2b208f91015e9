import { describe, expect, it } from 'vitest'
import { type Delivery, EventLog } from './log.ts'

const SOUND_BYTES = 512 * 1024

function fill(log: EventLog, order: string): void {
  for (const kind of order) log.add(kind === 'e' ? event(log) : sound(log))
}

const event = (log: EventLog): Delivery => ({
  kind: 'event',
  event: { type: 'token', seq: log.nextSeq(), turn_id: 't', content: 'x' },
})

const sound = (log: EventLog): Delivery => ({
  kind: 'audio',
  seq: log.lastSeq,
  turnId: 't',
  turnNumber: 1,
  sentenceIndex: 0,
  firstSample: 0,
  pcm: new Int16Array(SOUND_BYTES / 2),
})

/** What follows event `seq`, as `e` and `s`; `null` when that is not known. */
function after(log: EventLog, seq: number): string | null {
  const place = log.placeAfter(seq)
  if (place === null) return null
  let order = ''
  for (let at = place; ; at++) {
    const delivery = log.at(at)
    if (delivery === 'ahead') return order
    if (delivery === 'gone') return `${order} gone`
    order += delivery.kind === 'event' ? 'e' : 's'
  }
}

describe('the log', () => {
  it('numbers events without gaps, and sound by the event before it', () => {
    const log = new EventLog()
    expect([log.lastSeq, log.nextSeq()]).toEqual([0, 1])
    fill(log, 'ese')
    expect([log.lastSeq, log.nextSeq()]).toEqual([2, 3])
    expect(log.at(1)).toMatchObject({ kind: 'audio', seq: 1 })
  })

  it('gives what follows any event, the sound between events included', () => {
    const log = new EventLog()
    fill(log, 'eesses')
    expect([0, 1, 2, 3, 4].map((seq) => after(log, seq))).toEqual(['eesses', 'esses', 'sses', 's', null])
  })

  it('knows nothing of what has not happened, and that it is ahead', () => {
    const log = new EventLog()
    expect([after(log, 0), after(log, 1), log.at(0)]).toEqual(['', null, 'ahead'])
    fill(log, 'e')
    expect([after(log, 1), log.at(1)]).toEqual(['', 'ahead'])
  })

  it('forgets the oldest first, and never gives what has a hole', () => {
    const log = new EventLog()
    // 8 MiB are kept: of eight sounds and a few events, the first sound must go.
    fill(log, 'esesesesesesesese')
    expect(after(log, 0)).toBeNull()
    // The sound that followed event 1 is gone: whoever has only event 1 would miss it.
    expect(after(log, 1)).toBeNull()
    expect(after(log, 2)).toBe('sesesesesesese')
    expect(log.at(0)).toBe('gone')
    expect(log.at(1)).toBe('gone')
    expect(log.at(2)).toMatchObject({ kind: 'event', event: { seq: 2 } })
  })

  it('keeps the latest, however large it is', () => {
    const log = new EventLog()
    fill(log, 'e')
    log.add({ ...sound(log), kind: 'audio', pcm: new Int16Array(9 * SOUND_BYTES) } as Delivery)
    expect(after(log, 1)).toBe('s')
    fill(log, 'e')
    expect([after(log, 1), after(log, 2)]).toEqual([null, ''])
  })

  it('counts many small events, too', () => {
    const log = new EventLog()
    for (let round = 0; round < 60_000; round++) log.add(event(log))
    expect(after(log, 0)).toBeNull()
    expect(after(log, 59_990)).toBe('eeeeeeeeee')
  })
})
