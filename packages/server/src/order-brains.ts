import type { BrainId } from './brain-ids.ts'

/** The switches of Eva's first prototype, still understood. */
export type FormerSwitches = {
  /** `LLM_BACKEND`: this one first. */
  readonly backend: BrainId | undefined
  /** `USE_OLLAMA_PRIMARY`. */
  readonly ollamaFirst: boolean | undefined
  /** `USE_OLLAMA_FALLBACK`. */
  readonly ollamaSecond: boolean | undefined
}

/**
 * Puts the brains into the order that the switches ask for. They take none away and add none; the built-in responder,
 * unless it is named itself, stays where it is: behind every real mind.
 */
export function orderBrains(
  ids: readonly BrainId[],
  { backend, ollamaFirst = false, ollamaSecond = false }: FormerSwitches,
): readonly BrainId[] {
  const first = ollamaFirst ? 'ollama' : backend
  const front = first === undefined ? ids : moved(ids, first, 0)
  return ollamaSecond && first !== 'ollama' ? moved(front, 'ollama', 1) : front
}

function moved(ids: readonly BrainId[], id: BrainId, to: number): readonly BrainId[] {
  if (!ids.includes(id)) return ids
  const others = ids.filter((other) => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
