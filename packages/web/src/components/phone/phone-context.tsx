'use client'
import { useStore } from 'zustand'
import { createPhone, type Phone, type PhoneState } from '../../lib/phone/phone.ts'
import { createPhoneApi } from '../../lib/phone/phone-api.ts'
import { browserTimers } from '../../lib/timers.ts'
import { shared } from '../shared.tsx'

const [PhoneProvider, usePhoneActions] = shared<Phone>('PhoneProvider', () =>
  createPhone(
    createPhoneApi((input, init) => fetch(input, init)),
    browserTimers,
    Date.now,
  ),
)

/** Around the page of phones. */
export { PhoneProvider, usePhoneActions }

export const usePhone = <Part,>(select: (state: PhoneState) => Part): Part => useStore(usePhoneActions().store, select)
