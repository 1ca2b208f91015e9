import { deflateSync } from 'node:zlib'
import type { Chunk } from './png.ts'

/** As most programs show cards, in pixels. */
const WIDTH = 400
const HEIGHT = 600

type Colour = readonly [red: number, green: number, blue: number]
const NIGHT: Colour = [38, 30, 44]
const GLOW: Colour = [242, 165, 138]
const HEART: Colour = [255, 236, 220]

/** How much of each colour there is at a distance from the middle of the light, measured in its radius. */
const shareOf = (distance: number, softness: number): number => 1 / (1 + Math.exp((distance - 1) / softness))

const mixed = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]

function colourAt(x: number, y: number): Colour {
  const distance = Math.hypot(x - WIDTH / 2, y - HEIGHT * 0.42)
  const halo = mixed(NIGHT, GLOW, 0.9 * shareOf(distance / 120, 0.22))
  return mixed(halo, HEART, shareOf(distance / 60, 0.3))
}

let drawn: readonly Chunk[] | null = null

/** The picture of a card whose persona has none: a light in the evening, nobody in particular. */
export function portrait(): readonly Chunk[] {
  drawn ??= draw()
  return drawn
}

function draw(): readonly Chunk[] {
  const rows = Buffer.alloc(HEIGHT * (1 + 3 * WIDTH))
  let at = 0
  for (let y = 0; y < HEIGHT; y++) {
    // Each row begins with its filter: none.
    at += 1
    for (let x = 0; x < WIDTH; x++) for (const part of colourAt(x, y)) rows[at++] = Math.round(part)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // 8 bits for each of red, green and blue; the one packing, the one filtering and no interlacing that there is.
  header.set([8, 2, 0, 0, 0], 8)
  return [
    { type: 'IHDR', data: header },
    { type: 'IDAT', data: deflateSync(rows, { level: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]
}
