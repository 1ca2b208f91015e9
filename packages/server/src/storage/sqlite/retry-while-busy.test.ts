import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from '@eva/core'
import { expect, it } from 'vitest'
import { retryWhileBusy } from './retry-while-busy.ts'
import { temporaryFolder } from './temporary-folder.ts'

async function twoConnections(): Promise<readonly [DatabaseSync, DatabaseSync]> {
  const path = join(await temporaryFolder(), 'some.sqlite')
  const open = (): DatabaseSync => new DatabaseSync(path, { timeout: 0 })
  const connections = [open(), open()] as const
  connections[0].exec('create table notes (text)')
  return connections
}

/** Time passes only while somebody sleeps. */
function sleepingClock(onSleep: (sleeps: number) => void): Clock {
  let sleeps = 0
  let nowMs = 0
  return {
    nowMs: () => nowMs,
    wallTimeMs: () => nowMs,
    async sleep(ms) {
      sleeps += 1
      nowMs += ms
      onSleep(sleeps)
    },
  }
}

const noSleep = sleepingClock(() => expect.unreachable())

it('does at once what nobody stands in the way of', async () => {
  expect(await retryWhileBusy(() => 7, noSleep)).toBe(7)
})

it('waits, without stopping the thread, until the other connection has finished its write', async () => {
  const [other, mine] = await twoConnections()
  other.exec('begin immediate')
  const clock = sleepingClock((sleeps) => {
    if (sleeps === 3) other.exec('commit')
  })
  await retryWhileBusy(() => mine.exec(`insert into notes values ('mine')`), clock)
  expect(other.prepare('select text from notes').all()).toEqual([{ text: 'mine' }])
  expect(clock.nowMs()).toBe(6)
})

it('gives up after five seconds', async () => {
  const [other, mine] = await twoConnections()
  other.exec('begin immediate')
  const clock = sleepingClock(() => {})
  await expect(retryWhileBusy(() => mine.exec('begin immediate'), clock)).rejects.toMatchObject({ errcode: 5 })
  expect(clock.nowMs()).toBe(5_000)
})

it('does not repeat what failed for another reason', async () => {
  const [, mine] = await twoConnections()
  await expect(retryWhileBusy(() => mine.exec('no such statement'), noSleep)).rejects.toMatchObject({ errcode: 1 })
})
