/**
 * An event in two pieces, as a network may deliver it: cut within its last character of several bytes, or in its middle
 * where all of them are single.
 */
export function inTwo(event: string): readonly [Uint8Array, Uint8Array] {
  const bytes = Buffer.from(event)
  const lead = bytes.findLastIndex((byte) => byte >= 0xc0)
  const cut = lead === -1 ? bytes.length >> 1 : lead + 1
  return [bytes.subarray(0, cut), bytes.subarray(cut)]
}
