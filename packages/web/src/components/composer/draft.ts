import { create } from 'zustand'

type Draft = { draft: string; setDraft: (draft: string) => void }

const DRAFT_KEY = 'eva.draft'

/** What was typed and not sent; it survives a reload. */
export const useDraft = create<Draft>((set) => ({
  draft: readDraft(),
  setDraft(draft) {
    set({ draft })
    try {
      sessionStorage.setItem(DRAFT_KEY, draft)
    } catch {
      // Storage is forbidden: the draft lives as long as the page.
    }
  },
}))

function readDraft(): string {
  try {
    return sessionStorage.getItem(DRAFT_KEY) ?? ''
  } catch {
    return ''
  }
}
