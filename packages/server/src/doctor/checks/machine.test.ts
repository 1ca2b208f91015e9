import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Store } from '@eva/core'
import { createFakeClock } from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DatabaseCare, DatabaseState } from '../../database-care.ts'
import type { Check, Verdict } from '../check.ts'
import { watchClock } from './clock.ts'
import { checkDataFolder } from './data-folder.ts'
import { checkDatabase } from './database.ts'
import { checkDisk } from './disk.ts'
import { checkEventLoop } from './event-loop.ts'
import { checkGpu } from './gpu.ts'
import { checkGuards } from './guards.ts'
import { checkMemory } from './memory.ts'
import { checkNative } from './native.ts'
import { checkNetwork, type Place } from './network.ts'
import { checkPages } from './pages.ts'
import { checkVersion } from './version.ts'

const look = (check: Check): Promise<Verdict> => check.look(new AbortController().signal)
const expectSeen = async (check: Check, status: string, code: string, facts: object = {}): Promise<void> =>
  expect(await look(check)).toMatchObject({ status, seen: { code, facts } })

describe('the database', () => {
  const store: Store = createMemoryStore(createFakeClock())
  const careOf = (state: Partial<DatabaseState>): DatabaseCare => ({
    look: async () => ({ sizeBytes: 200e6, logBytes: 0, freeBytes: 0, faults: [], ...state }),
    shrink: async () => {},
    mode: async () => 0o600,
    closeToOthers: async () => {},
  })

  it('is good with a row there and back and a whole file, or without a file', async () => {
    await expectSeen(checkDatabase(store, careOf({})), 'good', 'database_sound', { size_bytes: 200e6 })
    await expectSeen(checkDatabase(store, null), 'good', 'database_answers')
  })

  it('is bad when its file is damaged, in its own words, or when it stores nothing', async () => {
    const damaged = checkDatabase(store, careOf({ faults: ['row 3 missing', 'row 4 missing'] }))
    await expectSeen(damaged, 'bad', 'database_damaged', { faults: 2 })
    expect((await look(damaged)).words).toBe('row 3 missing')
    const closed: Store = { ...store, check: () => Promise.reject(new Error('disk I/O error')) }
    await expectSeen(checkDatabase(closed, null), 'bad', 'database_failed')
  })

  it('offers to give back what is empty', async () => {
    const check = checkDatabase(store, careOf({ freeBytes: 100e6 }))
    await expectSeen(check, 'warning', 'database_wasteful')
    expect((await look(check)).action).toEqual({ kind: 'shrink-database', bytes: 100e6 })
  })
})

describe('the graphics card', () => {
  const reading = {
    maker: 'nvidia',
    name: 'L4',
    utilization: 0,
    memoryUsedMb: 0,
    memoryTotalMb: 24_000,
    temperature: 40,
  } as const
  const modelOn = (gpuLayers: number) => ({
    model: 'Qwen',
    device: 'CUDA',
    deviceName: 'L4',
    gpuLayers,
    layers: 24,
    gpuMemoryMb: 900,
  })
  it.each([
    [null, null, 'skipped', 'gpu_none'],
    [reading, null, 'good', 'gpu_idle'],
    [reading, modelOn(24), 'good', 'gpu_computes'],
    [reading, modelOn(10), 'warning', 'gpu_partly'],
    [reading, { ...modelOn(0), deviceName: null }, 'warning', 'gpu_unused'],
  ])('%# is judged by who uses it', async (gpu, embedded, status, code) => {
    await expectSeen(checkGpu({ readGpu: async () => gpu, embedded }), status, code)
  })
})

describe('the disk and the memory', () => {
  const disk = (freeBytes: number) => async () => ({ freeBytes, totalBytes: 100e9 })
  const wanted = async () => ({ id: 'qwen', bytes: 1e9 })

  it('are judged by what she needs', async () => {
    await expectSeen(checkDisk(disk(50e9), wanted), 'good', 'disk_free')
    await expectSeen(checkDisk(disk(0.9e9), wanted), 'warning', 'disk_short', { model: 'qwen' })
    await expectSeen(
      checkDisk(disk(0.9e9), async () => null),
      'good',
      'disk_free',
    )
    await expectSeen(checkDisk(disk(50e6), wanted), 'bad', 'disk_full')
    const memory = (freeBytes: number) =>
      checkMemory(
        () => ({ freeBytes, totalBytes: 8e9 }),
        () => 4e8,
      )
    await expectSeen(memory(4e9), 'good', 'memory_free', { own_bytes: 4e8 })
    await expectSeen(memory(1e8), 'warning', 'memory_short')
  })
})

describe('time', () => {
  it('is steady while both clocks go on together, and jumped when one does', async () => {
    let wallMs = Date.UTC(2026, 5, 1)
    const clock: Clock = { ...createFakeClock(), wallTimeMs: () => wallMs }
    const check = watchClock(clock)
    wallMs += 500
    await expectSeen(check, 'good', 'clock_steady', { drift_ms: 500 })
    wallMs -= 90_500
    await expectSeen(check, 'warning', 'clock_jumped', { by_s: -90 })
    wallMs = Date.UTC(1970, 0, 1)
    await expectSeen(check, 'bad', 'clock_wrong', { year: 1970 })
  })

  it.each([
    [3, 'good', 'loop_free'],
    [140, 'warning', 'loop_busy'],
  ])('is kept by timers that come %d ms late or not', async (lateMs, status, code) => {
    let nowMs = 0
    const clock: Clock = {
      ...createFakeClock(),
      nowMs: () => nowMs,
      sleep: async (ms) => {
        nowMs += ms + lateMs
      },
    }
    await expectSeen(checkEventLoop(clock, { read: () => ({ p50: 1, p99: 7 }) }), status, code, {
      late_ms: lateMs,
      p99_ms: 7,
    })
  })
})

describe('the network', () => {
  const HOME = { host: '127.0.0.1', port: 8_000, address: 'http://127.0.0.1:8000', lan: null }
  const LAN = { host: '0.0.0.0', port: 8_000, address: 'http://localhost:8000', lan: null }
  const AWAY = { ...HOME, address: null }
  const check = (place: Place, answering: readonly string[]): Check =>
    checkNetwork(
      () => place,
      async (host) => answering.includes(host),
      () => ['192.168.1.5'],
    )
  it.each([
    ['is closed when she listens to this machine', HOME, [], 'good', 'network_closed'],
    ['has somebody else at her port', HOME, ['192.168.1.5'], 'warning', 'network_other'],
    ['reaches her without https', LAN, ['192.168.1.5'], 'warning', 'network_plain'],
    ['reaches her by https', { ...LAN, address: 'https://localhost:8000' }, ['192.168.1.5'], 'good', 'network_open'],
    [
      'reaches her by her own door',
      { ...HOME, lan: ['https://192.168.1.5:8443', 'https://eva.local:8443'] },
      ['192.168.1.5'],
      'good',
      'network_open',
    ],
    ['finds her own door shut', { ...HOME, lan: ['https://192.168.1.5:8443'] }, [], 'warning', 'network_blocked'],
    ['is kept from her', LAN, [], 'warning', 'network_blocked'],
    ['is not looked at while she does not run', AWAY, [], 'skipped', 'network_off'],
    ['has another program at her port while she does not run', AWAY, ['127.0.0.1'], 'warning', 'network_taken'],
  ])('%s', async (_what, place, answering, status, code) => {
    await expectSeen(check(place, answering), status, code)
  })

  it('is guarded by more than a key or a word that is guessed', async () => {
    const guards = (password: string | null, apiKey: string | null, hasPassword = password !== null): Check =>
      checkGuards(() => ({ host: '0.0.0.0', password, apiKey, allowedHosts: ['eva.home'], hasPassword }))
    await expectSeen(guards('correct horse', null), 'good', 'guards_up', { api_key: false, extra_hosts: 1 })
    await expectSeen(guards('eva', null), 'warning', 'guards_weak', { characters: 3 })
    await expectSeen(guards(null, 'key'), 'warning', 'guards_key_alone')
    await expectSeen(guards(null, null), 'good', 'guards_local')
    // One that was made for the phones: nobody keeps more of it than its hash.
    await expectSeen(guards(null, 'key', true), 'good', 'guards_up', { api_key: true })
  })
})

describe('what she is made of', () => {
  it('is held to the Node that she was made for', async () => {
    await expectSeen(checkVersion('24.1.0'), 'good', 'version_fits', { node: '24.1.0' })
    await expectSeen(checkVersion('20.9.0'), 'bad', 'version_old', { wants: '>=24' })
  })

  it('is tried by loading it, and she does without what fails', async () => {
    await expectSeen(checkNative({ name: 'sherpa', load: async () => '1.2.3' }), 'good', 'native_loads', {
      version: '1.2.3',
    })
    const check = checkNative({ name: 'sherpa', load: () => Promise.reject(new Error('invalid ELF header')) })
    await expectSeen(check, 'warning', 'native_fails')
    expect((await look(check)).words).toBe('invalid ELF header')
  })

  it('is missed where the pages are not built', async () => {
    await expectSeen(checkPages('/nowhere'), 'bad', 'pages_missing')
  })
})

describe('the data folder', () => {
  it('is written in, and nothing is left there; others may not read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'eva-doctor-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await expectSeen(checkDataFolder(folder, { mode: async () => 0o100600 }), 'good', 'folder_private', { folder })
    await expectSeen(checkDataFolder(folder, null), 'good', 'folder_writable')
    const open = checkDataFolder(folder, { mode: async () => 0o100644 })
    await expectSeen(open, 'warning', 'folder_open', { mode: '644' })
    expect((await look(open)).action).toEqual({ kind: 'close-folder' })
    await expectSeen(checkDataFolder(join(folder, 'gone'), null), 'bad', 'folder_closed')
  })
})
