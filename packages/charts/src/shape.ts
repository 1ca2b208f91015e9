/** An SVG element as plain data: a page makes elements of it, a file gets text. */
export type Shape = {
  readonly tag: string
  /** By SVG's own names. Colours are class names, so that light and dark are a matter of the style sheet. */
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children: readonly (Shape | string)[]
}

export const shape = (
  tag: string,
  attributes: Shape['attributes'] = {},
  children: readonly (Shape | string)[] = [],
): Shape => ({ tag, attributes, children })
