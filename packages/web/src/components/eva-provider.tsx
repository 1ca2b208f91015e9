'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createEva } from '../lib/eva.ts'
import type { Settings } from '../lib/settings.ts'
import { EvaContext, useStillness } from './eva-context.tsx'
import { Everywhere } from './everywhere.tsx'

/** Makes one Eva for the page, and keeps the document as the settings want it. */
export function EvaProvider({ children }: { children: ReactNode }) {
  const [eva] = useState(createEva)
  useAppearance(useStore(eva.settings))
  return (
    <EvaContext value={eva}>
      {children}
      <Everywhere />
    </EvaContext>
  )
}

/** Keeps the document as the person at this browser wants to see it; `boot.js` does the same before the first picture. */
function useAppearance({ language, theme, textSize, motion }: Settings): void {
  const isStill = useStillness(motion)
  useEffect(() => {
    const root = document.documentElement
    root.lang = language
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
    if (textSize === 'normal') delete root.dataset.text
    else root.dataset.text = textSize
    root.toggleAttribute('data-still', isStill)
  }, [language, theme, textSize, isStill])
}
