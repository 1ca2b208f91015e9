/** A row of a list: where its upper edge is, and how high it is, in px. */
export type RowBox = { readonly top: number; readonly height: number }

/** A row on its way. */
export type Drag = {
  readonly rows: readonly RowBox[]
  /** Its place before. */
  readonly from: number
  /** How far below where it was it is now, in px. */
  readonly byPx: number
}

/** The place that the row would take if it were let go: others make room once it covers their middle. */
export function placeOf({ rows, from, byPx }: Drag): number {
  const row = rows[from]
  if (row === undefined) return from
  const top = row.top + byPx
  const bottom = top + row.height
  const middle = (other: RowBox): number => other.top + other.height / 2
  const passedBelow = rows.filter((other, index) => index > from && bottom > middle(other)).length
  const passedAbove = rows.filter((other, index) => index < from && top < middle(other)).length
  return from + passedBelow - passedAbove
}

/** How far a row is shown from where it lies, in px: the dragged one under the pointer, those it passed out of its way. */
export function shiftOf(drag: Drag, index: number): number {
  const { rows, from, byPx } = drag
  if (index === from) return byPx
  const to = placeOf(drag)
  const room = roomOf(rows, from)
  if (index > from && index <= to) return -room
  if (index < from && index >= to) return room
  return 0
}

/** What a row takes up, with the gap to the next one. */
function roomOf(rows: readonly RowBox[], index: number): number {
  const [row, next, previous] = [rows[index], rows[index + 1], rows[index - 1]]
  if (row === undefined) return 0
  if (next !== undefined) return next.top - row.top
  return previous === undefined ? row.height : row.height + (row.top - previous.top - previous.height)
}
