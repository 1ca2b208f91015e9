import type { PairingBody, PhoneBody } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../request.ts'
import { fakeTimers } from '../testing/fake-timers.ts'
import { createPhone } from './phone.ts'
import type { PhoneApi } from './phone-api.ts'

const OFF: PhoneBody = {
  on: false,
  addresses: [],
  fingerprints: null,
  password: { origin: null, shown: null },
  devices: [],
  from_network: false,
}
const ON: PhoneBody = {
  ...OFF,
  on: true,
  addresses: ['https://192.168.1.5:8443'],
  fingerprints: { site: 'AB', authority: 'CD' },
  password: { origin: 'made', shown: 'kiba-rotu' },
}
const IPHONE = { id: '1', name: 'Safari, iPhone', signed_in_at: '', last_seen_at: '', is_this: false }
const GONE: Outcome<never> = { ok: false, problem: { code: 'unreachable', message: 'gone', fix: null } }

/** An Eva whose way in is as the test last said. */
function world(first: PhoneBody) {
  const timers = fakeTimers()
  let paired = 0
  const eva = { body: first, isReachable: true }
  const answer = async (): Promise<Outcome<PhoneBody>> => (eva.isReachable ? { ok: true, value: eva.body } : GONE)
  const api: PhoneApi = {
    read: answer,
    turn: async (on) => {
      eva.body = on ? ON : OFF
      return answer()
    },
    pair: async (): Promise<Outcome<PairingBody>> => ({
      ok: true,
      value: { path: `/pair#${++paired}`, expires_at: new Date(timers.now() + 600_000).toISOString() },
    }),
    changePassword: async (password) => {
      eva.body = { ...eva.body, password: { origin: password === null ? 'made' : 'chosen', shown: null } }
      return answer()
    },
    hidePassword: async () => {
      eva.body = { ...eva.body, password: { origin: 'made', shown: null } }
      return { ok: true, value: null }
    },
    signOut: async (id) => {
      eva.body = { ...eva.body, devices: eva.body.devices.filter((device) => device.id !== id) }
      return { ok: true, value: null }
    },
  }
  const phone = createPhone(api, timers, timers.now)
  const settle = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)))
  const pass = async (ms: number): Promise<void> => {
    timers.advance(ms)
    await settle()
  }
  return { eva, phone, timers, settle, pass, state: phone.store.getState }
}

describe('the way in for phones', () => {
  it('has nothing to scan until it is opened, and nothing once it is closed', async () => {
    const { phone, settle, state } = world(OFF)
    phone.watch()
    await settle()
    expect(state()).toMatchObject({ phone: OFF, pairing: null })
    await phone.turn(true)
    expect(state()).toMatchObject({ phone: ON, pairing: { path: '/pair#1' }, busy: false })
    await phone.turn(false)
    expect(state()).toMatchObject({ phone: OFF, pairing: null })
  })

  it('keeps a code in sight that is still good for a minute', async () => {
    const { phone, settle, pass, state } = world(ON)
    phone.watch()
    await settle()
    await pass(3_000)
    expect(state().pairing?.path).toBe('/pair#1')
    for (let passed = 0; passed < 540_000; passed += 3_000) await pass(3_000)
    expect(state().pairing?.path).toBe('/pair#2')
  })

  it('says who came in, and shows the next code', async () => {
    const { eva, phone, settle, pass, state } = world(ON)
    phone.watch()
    await settle()
    eva.body = { ...ON, devices: [IPHONE] }
    await pass(3_000)
    expect(state()).toMatchObject({ newcomer: 'Safari, iPhone', pairing: { path: '/pair#2' } })
    await phone.signOut('1')
    expect(state().phone?.devices).toEqual([])
  })

  it('changes and hides the password', async () => {
    const { phone, settle, state } = world(ON)
    phone.watch()
    await settle()
    await phone.hidePassword()
    expect(state().phone?.password).toEqual({ origin: 'made', shown: null })
    expect(await phone.changePassword('a new and long one')).toBe(true)
    expect(state().phone?.password.origin).toBe('chosen')
  })

  it('tells what is wrong until it is right again, and stops looking when it is told to', async () => {
    const { eva, phone, settle, pass, timers, state } = world(ON)
    const stop = phone.watch()
    await settle()
    eva.isReachable = false
    await pass(3_000)
    expect(state().problem?.code).toBe('unreachable')
    eva.isReachable = true
    await pass(3_000)
    expect(state().problem).toBeNull()
    stop()
    expect(timers.pending()).toBe(0)
  })

  it('knows that it has sawn off the branch it sat on', async () => {
    const { eva, phone, settle, state } = world({ ...ON, from_network: true })
    phone.watch()
    await settle()
    eva.isReachable = false
    await phone.turn(false)
    expect(state()).toMatchObject({ isCutOff: true, problem: null })
  })
})
