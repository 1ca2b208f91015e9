'use client'
import { useStore } from 'zustand'
import { type BrowserDoctor, type BrowserState, createBrowserDoctor } from '../../lib/doctor/browser/browser-doctor.ts'
import { createBrowserTools } from '../../lib/doctor/browser/browser-tools.ts'
import { createDoctor, type Doctor, type DoctorState } from '../../lib/doctor/doctor.ts'
import { createDoctorApi } from '../../lib/doctor/doctor-api.ts'
import { shared } from '../shared.tsx'

type Doctors = { readonly eva: Doctor; readonly browser: BrowserDoctor }

const [DoctorProvider, useDoctors] = shared<Doctors>('DoctorProvider', ({ createAudioContext, settings }) => ({
  eva: createDoctor(createDoctorApi((input, init) => fetch(input, init))),
  browser: createBrowserDoctor(createBrowserTools(createAudioContext, () => settings.getState().microphone)),
}))

/** Around the page of the doctor. */
export { DoctorProvider, useDoctors }

export const useDoctor = (): DoctorState => useStore(useDoctors().eva.store)
export const useBrowser = (): BrowserState => useStore(useDoctors().browser.store)
