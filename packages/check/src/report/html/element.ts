import { type Shape, shape } from '@eva/charts'

type Child = Shape | string | null | readonly Child[]

/** An element of the page, by the same plain data as the charts: whatever a text holds, it stays a text. */
export const element = (tag: string, attributes: Shape['attributes'] | string, ...children: Child[]): Shape =>
  shape(tag, typeof attributes === 'string' ? (attributes ? { class: attributes } : {}) : attributes, flat(children))

const flat = (children: readonly Child[]): (Shape | string)[] =>
  children.flatMap((child) => (child === null ? [] : isList(child) ? flat(child) : [child]))

const isList = (child: Child): child is readonly Child[] => Array.isArray(child)
