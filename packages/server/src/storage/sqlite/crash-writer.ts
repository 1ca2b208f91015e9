import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { argv, stdin, stdout } from 'node:process'
import { openSqliteStore } from './open-sqlite-store.ts'
import { realClock } from './real-clock.ts'

/**
 * The process that the crash test kills: `crash-writer.ts <database> <name>` waits for a line, then adds turns to a
 * conversation of that name for as long as it lives, and prints `began <number>` and `finished <number>` once each
 * write is acknowledged.
 */
const [, , path = '', name = ''] = argv

/** Prints at once: what Node would still hold back is lost when the process is killed. */
function acknowledge(line: string): void {
  for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(stdout.fd, rest))
    } catch (thrown) {
      // The pipe is full while its reader has no time.
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EAGAIN')) throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

await once(stdin, 'data')
const store = await openSqliteStore({ path, clock: realClock })

for (let number = 1; ; number += 1) {
  const id = `${name}-${number}`
  const message = `message ${number}`
  await store.beginTurn({ id, conversationId: name, number, message, createdAtMs: Date.now(), replaces: null })
  acknowledge(`began ${number}`)
  const text = `answer ${number} `.repeat(50)
  await store.finishTurn({
    id,
    status: 'completed',
    generated: text,
    spoken: text,
    heard: text,
    provider: 'scripted',
    model: 'scripted',
    voice: null,
    tokens: 100,
    latencyMs: 1,
    ttftMs: 1,
    waterfall: null,
    routes: [],
  })
  acknowledge(`finished ${number}`)
}
