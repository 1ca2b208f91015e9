import { GROUPS, type Outlines, PATHS } from './outlines.ts'

/** Draws a face: writes what has changed since the last picture, and nothing else. */
export type Drawing = (outlines: Outlines) => void

const ATTRIBUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PATHS.map((part) => [part, 'd'])),
  ...Object.fromEntries(GROUPS.map((part) => [part, 'transform'])),
  blush: 'opacity',
}

/** @param art the picture, whose moving parts are marked by `data-part`; one part may be there more than once */
export function createDrawing(art: SVGSVGElement): Drawing {
  const parts = [...art.querySelectorAll<SVGElement>('[data-part]')].map((element) => {
    const part = element.dataset.part as keyof Outlines
    return { element, part, attribute: ATTRIBUTES[part], drawn: '' }
  })
  return (outlines) => {
    for (const each of parts) {
      const next = outlines[each.part]
      if (next === each.drawn || each.attribute === undefined) continue
      each.element.setAttribute(each.attribute, next)
      each.drawn = next
    }
  }
}
