import type { PairingBody, PhoneBody } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../conversation/conversation.ts'
import type { Outcome } from '../request.ts'
import type { Timers } from '../timers.ts'
import type { PhoneApi } from './phone-api.ts'

/** How often it is looked who has come in, in ms. */
const LOOK_EVERY_MS = 3_000
/** A code makes way for the next while it can still be scanned for so long, in ms. */
const RENEW_BEFORE_MS = 60_000

export type PhoneState = {
  /** `null` until it is known. */
  phone: PhoneBody | null
  /** What is to be scanned; `null` while there is nothing. */
  pairing: PairingBody | null
  /** Who has signed in since the page was opened. */
  newcomer: string | null
  /** Something is being changed. */
  busy: boolean
  /** The way was closed by which this page came. */
  isCutOff: boolean
  problem: Problem | null
}

/** The way in for phones: opened and closed, with a code that is always good, and who has used it. */
export type Phone = {
  store: StoreApi<PhoneState>
  /** Looks, and goes on looking; the returned function ends it. */
  watch(): () => void
  turn(on: boolean): Promise<void>
  /** @returns whether it was taken */
  changePassword(password: string | null): Promise<boolean>
  hidePassword(): Promise<void>
  signOut(id: string): Promise<void>
}

/** @param wallTimeMs since the Unix epoch, as this browser's clock has it */
export function createPhone(api: PhoneApi, timers: Timers, wallTimeMs: () => number): Phone {
  const store = createStore<PhoneState>(() => ({
    phone: null,
    pairing: null,
    newcomer: null,
    busy: false,
    isCutOff: false,
    problem: null,
  }))
  const { getState: get, setState: set } = store

  async function become(phone: PhoneBody): Promise<void> {
    const known = get().phone
    const newcomer = known === null ? undefined : newcomerAmong(phone, known)
    set({ phone, ...(newcomer === undefined ? {} : { newcomer: newcomer.name }) })
    const { pairing } = get()
    const isGood = pairing !== null && Date.parse(pairing.expires_at) - wallTimeMs() > RENEW_BEFORE_MS
    // Whoever came in has used the code up.
    if (!phone.on) set({ pairing: null })
    else if (!isGood || newcomer !== undefined) take(await api.pair(), (fresh) => set({ pairing: fresh }))
  }

  function take<Value>(outcome: Outcome<Value>, use: (value: Value) => void): boolean {
    if (outcome.ok) use(outcome.value)
    else set({ problem: outcome.problem })
    return outcome.ok
  }

  async function look(): Promise<void> {
    if (get().isCutOff || get().busy) return
    const outcome = await api.read()
    // What is being changed meanwhile is newer than what was read.
    if (get().busy) return
    if (!outcome.ok) return set({ problem: outcome.problem })
    if (get().problem?.code === 'unreachable') set({ problem: null })
    await become(outcome.value)
  }

  async function change<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    set({ busy: true, problem: null })
    const outcome = await work()
    set({ busy: false, problem: outcome.ok ? null : outcome.problem })
    return outcome
  }

  return {
    store,
    watch() {
      let cancel = () => {}
      let isOver = false
      const round = async (): Promise<void> => {
        await look()
        if (!isOver) cancel = timers.after(LOOK_EVERY_MS, () => void round())
      }
      void round()
      return () => {
        isOver = true
        cancel()
      }
    },
    async turn(on) {
      const isOwnWay = !on && get().phone?.from_network === true
      const outcome = await change(() => api.turn(on))
      if (outcome.ok) await become(outcome.value)
      // The answer had no way back any more.
      else if (isOwnWay && outcome.problem.code === 'unreachable') set({ isCutOff: true, problem: null })
    },
    async changePassword(password) {
      const outcome = await change(() => api.changePassword(password))
      if (outcome.ok) await become(outcome.value)
      return outcome.ok
    },
    async hidePassword() {
      if ((await change(api.hidePassword)).ok) await look()
    },
    async signOut(id) {
      if ((await change(() => api.signOut(id))).ok) await look()
    },
  }
}

const newcomerAmong = ({ devices }: PhoneBody, before: PhoneBody): PhoneBody['devices'][number] | undefined =>
  devices.find(({ id }) => !before.devices.some((known) => known.id === id))
