import { asEvaError, EvaError } from '@eva/core'
import { ask } from './ask.ts'
import type { Brain } from './brain.ts'
import { learnModel } from './learn-model.ts'
import { loadRequest } from './requests.ts'

/**
 * Has the model loaded before anybody speaks, which takes from seconds to minutes. Done once, and again after Ollama
 * was lost; its failure is told by the next `check`.
 */
export function preload(brain: Brain): Promise<void> {
  brain.learnt.preloading ??= load(brain)
  return brain.learnt.preloading
}

async function load(brain: Brain): Promise<void> {
  const { server, closing, learnt } = brain
  try {
    const facts = await learnModel(brain, closing)
    await ask(server, { model: facts.name, reading: 'json', signal: closing }, (client) =>
      client.generate(loadRequest(facts)),
    )
    learnt.preloadFailure = null
  } catch (thrown) {
    learnt.preloadFailure = asEvaError(thrown, 'brain_failed', 'Ollama could not load its model.')
    forget(brain, thrown)
  }
}

/** What a failure makes doubtful is learnt again by the next request: Ollama may come back with other models. */
export function forget({ learnt }: Brain, thrown: unknown): void {
  if (!(thrown instanceof EvaError)) return
  if (thrown.code === 'model_unavailable') learnt.model = null
  if (thrown.code === 'brain_unreachable') learnt.preloading = null
}
