import { EvaError } from '@eva/core'
import { isRecord } from '../openai-http/json.ts'
import { quoted } from '../openai-http/redact.ts'
import type { Server } from './brain.ts'
import type { OllamaModel } from './installed-models.ts'

/** Most names that are said aloud when the wanted one is not among them. */
const NAMES_SHOWN = 5

/** How Ollama, llama.cpp and the drivers below say that a model does not fit. */
const OUT_OF_MEMORY =
  /out of (?:device )?memory|more system memory|(?:not enough|insufficient) memory|to allocate|allocation failed|(?:cuda|hip)Malloc/i

/** An answer with a bad status: the status, and Ollama's own words. */
export type Refusal = { readonly status: number; readonly said: string }

/** Nothing came back, or the connection broke. */
export function unreachable({ address }: Server, doing: 'connecting' | 'answering', thrown: unknown): EvaError {
  const code = isRecord(thrown) && typeof thrown.code === 'string' ? ` (${thrown.code})` : ''
  return doing === 'connecting'
    ? new EvaError('brain_unreachable', `Ollama cannot be reached at ${address.origin}${code}.`, {
        fix: 'Start it with `ollama serve`, or put its address into OLLAMA_URL.',
      })
    : new EvaError('brain_unreachable', `Ollama broke off in the middle of its answer${code}.`)
}

/** Something answers there that is no Ollama. */
export const notOllama = ({ address }: Server): EvaError =>
  new EvaError('brain_failed', `What answers at ${address.origin} is not Ollama.`, {
    fix: 'Put the address of Ollama into OLLAMA_URL.',
  })

/** A line that is no JSON object, or no line at all. */
export const unreadable = (): EvaError =>
  new EvaError('brain_failed', 'Ollama sent something that is no part of an answer.')

/** The wanted model is not installed. */
export function missingModel(model: string, installed: readonly OllamaModel[]): EvaError {
  const has = installed.length === 0 ? 'it has none yet' : `it has ${namesOf(installed)}`
  const orOther = installed.length === 0 ? '' : ', or put one of its models into OLLAMA_MODEL'
  return new EvaError('model_unavailable', `Ollama does not have the model ${model}; ${has}.`, {
    fix: `Run \`ollama pull ${model}\`${orOther}.`,
  })
}

/** No model is named, and none of those that are there will do. */
export function noChatModel(installed: readonly OllamaModel[]): EvaError {
  const fix = 'Run `ollama pull llama3.2`, or name another model in OLLAMA_MODEL.'
  return installed.length === 0
    ? new EvaError('model_unavailable', 'Ollama has no model yet.', { fix })
    : new EvaError('model_unavailable', `Ollama has no chat model on its machine, only ${namesOf(installed)}.`, { fix })
}

/** An embedding model was asked to talk. */
export const cannotChat = (model: string): EvaError =>
  new EvaError('model_unavailable', `${model} is a model that cannot chat.`, {
    fix: 'Put the name of a chat model into OLLAMA_MODEL.',
  })

/** All that came was thinking, which is never said. */
export const onlyThought = (model: string): EvaError =>
  new EvaError('brain_failed', `${model} thought about it until it had no words left to answer.`, {
    fix: 'Put a model that thinks less into OLLAMA_MODEL.',
  })

/** The error that a bad status stands for. `model` is the one that was asked for, if one was. */
export function refused(server: Server, model: string | null, { status, said }: Refusal): EvaError {
  const quote = quoted(said, null)
  if (OUT_OF_MEMORY.test(said)) return outOfMemory(model, quote)
  if (/does not support (?:chat|generate)/.test(said)) return cannotChat(model ?? 'This')
  switch (status) {
    case 401:
      return new EvaError('brain_failed', `Ollama passes ${model} on to its cloud, which wants you signed in (401).`, {
        fix: 'Run `ollama signin`, or put a model of your own machine into OLLAMA_MODEL.',
      })
    case 403:
      return new EvaError('brain_failed', `Ollama does not let Eva in (403)${quote}`, {
        fix: 'Reach it by its IP address in OLLAMA_URL, or let it listen to others with OLLAMA_HOST=0.0.0.0.',
      })
    case 404:
      return notOllama(server)
    case 408:
      return outOfOrder(status, quote)
    default:
      if (status >= 500) return outOfOrder(status, quote)
      return status < 400 ? notOllama(server) : new EvaError('brain_failed', `Ollama refused (${status})${quote}`)
  }
}

/** An error that came as a line of the answer: the process that runs the model has died, as a rule. */
export function streamedFailure(model: string | null, said: string): EvaError {
  return OUT_OF_MEMORY.test(said)
    ? outOfMemory(model, quoted(said, null))
    : new EvaError('brain_unreachable', `Ollama gave up its answer${quoted(said, null)}`)
}

const outOfMemory = (model: string | null, quote: string): EvaError =>
  new EvaError('brain_failed', `${model ?? 'The model'} does not fit into the memory that is left${quote}`, {
    fix: 'Put a smaller model into OLLAMA_MODEL, or close what uses the memory.',
  })

const outOfOrder = (status: number, quote: string): EvaError =>
  new EvaError('brain_unreachable', `Ollama is out of order (${status})${quote}`)

const namesOf = (models: readonly OllamaModel[]): string => {
  const names = models.slice(0, NAMES_SHOWN).map(({ name }) => name)
  return models.length > NAMES_SHOWN ? `${names.join(', ')} and ${models.length - NAMES_SHOWN} more` : names.join(', ')
}
