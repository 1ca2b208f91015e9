import type { Stretch } from '../conversation/heard.ts'

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
  spoken: Stretch | null
}

/**
 * A rehype plugin that wraps parts of the text by where they stand in the markdown source: `<del>` around what was
 * never heard, `<mark>` around what sounds now. Marks follow the source, so they may begin and end within any element.
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

/** Cuts one text at the borders of the marks. White space alone stays bare. */
function cut(text: string, offset: number, { heardChars, spoken }: Marks): Node[] {
  const borders = [heardChars, spoken?.start, spoken?.end]
    .filter((at) => at !== null && at !== undefined)
    .map((at) => Math.min(Math.max(at - offset, 0), text.length))
  const cuts = [...new Set([0, ...borders, text.length])].sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0
    const piece: Node = { type: 'text', value: text.slice(start, end) }
    const at = offset + start
    if (piece.value?.trim() === '') return piece
    if (heardChars !== null && at >= heardChars) {
      return { type: 'element', tagName: 'del', properties: { className: ['unheard'] }, children: [piece] }
    }
    if (spoken !== null && at >= spoken.start && at < spoken.end) {
      return { type: 'element', tagName: 'mark', properties: {}, children: [piece] }
    }
    return piece
  })
}
