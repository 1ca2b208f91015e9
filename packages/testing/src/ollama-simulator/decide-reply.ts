import { defaultTokens, words } from '../openai-simulator/index.ts'
import type { Memory } from './memory.ts'
import { capabilitiesOf, fullName, listed, type SimulatedModel, shown } from './model.ts'
import { type ParsedRequest, parseObject, parseRequest } from './parse-request.ts'
import {
  ollamaError,
  type SimulatedAnswer,
  type SimulatedChat,
  type SimulatedFault,
  type SimulatedReply,
} from './reply.ts'

/** What becomes of a call. `loading`: a model must be read from the disk first. */
export type Decision = { readonly loading: boolean } & (
  | { readonly type: 'answer'; readonly answer: SimulatedAnswer; readonly chat: SimulatedChat }
  | { readonly type: 'other'; readonly fault: SimulatedFault }
)

export type Rules = {
  readonly models: readonly SimulatedModel[]
  readonly memory: Memory
  readonly replyTo: (chat: SimulatedChat) => SimulatedReply
}

export type IncomingCall = { readonly method: string; readonly path: string; readonly body: string }

/** What a call is answered: refused as the real server refuses it, or by the rules' `replyTo`. */
export function decideReply({ method, path, body }: IncomingCall, rules: Rules): Decision {
  switch (`${method} ${path}`) {
    case 'GET /':
      return other({ type: 'http', status: 200, headers: TEXT, body: 'Ollama is running' })
    case 'GET /api/version':
      return json({ version: '0.13.0' })
    case 'GET /api/tags':
      return json({ models: rules.models.map(listed) })
    case 'GET /api/ps':
      return json({ models: rules.memory.list() })
    case 'POST /api/show':
      return show(body, rules)
    case 'POST /api/generate':
      return generate(body, rules)
    case 'POST /api/chat':
      return chat(body, rules)
    default:
      return other({ type: 'http', status: 404, headers: TEXT, body: '404 page not found' })
  }
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' } as const

function show(body: string, { models }: Rules): Decision {
  const { model: name } = parseObject(body) ?? {}
  if (typeof name !== 'string' || name === '') return other(ollamaError(400, 'model is required'))
  const model = find(models, name)
  return model === undefined ? notFound(name) : json(shown(model))
}

/** Only what it is used for here: to load a model, or to let it go. */
function generate(body: string, rules: Rules): Decision {
  const found = findRequested(body, rules, 'generate')
  if (found.type === 'refused') return found.decision
  const { request, model } = found
  if (request.prompt !== '') return other(ollamaError(400, 'the simulator does not complete prompts'))
  return load(request, model, { response: '' }, rules)
}

function chat(body: string, rules: Rules): Decision {
  const found = findRequested(body, rules, 'chat')
  if (found.type === 'refused') return found.decision
  const { request, model } = found
  if (request.messages.length === 0) return load(request, model, { message: { role: 'assistant', content: '' } }, rules)
  if (!request.stream) return other(ollamaError(400, 'the simulator only streams'))
  const reply = rules.replyTo(request)
  if (reply.type !== 'stream') return other(reply)
  return { type: 'answer', answer: reply, chat: request, loading: use(request, model, rules) }
}

type Found =
  | { readonly type: 'found'; readonly request: ParsedRequest; readonly model: SimulatedModel }
  | { readonly type: 'refused'; readonly decision: Decision }

/** The request and its model, or why it is refused. */
function findRequested(body: string, { models }: Rules, doing: 'chat' | 'generate'): Found {
  const refused = (decision: Decision): Found => ({ type: 'refused', decision })
  const request = parseRequest(body)
  if (typeof request === 'string') return refused(other(ollamaError(400, request)))
  const model = find(models, request.model)
  if (model === undefined) return refused(notFound(request.model))
  const capabilities = capabilitiesOf(model) ?? ['completion']
  if (request.think !== undefined && request.think !== false && !capabilities.includes('thinking')) {
    return refused(other(ollamaError(400, `${JSON.stringify(request.model)} does not support thinking`)))
  }
  if (!capabilities.includes('completion')) {
    return refused(other(ollamaError(400, `${JSON.stringify(request.model)} does not support ${doing}`)))
  }
  return { type: 'found', request, model }
}

/** What a request without a prompt is for. */
function load(request: ParsedRequest, model: SimulatedModel, empty: object, rules: Rules): Decision {
  const ended = (reason: string, loading: boolean): Decision => ({
    ...json({ model: request.model, created_at: '2026-01-02T03:04:05Z', ...empty, done: true, done_reason: reason }),
    loading,
  })
  if (request.keepAlive === 0 || request.keepAlive === '0') {
    rules.memory.unload(model)
    return ended('unload', false)
  }
  return ended('load', use(request, model, rules))
}

const use = ({ options, keepAlive }: ParsedRequest, model: SimulatedModel, { memory }: Rules): boolean =>
  memory.use(model, options.numCtx, keepAlive)

/**
 * What is answered when nothing is scripted: the user's message said back. An answer that was begun is gone on with.
 * A model that can think does so, unless it is told not to.
 */
export function sayBack(models: readonly SimulatedModel[], chat: SimulatedChat): SimulatedAnswer {
  const model = find(models, chat.model)
  const thinks = model !== undefined && capabilitiesOf(model)?.includes('thinking') && chat.think !== false
  const last = chat.messages.at(-1)
  const begun = last?.role === 'assistant' ? last.content : ''
  const whole = defaultTokens(chat.messages)
  const text = whole.join('')
  return {
    type: 'stream',
    tokens: begun !== '' && text.startsWith(begun) ? words(text.slice(begun.length)) : whole,
    thinking: thinks ? ['The user', ' says something.'] : [],
  }
}

const find = (models: readonly SimulatedModel[], name: string): SimulatedModel | undefined =>
  models.find((model) => fullName(model.name) === fullName(name))

const notFound = (name: string): Decision => other(ollamaError(404, `model '${name}' not found`))

const other = (fault: SimulatedFault): Decision => ({ type: 'other', fault, loading: false })

const json = (body: object): Decision =>
  other({
    type: 'http',
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  })
