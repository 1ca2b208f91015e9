import { type ComponentHealth, EvaError } from '@eva/core'
import { follow } from '../openai-http/follow.ts'
import { listModels } from './ask.ts'
import type { Brain } from './brain.ts'
import { deviceInWords, readDevice } from './device.ts'
import { missingModel } from './failure.ts'
import { sameModel } from './installed-models.ts'
import { learnModel } from './learn-model.ts'
import { forget, preload } from './preload.ts'

/**
 * Asks whether the model is there, whether it is loaded and on what; has it loaded when Ollama came up after Eva, or
 * was started again.
 */
export async function checkOllama(brain: Brain, signal: AbortSignal): Promise<ComponentHealth> {
  const { server, clock, closing, learnt } = brain
  const from = clock.nowMs()
  const { controller, letGo } = follow(signal, closing)
  const stop = controller.signal
  try {
    stop.throwIfAborted()
    const { name } = await learnModel(brain, stop)
    const [installed, device] = await Promise.all([listModels(server, stop), readDevice(brain, name, stop)])
    if (!installed.some((model) => sameModel(model.name, name))) throw missingModel(name, installed)
    const latencyMs = clock.nowMs() - from
    if (!device.loaded && learnt.preloadFailure !== null) {
      return { ok: false, detail: inWords(learnt.preloadFailure), latencyMs }
    }
    if (!device.loaded) void preload(brain)
    return { ok: true, detail: `${name} at ${server.address.origin}, ${deviceInWords(device)}`, latencyMs }
  } catch (thrown) {
    signal.throwIfAborted()
    if (!(thrown instanceof EvaError)) throw thrown
    forget(brain, thrown)
    return { ok: false, detail: inWords(thrown), latencyMs: clock.nowMs() - from }
  } finally {
    letGo()
  }
}

const inWords = ({ message, fix }: EvaError): string => (fix === undefined ? message : `${message} ${fix}`)
