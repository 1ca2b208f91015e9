import { isRecord } from '../openai-http/json.ts'
import { ask } from './ask.ts'
import type { Brain } from './brain.ts'
import { notOllama } from './failure.ts'
import { sameModel } from './installed-models.ts'

/** Where Ollama runs the model. */
export type OllamaDevice = {
  readonly model: string
  readonly loaded: boolean
  /** How much of it is in the GPU's memory, 0 to 1; `null` while it is not loaded. */
  readonly vramShare: number | null
  /** What it is loaded with, tokens; `null` while it is not loaded, and from versions that do not tell. */
  readonly contextTokens: number | null
}

/**
 * Asks which models are loaded (`GET /api/ps`), which costs Ollama next to nothing.
 *
 * @throws EvaError `brain_*`; the signal's reason when it aborts
 */
export async function readDevice({ server }: Brain, model: string, signal: AbortSignal): Promise<OllamaDevice> {
  const body: unknown = await ask(server, { model: null, reading: 'json', signal }, (client) => client.ps())
  if (!isRecord(body) || !Array.isArray(body.models)) throw notOllama(server)
  const entry: unknown = body.models.find(
    (running: unknown) => isRecord(running) && typeof running.name === 'string' && sameModel(running.name, model),
  )
  if (!isRecord(entry)) return { model, loaded: false, vramShare: null, contextTokens: null }
  const { size, size_vram: vram, context_length: contextTokens } = entry
  return {
    model,
    loaded: true,
    vramShare: typeof size === 'number' && typeof vram === 'number' && size > 0 ? Math.min(1, vram / size) : null,
    contextTokens: typeof contextTokens === 'number' ? contextTokens : null,
  }
}

/** `all of it on the GPU`, `65 % of it on the GPU`, `none of it on a GPU`. */
export function deviceInWords({ loaded, vramShare, contextTokens }: OllamaDevice): string {
  if (!loaded) return 'not loaded yet'
  const share = vramShare === null ? [] : [shareInWords(vramShare)]
  return ['loaded', ...share, ...(contextTokens === null ? [] : [`${contextTokens} tokens of context`])].join(', ')
}

function shareInWords(vramShare: number): string {
  if (vramShare <= 0) return 'none of it on a GPU'
  return vramShare >= 1 ? 'all of it on the GPU' : `${Math.round(vramShare * 100)} % of it on the GPU`
}
