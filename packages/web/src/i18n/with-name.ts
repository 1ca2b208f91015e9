/** `d’Ada`, `de Marie`: how French says whose something is. */
const ofName = (name: string): string => (/^[aeiouyhàâäéèêëîïôöûü]/i.test(name) ? `d’${name}` : `de ${name}`)

const nameHer = (text: string, name: string): string =>
  text.replace(/\{(d’)?Eva\}/g, (_mark, of?: string) => (of === undefined ? name : ofName(name)))

const filled = new WeakMap<object, { readonly name: string; readonly words: unknown }>()

/**
 * Words in which she is called by her name, which a person may have chosen: they say `{Eva}` where they mean her, and French
 * ones `{d’Eva}`. `Eva` without braces is the program. What is said by a function stays as it is: it holds what people wrote.
 *
 * The same words come back for the same name, so that nothing is drawn again without need.
 */
export function withName<Words extends object>(words: Words, name: string): Words {
  const known = filled.get(words)
  if (known?.name === name) return known.words as Words
  const named = fill(words, name)
  filled.set(words, { name, words: named })
  return named as Words
}

function fill(value: unknown, name: string): unknown {
  if (typeof value === 'string') return nameHer(value, name)
  if (Array.isArray(value)) return value.map((item) => fill(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, name)]))
}
