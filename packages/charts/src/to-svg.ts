import type { Shape } from './shape.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** The shape as text. Whatever stands in attributes and texts cannot become an element. */
export function toSvg({ tag, attributes, children }: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(`${value}`)}"`)
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : toSvg(child)))
  return `<${tag}${written.join('')}>${inside.join('')}</${tag}>`
}
