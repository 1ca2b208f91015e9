import { isRecord } from '../openai-http/json.ts'

/** A model that an Ollama lists (`GET /api/tags`). */
export type OllamaModel = {
  /** With its tag: `llama3.2:3b`. */
  readonly name: string
  /** What it takes on the disk; `null` when the list does not say. */
  readonly sizeBytes: number | null
  /** As Ollama writes it: `3.2B`. */
  readonly parameters: string | null
  /** Whether it can hold a conversation, as far as the list tells. */
  readonly chats: boolean
  /** Whether Ollama only passes it on to a machine elsewhere. */
  readonly remote: boolean
}

/** The architectures of Ollama's embedding models, for versions that do not list what a model can do. */
const EMBEDDING_FAMILIES = new Set(['bert', 'nomic-bert', 'nomic-bert-moe', 'xlm-roberta'])
const EMBEDDING_NAME = /embed|\bbge\b|minilm/i

/** Reads the list in Ollama's own order, newest first; `null` when `body` is no such list. */
export function readInstalled(body: unknown): readonly OllamaModel[] | null {
  if (!isRecord(body) || !Array.isArray(body.models)) return null
  return body.models.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry.name !== 'string') return []
    const details = isRecord(entry.details) ? entry.details : {}
    return [
      {
        name: entry.name,
        sizeBytes: typeof entry.size === 'number' ? entry.size : null,
        parameters: typeof details.parameter_size === 'string' ? details.parameter_size : null,
        chats: chats(entry, details),
        remote: typeof entry.remote_host === 'string' && entry.remote_host !== '',
      },
    ]
  })
}

/**
 * The model that answers when none is named: the first that can chat on that machine. What is passed on to another one
 * is not chosen unasked, because what is said would leave with it.
 */
export const firstChatModel = (models: readonly OllamaModel[]): OllamaModel | null =>
  models.find(({ chats, remote }) => chats && !remote) ?? null

/** Whether two names mean the same model: `:latest` may be left out. */
export const sameModel = (one: string, other: string): boolean => withTag(one) === withTag(other)

const withTag = (name: string): string => (/:[^/]*$/.test(name) ? name : `${name}:latest`).toLowerCase()

function chats(
  { name, capabilities }: Readonly<Record<string, unknown>>,
  { family }: Readonly<Record<string, unknown>>,
): boolean {
  if (Array.isArray(capabilities) && capabilities.length > 0) return capabilities.includes('completion')
  return !EMBEDDING_FAMILIES.has(String(family)) && !EMBEDDING_NAME.test(String(name))
}
