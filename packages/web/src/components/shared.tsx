'use client'
import { createContext, type ReactNode, use, useState } from 'react'
import type { Eva } from '../lib/eva.ts'
import { useEva } from './eva-context.tsx'

/**
 * Something that one page makes, once, and that all its components share. No other page loads the code of it.
 *
 * @param name how its provider is called, for whoever forgets it
 */
export function shared<Thing>(name: string, make: (eva: Eva) => Thing) {
  const Context = createContext<Thing | null>(null)

  function Provider({ children }: { children: ReactNode }) {
    const eva = useEva()
    const [thing] = useState(() => make(eva))
    return <Context value={thing}>{children}</Context>
  }

  function useThing(): Thing {
    const thing = use(Context)
    if (thing === null) throw new TypeError(`A component of the page stands outside ${name}`)
    return thing
  }

  return [Provider, useThing] as const
}
