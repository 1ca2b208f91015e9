import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Store } from '@eva/core'
import { expect, it, onTestFinished } from 'vitest'
import { openSqliteStore } from './open-sqlite-store.ts'
import { realClock } from './real-clock.ts'
import { temporaryFolder } from './temporary-folder.ts'

const { EVA_CRASH_ROUNDS = '20', EVA_CRASH_SEED = '1' } = process.env
const ROUNDS = Number(EVA_CRASH_ROUNDS)
/** Most writes acknowledged in one round: above the 64 after which the first checkpoint is made. */
const MAX_WRITES_PER_ROUND = 200

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Writer = ChildProcessByStdio<Writable, Readable, null>

/** A process that is ready to write, and waits to be told. */
function startWriter(path: string, name: string): Writer {
  const script = fileURLToPath(new URL('./crash-writer.ts', import.meta.url))
  const writer = spawn(process.execPath, [script, path, name], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void writer.kill('SIGKILL'))
  return writer
}

/** Lets it write, kills it at the given acknowledgement, and gives all that it acknowledged before its end. */
async function killAfter(writer: Writer, writes: number): Promise<readonly string[]> {
  const acknowledged: string[] = []
  const exited = once(writer, 'exit')
  writer.stdin.write('go\n')
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === writes) writer.kill('SIGKILL')
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  return acknowledged
}

/** What was acknowledged and is not there as it was written. */
async function lost(store: Store, name: string, acknowledged: readonly string[]): Promise<readonly string[]> {
  const turns = new Map((await store.turns(name)).map((turn) => [turn.number, turn]))
  return acknowledged.filter((line) => {
    const [verb, digits] = line.split(' ')
    const turn = turns.get(Number(digits))
    if (turn?.message !== `message ${digits}`) return true
    return verb === 'finished' && (turn.status !== 'completed' || turn.heard !== `answer ${digits} `.repeat(50))
  })
}

function integrityOf(path: string): unknown {
  const database = new DatabaseSync(path)
  database.exec(`insert into turn_words (turn_words) values ('integrity-check')`)
  const answer = database.prepare('pragma integrity_check').all()
  database.close()
  return answer
}

it(`loses nothing that was acknowledged in ${ROUNDS} kills at random moments (seed ${EVA_CRASH_SEED})`, async () => {
  const path = join(await temporaryFolder(), 'eva.sqlite')
  const random = seededRandom(Number(EVA_CRASH_SEED))
  const acknowledged: (readonly string[])[] = []
  let writer = startWriter(path, 'c0')
  for (let round = 0; round < ROUNDS; round += 1) {
    const writes = 1 + Math.floor(random() * MAX_WRITES_PER_ROUND)
    const killed = writer
    writer = startWriter(path, `c${round + 1}`)
    const lines = await killAfter(killed, writes)
    acknowledged.push(lines)
    const store = await openSqliteStore({ path, clock: realClock })
    expect({ round, writes, lost: await lost(store, `c${round}`, lines) }).toEqual({ round, writes, lost: [] })
    const [latest] = await store.list({ query: 'message', limit: 1, offset: 0 })
    expect(latest?.id).toBe(`c${round}`)
    await store.close()
    expect({ round, integrity: integrityOf(path) }).toEqual({ round, integrity: [{ integrity_check: 'ok' }] })
  }
  const store = await openSqliteStore({ path, clock: realClock })
  for (const [round, lines] of acknowledged.entries()) expect(await lost(store, `c${round}`, lines)).toEqual([])
  await store.close()
}, 600_000)

it('loses nothing when two processes open the same new file, write to it at once, and are killed', async () => {
  const path = join(await temporaryFolder(), 'eva.sqlite')
  const names = ['one', 'two']
  const killed = await Promise.all(names.map((name) => killAfter(startWriter(path, name), 100)))
  const store = await openSqliteStore({ path, clock: realClock })
  for (const [index, name] of names.entries()) expect(await lost(store, name, killed[index] ?? [])).toEqual([])
  await store.close()
  expect(integrityOf(path)).toEqual([{ integrity_check: 'ok' }])
}, 180_000)
