import type { Socket } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { type Clock, EvaError, type Store } from '@eva/core'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { oneAfterAnother } from '../one-after-another.ts'
import type { LanState, OpenLan } from './open-lan.ts'
import { type OwnNames, ownNames } from './own-names.ts'

/** The name under which it lies in the database. */
const PART = 'lan'
/** Where she listens when nothing else is set, and nothing else does. */
const USUAL_PORT = 8443

const keptSchema = z.object({
  on: z.boolean(),
  /** Where she was found the last time: a page that was installed keeps its address. */
  port: z.number().int().nullable(),
})

/** Her way into the network, which can be opened and closed while she runs. */
export type Lan = {
  /** Whether a connection came in by it: told by the socket itself, which no header can forge. */
  isFromNetwork(socket: Socket): boolean
  /** `null` while it is closed. */
  state(): LanState | null
  /** What this machine is called now. */
  names(): OwnNames
  /** Opens it where that was asked for. @throws EvaError `lan_unavailable` */
  start(app: FastifyInstance): Promise<void>
  /** Opens or closes it, from now on. @throws EvaError `lan_unavailable` */
  turn(on: boolean): Promise<void>
  /** Until the next start. */
  close(): Promise<void>
}

/** What it needs of whoever makes it. */
export type LanHost = {
  /** Waited for before the first stranger can come. */
  readonly ensurePassword: () => Promise<void>
  /** The certificate could not be renewed. */
  readonly reportFailure: (error: unknown) => void
}

export function createLan(
  { lan, dataDir }: Pick<Config, 'lan' | 'dataDir'>,
  store: Pick<Store, 'setting' | 'keepSetting'>,
  clock: Clock,
  { ensurePassword, reportFailure }: LanHost,
): Lan {
  const arrived = new WeakSet<Socket>()
  const inOrder = oneAfterAnother()
  const names = (): OwnNames => ownNames(networkInterfaces(), hostname())
  const readKept = async () => keptSchema.safeParse(await store.setting(PART)).data ?? { on: false, port: null }
  let app: FastifyInstance | null = null
  let opened: OpenLan | null = null

  async function open(): Promise<void> {
    if (opened !== null || app === null) return
    try {
      await ensurePassword()
      const kept = await readKept()
      // What makes certificates is loaded by those alone who use it.
      const { openLan } = await import('./open-lan.ts')
      opened = await openLan(app, {
        folder: join(dataDir, 'lan'),
        ports: portsToTry(lan.port, kept.port),
        clock,
        names,
        arrived: (socket) => arrived.add(socket),
        reportFailure,
      })
      await store.keepSetting(PART, { ...kept, port: opened.port })
    } catch (thrown) {
      throw explained(thrown, lan.port)
    }
  }

  async function close(): Promise<void> {
    const ending = opened
    opened = null
    await ending?.close()
  }

  return {
    isFromNetwork: (socket) => arrived.has(socket),
    state: () => opened?.state() ?? null,
    names,
    start: (of) =>
      inOrder(async () => {
        app = of
        if (lan.on || (await readKept()).on) await open()
      }),
    turn: (on) =>
      inOrder(async () => {
        await (on ? open() : close())
        await store.keepSetting(PART, { ...(await readKept()), on })
      }),
    close: () => inOrder(close),
  }
}

/** Where she was the last time comes first, wherever that is not against what is set. */
function portsToTry(set: number | null, kept: number | null): readonly number[] {
  if (set !== null && set !== 0) return [set]
  const usual = set ?? USUAL_PORT
  return [...new Set([kept ?? usual, usual, 0])]
}

function explained(thrown: unknown, port: number | null): EvaError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  const isPort = port !== null && (code === 'EADDRINUSE' || code === 'EACCES')
  return new EvaError('lan_unavailable', 'Eva cannot listen in the network.', {
    cause: thrown,
    fix: isPort ? `EVA_LAN_PORT=${port} is taken or not allowed: choose another.` : 'The log says why.',
  })
}
