import { createFakeClock } from '@eva/testing/fakes'
import { createMemoryStore } from '@eva/testing/store-contract'
import { describe, expect, it } from 'vitest'
import { openAccess } from './access.ts'
import { deviceName } from './device-name.ts'
import { makePassword } from './make-password.ts'
import { createPairing } from './pairing.ts'

const DAY_MS = 24 * 3600 * 1000

function world() {
  const clock = createFakeClock()
  const store = createMemoryStore(clock)
  return { clock, store, open: (fixed: string | null = null) => openAccess(store, clock, fixed) }
}

describe('the password', () => {
  it('is made once, shown while this process lives, and known afterwards by its hash alone', async () => {
    const { open, store } = world()
    const first = await open()
    expect(first.passwordOrigin()).toBeNull()
    expect(await first.accepts('')).toBe(false)
    await first.ensurePassword()
    const made = first.shownPassword() ?? ''
    await first.ensurePassword()
    expect(first.shownPassword()).toBe(made)
    expect(await first.accepts(made)).toBe(true)
    expect(await first.accepts(`${made}x`)).toBe(false)
    expect(JSON.stringify(await store.setting('access'))).not.toContain(made)

    const next = await open()
    expect(next.passwordOrigin()).toBe('made')
    expect(next.shownPassword()).toBeNull()
    expect(await next.accepts(made)).toBe(true)
    first.hidePassword()
    expect(first.shownPassword()).toBeNull()
  })

  it('can be chosen, which signs out everyone but whoever chose it', async () => {
    const { open } = world()
    const access = await open()
    const [mine, other] = [await access.devices.signIn('mine'), await access.devices.signIn('other')]
    const otherLeaves = access.devices.signalOf(access.devices.seen(other) ?? expect.fail('not signed in'))
    await access.changePassword('a better one than before', access.devices.seen(mine))
    expect(access.shownPassword()).toBeNull()
    expect(access.passwordOrigin()).toBe('chosen')
    expect(await access.accepts('a better one than before')).toBe(true)
    expect(access.devices.seen(mine)?.name).toBe('mine')
    expect(access.devices.seen(other)).toBeNull()
    expect(otherLeaves.aborted).toBe(true)
    await access.changePassword(null, null)
    expect(access.passwordOrigin()).toBe('made')
    expect(access.devices.kept).toEqual([])
  })

  it('of the environment goes before, cannot be changed, and signs everyone out when it is another', async () => {
    const { open } = world()
    const first = await open('open sesame')
    expect([await first.accepts('open sesame'), await first.accepts('open barley')]).toEqual([true, false])
    await expect(first.changePassword('something else', null)).rejects.toMatchObject({ code: 'invalid_request' })
    const token = await first.devices.signIn('phone')
    expect((await open('open sesame')).devices.seen(token)?.name).toBe('phone')
    expect((await open('open barley')).devices.seen(token)).toBeNull()
    const without = await open()
    expect(without.passwordOrigin()).toBeNull()
    expect(without.devices.kept).toEqual([])
  })

  it('that is made can be read aloud, and has more than 60 bits', () => {
    expect(makePassword()).toMatch(/^([bdfghjklmnprstvz][aeiou]){2}(-([bdfghjklmnprstvz][aeiou]){2}){4}$/)
    expect(10 * Math.log2(16 * 5)).toBeGreaterThan(60)
    expect(makePassword()).not.toBe(makePassword())
  })
})

describe('a device', () => {
  it('stays signed in over a restart by a token that no file holds', async () => {
    const { open, store } = world()
    const token = await (await open()).devices.signIn('Safari, iPhone')
    expect(JSON.stringify(await store.setting('access'))).not.toContain(token)
    const { devices } = await open()
    expect(devices.seen(token)).toMatchObject({ name: 'Safari, iPhone' })
    expect(devices.seen(`${token}x`)).toBeNull()
  })

  it('is signed out at once and for good', async () => {
    const { open } = world()
    const { devices } = await open()
    const token = await devices.signIn('phone')
    const device = devices.seen(token) ?? expect.fail('not signed in')
    const leaves = devices.signalOf(device)
    expect(await devices.signOut('another')).toBe(false)
    expect(leaves.aborted).toBe(false)
    expect(await devices.signOut(device.id)).toBe(true)
    expect(leaves.aborted).toBe(true)
    expect((await open()).devices.seen(token)).toBeNull()
  })

  it('is forgotten when it has not come for sixty days, and remembered while it comes', async () => {
    const { open, clock } = world()
    const { devices } = await open()
    const [used, unused] = [await devices.signIn('used'), await devices.signIn('unused')]
    await clock.advance(40 * DAY_MS)
    devices.seen(used)
    await clock.advance(40 * DAY_MS)
    expect(devices.seen(used)?.name).toBe('used')
    expect(devices.seen(unused)).toBeNull()
    expect((await open()).devices.kept.map(({ name }) => name)).toEqual(['used'])
  })

  it('makes way for the hundred that came later', async () => {
    const { open, clock } = world()
    const { devices } = await open()
    const first = await devices.signIn('first')
    for (let more = 0; more < 100; more++) {
      await clock.advance(1)
      await devices.signIn(`device ${more}`)
    }
    expect(devices.kept).toHaveLength(100)
    expect(devices.seen(first)).toBeNull()
  })

  it.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1',
      'Safari, iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140', 'Edge, Windows'],
    ['curl/8', '?'],
    [undefined, '?'],
  ])('is named after what its browser says: %s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name))
})

describe('a code to scan', () => {
  it('lets one in once, for ten minutes', async () => {
    const clock = createFakeClock()
    const pairing = createPairing(clock)
    const [one, other] = [pairing.offer(), pairing.offer()]
    expect(one.expiresAtMs - clock.wallTimeMs()).toBe(600_000)
    expect(pairing.redeem('')).toBe(false)
    expect(pairing.redeem(one.token)).toBe(true)
    expect(pairing.redeem(one.token)).toBe(false)
    await clock.advance(600_000)
    expect(pairing.redeem(other.token)).toBe(false)
  })
})
