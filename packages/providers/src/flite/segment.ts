/** One sound of an utterance, as flite planned it. */
export type FliteSegment = {
  /** In ARPAbet, or `pau`. */
  readonly name: string
  /** In ms from the utterance's first sample. */
  readonly endMs: number
  /** It is the utterance's first. */
  readonly isFirst: boolean
  /** What stands between blanks and is being said; `id` tells two of the same text apart. `null` in a pause. */
  readonly token: { readonly id: number; readonly text: string } | null
}

/** Places of members in flite's structures, in bytes; each is a pointer, or a value of four bytes. */
const ITEM = { contents: 0, previous: 12, up: 16 } as const
const CONTENTS = { features: 0, relations: 4 } as const
const PAIR = { name: 0, value: 4, next: 8 } as const
/** Behind its type and a count of references. */
const VALUE = 4

const decoder = new TextDecoder()

/**
 * Reads a segment out of flite's memory. flite keeps an utterance as a net: a segment hangs below its syllable, that
 * below its word, and the word below the token that it was read from (`$5.50` has five words).
 *
 * @param item address of the segment
 */
export function readSegment(memory: ArrayBuffer, item: number): FliteSegment {
  const view = new DataView(memory)
  const pointer = (at: number): number => view.getUint32(at, true)

  const text = (at: number): string => {
    const bytes = new Uint8Array(memory, at)
    return decoder.decode(bytes.subarray(0, bytes.indexOf(0)))
  }
  /** Address of what a list of features has under a name; 0 when it has nothing. */
  const find = (features: number, name: string): number => {
    for (let pair = pointer(features); pair !== 0; pair = pointer(pair + PAIR.next)) {
      if (text(pointer(pair + PAIR.name)) === name) return pointer(pair + PAIR.value) + VALUE
    }
    return 0
  }
  const feature = (of: number, name: string): number =>
    find(pointer(pointer(of + ITEM.contents) + CONTENTS.features), name)
  const string = (of: number, name: string): string => {
    const found = feature(of, name)
    return found === 0 ? '' : text(pointer(found))
  }
  /** The same item as a part of another relation. */
  const as = (of: number, relation: string): number => {
    const found = of === 0 ? 0 : find(pointer(pointer(of + ITEM.contents) + CONTENTS.relations), relation)
    return found === 0 ? 0 : pointer(found)
  }
  /** Only the first of a parent's daughters knows it. */
  const parent = (of: number): number => {
    if (of === 0) return 0
    let first = of
    while (pointer(first + ITEM.previous) !== 0) first = pointer(first + ITEM.previous)
    return pointer(first + ITEM.up)
  }

  const word = parent(parent(as(item, 'SylStructure')))
  const token = parent(as(word, 'Token'))
  const end = feature(item, 'end')
  return {
    name: string(item, 'name'),
    endMs: end === 0 ? 0 : view.getFloat32(end, true) * 1000,
    isFirst: pointer(item + ITEM.previous) === 0,
    token:
      token === 0
        ? null
        : { id: token, text: ['prepunctuation', 'name', 'punc'].map((part) => string(token, part)).join('') },
  }
}
