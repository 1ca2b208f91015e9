import { type PairingBody, type PhoneBody, pairingSchema, phoneSchema } from '@eva/protocol'
import { parsed } from '../fetched/fetched-api.ts'
import { createRequest, json, type Outcome } from '../request.ts'

/** What the page of phones asks of Eva. */
export type PhoneApi = {
  read(): Promise<Outcome<PhoneBody>>
  turn(on: boolean): Promise<Outcome<PhoneBody>>
  pair(): Promise<Outcome<PairingBody>>
  /** @param password `null` to have one made */
  changePassword(password: string | null): Promise<Outcome<PhoneBody>>
  hidePassword(): Promise<Outcome<unknown>>
  signOut(id: string): Promise<Outcome<unknown>>
}

export function createPhoneApi(fetchLike: typeof fetch): PhoneApi {
  const request = createRequest(fetchLike)
  return {
    read: () => parsed(request('/phone'), phoneSchema),
    turn: (on) => parsed(request('/phone', json('PUT', { on })), phoneSchema),
    pair: () => parsed(request('/phone/pairing', { method: 'POST' }), pairingSchema),
    changePassword: (password) => parsed(request('/phone/password', json('PUT', { password })), phoneSchema),
    hidePassword: () => request('/phone/password/hide', { method: 'POST' }),
    signOut: (id) => request(`/phone/devices/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  }
}
