import type { BrainSetting } from '@eva/protocol'

export type BrainId = BrainSetting['id']

/** The brains as they are asked once these are, in this order; the others are off and stand last. */
export function inOrder(brains: readonly BrainSetting[], ids: readonly BrainId[]): BrainSetting[] {
  const asked = ids.flatMap((id) => brains.filter((brain) => brain.id === id))
  const others = brains.filter(({ id }) => !ids.includes(id))
  return [
    ...asked.map((brain) => (brain.state === 'off' ? { ...brain, state: 'loading' as const, detail: null } : brain)),
    ...others.map((brain) => ({ ...brain, state: 'off' as const, detail: null })),
  ]
}

/** Who is asked once one more is: it comes last, but before the built-in responder, which answers whatever it is asked. */
export function withOneMore(ids: readonly BrainId[], id: BrainId): readonly BrainId[] {
  const before = ids.at(-1) === 'scripted' ? ids.length - 1 : ids.length
  return [...ids.slice(0, before), id, ...ids.slice(before)]
}
