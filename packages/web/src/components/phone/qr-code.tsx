import { useMemo } from 'react'
import { encode } from 'uqr'

/** Free squares around a code; readers need four. */
const MARGIN = 4

/** A code to scan: always dark on white, in the dark theme too, because not every phone reads one in negative. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawing(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      data-qr=""
      viewBox={`${-MARGIN} ${-MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`}
      shapeRendering="crispEdges"
      className="aspect-square w-full max-w-72 rounded-2xl border border-line bg-white"
    >
      <rect x={-MARGIN} y={-MARGIN} width={size + 2 * MARGIN} height={size + 2 * MARGIN} fill="#ffffff" />
      <path d={path} fill="#1a1210" />
    </svg>
  )
}

/** Each dark stretch of a row as one rectangle. */
function drawing(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data.flatMap((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '#' : '.'))
        .join('')
        .matchAll(/#+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return { size, path: path.join('') }
}
