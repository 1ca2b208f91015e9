/** An SVG element as plain data. */
export { type Shape, shape } from './shape.ts'
/** As text, for a file. */
export { toSvg } from './to-svg.ts'
