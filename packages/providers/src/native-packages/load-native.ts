import { fork } from 'node:child_process'
import { once } from 'node:events'
import { EvaError } from '@eva/core'

/** The libraries of machine code, each with something that only runs where it fits. */
export const NATIVE_PACKAGES = ['node-llama-cpp', 'sherpa-onnx-node'] as const
export type NativePackageName = (typeof NATIVE_PACKAGES)[number]

/** What the process answers. */
export type LoadedAnswer = { readonly version: string } | { readonly reason: string }

const PROGRAM = new URL('./load-native-process.ts', import.meta.url)

/**
 * Loads a library in a process of its own: one that does not fit may end the process that loads it, and one that fits would
 * stay in memory.
 *
 * @returns its version. Rejects with `internal` and what the system says, or with the signal's reason
 */
export async function loadNative(name: NativePackageName, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  const child = fork(PROGRAM, [name], { stdio: 'ignore', execArgv: [] })
  try {
    const gone = once(child, 'exit', { signal }).then((): LoadedAnswer[] => [
      { reason: 'the process that loaded it came to a sudden end' },
    ])
    const [answer]: LoadedAnswer[] = await Promise.race([once(child, 'message', { signal }), gone])
    if (answer !== undefined && 'version' in answer) return answer.version
    throw new EvaError('internal', `${name} cannot be loaded: ${answer?.reason ?? 'it does not say why'}.`)
  } catch (thrown) {
    signal.throwIfAborted()
    throw thrown
  } finally {
    child.kill('SIGKILL')
  }
}
