import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import WebSocket from 'ws'
import { startChild } from './first-token/child.ts'
import type { BenchSection } from './section.ts'

const EVA = [fileURLToPath(new URL('../packages/server/src/cli/eva.ts', import.meta.url)), 'serve'] as const
const SOCKETS = 2_000
/** Opened and closed before the first look, so that code and pools are as warm as they get. */
const WARM_UP_SOCKETS = 500
/** Opened at a time: what the system's queue of new connections takes. */
const AT_ONCE = 100
const TARGET_KB = 20
/** Time for the collector to do its work after a change, in ms. */
const REST_MS = 3_000

/** What an idle WebSocket costs the server. */
export async function benchSockets(): Promise<readonly BenchSection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  const eva = await startChild(EVA, { EVA_PORT: '0', EVA_DATA_DIR: folder, EVA_LLM: 'scripted' })
  try {
    await closeAll(await openSockets(eva.address, WARM_UP_SOCKETS))
    const before = await rest(eva.address)
    const sockets = await openSockets(eva.address, SOCKETS)
    const after = await rest(eva.address)
    await closeAll(sockets)
    const closed = await rest(eva.address)
    const each = (bytes: number): number => bytes / SOCKETS / 1_000
    const residentKb = each(after.resident - before.resident)
    return [
      {
        title: `Memory of ${SOCKETS.toLocaleString('en')} idle sockets`,
        method:
          `A server of its own; ${WARM_UP_SOCKETS} sockets opened and closed first. Resident memory and V8's heap by its own /metrics, ` +
          `${REST_MS / 1000} s after the last change, without and with ${SOCKETS.toLocaleString('en')} sockets that were greeted and say nothing.`,
        rows: [
          {
            name: 'resident memory for each socket',
            target: `≤ ${TARGET_KB} KB`,
            measured: `${residentKb.toFixed(1)} KB`,
            met: residentKb <= TARGET_KB,
          },
          {
            name: 'heap for each socket',
            target: null,
            measured: `${each(after.heap - before.heap).toFixed(1)} KB`,
            met: null,
          },
          {
            name: 'heap after all were closed, against before',
            target: null,
            measured: `${((closed.heap - before.heap) / 1e6).toFixed(1)} MB`,
            met: null,
          },
        ],
        notes: ['The heap is read as it is, with what the collector has not taken yet.'],
      },
    ]
  } finally {
    await eva.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openSockets(address: string, count: number): Promise<WebSocket[]> {
  const sockets: WebSocket[] = []
  while (sockets.length < count) {
    const batch = Array.from(
      { length: Math.min(AT_ONCE, count - sockets.length) },
      () => new WebSocket(`${address.replace('http', 'ws')}/ws/chat`, { perMessageDeflate: false }),
    )
    await Promise.all(batch.map((socket) => once(socket, 'message')))
    sockets.push(...batch)
  }
  return sockets
}

async function closeAll(sockets: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    sockets.map((socket) => {
      socket.close()
      return once(socket, 'close')
    }),
  )
}

async function rest(address: string): Promise<{ readonly resident: number; readonly heap: number }> {
  await pause(REST_MS)
  const metrics = await (await fetch(`${address}/metrics`)).text()
  return {
    resident: read(metrics, 'process_resident_memory_bytes'),
    heap: read(metrics, 'nodejs_heap_size_used_bytes'),
  }
}

const read = (metrics: string, name: string): number =>
  Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN)

if (import.meta.main) console.log(JSON.stringify(await benchSockets(), null, 2))
