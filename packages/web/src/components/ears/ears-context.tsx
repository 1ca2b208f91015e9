'use client'
import { useStore } from 'zustand'
import { createEars, createEarsApi, type Ears, type EarsState } from '../../lib/ears/ears.ts'
import { shared } from '../shared.tsx'

const [EarsProvider, useEarActions] = shared<Ears>('EarsProvider', () =>
  createEars(createEarsApi((input, init) => fetch(input, init))),
)

/** Around the page of ears. */
export { EarsProvider, useEarActions }

export const useEars = <Part,>(select: (state: EarsState) => Part): Part => useStore(useEarActions().store, select)
