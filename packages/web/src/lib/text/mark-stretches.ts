import type { SpokenStretch, Stretch } from '../conversation/heard.ts'

/** The little of an HTML syntax tree that is looked at. */
type Node = {
  type: string
  value?: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined
}

export type Marks = {
  /** Characters of the source from its beginning that were heard; `null` marks nothing as unheard. */
  heardChars: number | null
  /** The stretch of the source that sounds now. */
  spoken: SpokenStretch | null
}

/**
 * A rehype plugin that wraps parts of the text by where they stand in the markdown source: `<del>` around what was
 * never heard, `<mark>` around what sounds now, and in it `<span data-word="3">` around each word. Marks follow the
 * source, so they may begin and end within any element.
 */
export function markStretches(marks: Marks): (tree: Node) => void {
  return (tree) => {
    if (marks.heardChars !== null || marks.spoken !== null) markWithin(tree, marks, null)
  }
}

function markWithin(node: Node, marks: Marks, inherited: number | null): void {
  if (node.children === undefined) return
  const start = node.position?.start.offset ?? inherited
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text') {
      markWithin(child, marks, start)
      return [child]
    }
    // Text of code has no place of its own: its element's is close enough.
    const offset = child.position?.start.offset ?? start
    return offset === null || offset === undefined ? [child] : cut(child.value ?? '', offset, marks)
  })
}

/** Cuts one text at the borders of the marks. White space at their ends stays bare. */
function cut(text: string, offset: number, { heardChars, spoken }: Marks): Node[] {
  const borders = [heardChars, spoken?.start, spoken?.end].filter((at) => at !== null && at !== undefined)
  return piecesOf(text, offset, borders).flatMap(([piece, at]) => {
    if (piece.trim() === '') return plain(piece)
    if (heardChars !== null && at >= heardChars) return strikeOut(piece)
    if (spoken !== null && at >= spoken.start && at < spoken.end) {
      return element('mark', {}, cutWords(piece, at, spoken.words))
    }
    return plain(piece)
  })
}

function strikeOut(piece: string): Node[] {
  const start = piece.length - piece.trimStart().length
  const end = piece.trimEnd().length
  const said = element('del', { className: ['unheard'] }, [plain(piece.slice(start, end))])
  const parts = [plain(piece.slice(0, start)), said, plain(piece.slice(end))]
  return parts.filter(({ value }) => value !== '')
}

function cutWords(text: string, offset: number, words: readonly Stretch[]): Node[] {
  const borders = words.flatMap(({ start, end }) => [start, end])
  return piecesOf(text, offset, borders).map(([piece, at]) => {
    const word = words.findIndex(({ start, end }) => at >= start && at < end)
    return word === -1 ? plain(piece) : element('span', { 'data-word': String(word) }, [plain(piece)])
  })
}

/** A text cut at places of the source, each piece with its own place there. */
function piecesOf(text: string, offset: number, borders: readonly number[]): [string, number][] {
  const within = borders.map((at) => Math.min(Math.max(at - offset, 0), text.length))
  const cuts = [...new Set([0, ...within, text.length])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0
    return [text.slice(start, end), offset + start]
  })
}

const plain = (value: string): Node => ({ type: 'text', value })
const element = (tagName: string, properties: Record<string, unknown>, children: Node[]): Node => ({
  type: 'element',
  tagName,
  properties,
  children,
})
