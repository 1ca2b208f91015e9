import { expect, it } from 'vitest'
import { engineOrder } from './engines.ts'

const ENGINES = ['sherpa', 'openai', 'flite'] as const

it('asks all engines that are there while nobody has chosen', () => {
  const there = new Set(['flite', 'sherpa'])
  expect(engineOrder(null, ENGINES, there)).toEqual(['sherpa', 'flite'])
  expect(engineOrder('auto', ENGINES, there)).toEqual(['sherpa', 'flite'])
})

it('asks those that were chosen, in their order, also one that is not there', () => {
  expect(engineOrder('flite, openai', ENGINES, new Set(['flite']))).toEqual(['flite', 'openai'])
  expect(engineOrder('festival,flite', ENGINES, new Set())).toEqual(['flite'])
})
