import { EvaError } from '@eva/core'

/** What `EVA_LOCAL_MODEL` may say: a path on this machine, or a file in a public model repository. */
export type ModelSpec =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'file'; readonly repository: string; readonly file: string }
  | { readonly type: 'quantisation'; readonly repository: string; readonly quantisation: string }

const HUB_PREFIX = 'hf:'
/** A user and a repository: letters, digits, `.`, `_` and `-`, and no part of dots alone. */
const NAME = /^(?!\.+$)[\w.-]+$/
const EXAMPLE = 'Write a path, hf:user/repository:Q4_K_M or hf:user/repository/file.gguf.'

/** Reads a specification. Throws `model_unavailable` when it is neither a path nor a well-formed `hf:` name. */
export function parseModelSpec(text: string): ModelSpec {
  if (!text.startsWith(HUB_PREFIX)) return { type: 'path', path: text }
  const [user, rest, ...folders] = text.slice(HUB_PREFIX.length).split('/')
  const [name = '', quantisation, ...extra] = (rest ?? '').split(':')
  if (user === undefined || !NAME.test(user) || !NAME.test(name) || extra.length > 0) throw malformed(text)
  const repository = `${user}/${name}`
  if (folders.length === 0 && quantisation !== undefined && NAME.test(quantisation)) {
    return { type: 'quantisation', repository, quantisation }
  }
  const file = folders.join('/')
  if (quantisation === undefined && isPlainModelPath(file)) return { type: 'file', repository, file }
  throw malformed(text)
}

/** Whether a name from outside may become part of a path here: only plain parts, ending in `.gguf`. */
export function isPlainModelPath(file: string): boolean {
  return file.endsWith('.gguf') && file.split('/').every((part) => NAME.test(part))
}

function malformed(text: string): EvaError {
  return new EvaError('model_unavailable', `This is not a name of a model: ${text}`, { fix: EXAMPLE })
}
