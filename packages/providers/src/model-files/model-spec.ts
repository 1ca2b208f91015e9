import { EvaError } from '@eva/core'

/** What `EVA_LOCAL_MODEL` may say: a path on this machine, or a file in a public model repository. */
export type ModelSpec =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'file'; readonly repository: string; readonly file: string }
  | { readonly type: 'quantisation'; readonly repository: string; readonly quantisation: string }

/** A specification of something on the hub. */
export type HubSpec = Exclude<ModelSpec, { type: 'path' }>

const HUB_PREFIX = 'hf:'
/** A user and a repository: letters, digits, `.`, `_` and `-`; no part of dots alone, and none that ends in a dot. */
const NAME = /^[\w.-]*[\w-]$/
/** Names that Windows keeps for devices, with any ending: `nul.gguf` would not be a file there. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** What every system can store and shows as it is: not hidden, no spaces around it, nothing that means something to a shell of Windows. */
const STORABLE = /^(?![. ])[^\p{Cc}\\/:*?"<>|]*[^\p{Cc}\\/:*?"<>|. ]$/u
/** Longest path inside the folder of models, in characters; longer ones cannot be stored everywhere. */
const MAX_PATH_CHARS = 200
const EXAMPLE = 'Write a path, hf:user/repository:Q4_K_M or hf:user/repository/file.gguf.'

/** Reads a specification. Throws `invalid_request` when it is neither a path nor a well-formed `hf:` name. */
export function parseModelSpec(text: string): ModelSpec {
  if (!text.startsWith(HUB_PREFIX)) return { type: 'path', path: text }
  const [user, rest, ...folders] = text.slice(HUB_PREFIX.length).split('/')
  const [name = '', quantisation, ...extra] = (rest ?? '').split(':')
  if (user === undefined || !isPlainName(user) || !isPlainName(name) || extra.length > 0) throw malformed(text)
  const repository = `${user}/${name}`
  if (folders.length === 0 && quantisation !== undefined && isPlainName(quantisation)) {
    return { type: 'quantisation', repository, quantisation }
  }
  const file = folders.join('/')
  if (quantisation === undefined && isPlainModelPath(file)) return { type: 'file', repository, file }
  throw malformed(text)
}

/** The same, for those who may name files of the hub only. Throws `invalid_request` for a path, too. */
export function parseHubSpec(text: string): HubSpec {
  const spec = parseModelSpec(text)
  if (spec.type === 'path') throw malformed(text)
  return spec
}

/** Whether a name from outside may become part of a path here: only plain parts, ending in `.gguf`. */
export function isPlainModelPath(file: string): boolean {
  return file.endsWith('.gguf') && file.length <= MAX_PATH_CHARS && file.split('/').every(isPlainName)
}

/**
 * Whether a name from outside may become part of a path here, whatever it ends in: no part leads elsewhere, is hidden, or
 * cannot be stored on every system.
 */
export function isPlainPath(file: string): boolean {
  return file.length <= MAX_PATH_CHARS && file.split('/').every((name) => STORABLE.test(name) && !DEVICE.test(name))
}

const isPlainName = (name: string): boolean => NAME.test(name) && !DEVICE.test(name)

export function malformed(text: string): EvaError {
  return new EvaError('invalid_request', `This is not a name of a model: ${text.slice(0, MAX_PATH_CHARS)}`, {
    fix: EXAMPLE,
  })
}
