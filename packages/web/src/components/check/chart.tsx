import { chartStyles, type Shape } from '@eva/charts'
import { createElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Made once for the document: the policy of the pages allows no inline style sheet, but one that a script makes. */
let adopted = false
function adoptStyles(): void {
  if (adopted) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(chartStyles)
  document.adoptedStyleSheets.push(sheet)
  adopted = true
}

/** The names that React gives to attributes of SVG. */
const REACT_NAMES: Readonly<Record<string, string>> = { class: 'className', 'text-anchor': 'textAnchor' }

/** A chart, drawn as wide as its place. */
export function Chart({ draw }: { draw: (width: number) => Shape }) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(adoptStyles, [])
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(Math.round(element.clientWidth)))
    observer.observe(element)
    setWidth(Math.round(element.clientWidth))
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} className="min-w-0">
      {width !== null && width > 0 && elementOf(draw(width), 0)}
    </div>
  )
}

function elementOf({ tag, attributes, children }: Shape, key: number): ReactNode {
  const named = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [REACT_NAMES[name] ?? name, value]),
  )
  return createElement(
    tag,
    { ...named, key },
    ...children.map((child, index) => (typeof child === 'string' ? child : elementOf(child, index))),
  )
}
