import type { Page } from 'playwright-core'

/** Ten pictures a second: enough to follow lips, and a file that a page can carry. */
const PICTURE_MS = 100

/** One picture: what each moving part was drawn with, in the order of the parts. */
type Picture = readonly string[]

/**
 * Films her face while she speaks: a drawing that moves by itself, over and over, with the colours that the page has now.
 * Three seconds are about 160 kB.
 *
 * @param page the page of her face, on which she speaks for so long
 */
export async function filmFace(page: Page, seconds: number): Promise<string> {
  const art = page.locator('.face-art')
  const drawing = await art.evaluate((drawn) => {
    const copy = drawn.cloneNode(true) as typeof drawn
    const originals = [drawn, ...drawn.querySelectorAll('*')]
    for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
      const original = originals[index]
      if (original === undefined || !element.hasAttribute('class')) continue
      const style = drawn.ownerDocument.defaultView?.getComputedStyle(original)
      const names =
        element.tagName === 'stop' ? ['stop-color'] : ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity']
      for (const name of names) element.setAttribute(name, style?.getPropertyValue(name) ?? '')
      element.removeAttribute('class')
    }
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    return copy.outerHTML
  })
  const pictures: Picture[] = []
  const beganMs = performance.now()
  while (pictures.length < (seconds * 1000) / PICTURE_MS) {
    await page.waitForTimeout(Math.max(0, beganMs + pictures.length * PICTURE_MS - performance.now()))
    pictures.push(
      await art.evaluate((drawn) =>
        [...drawn.querySelectorAll('[data-part]')].map(
          (part) => part.getAttribute('d') ?? part.getAttribute('transform') ?? '',
        ),
      ),
    )
  }
  // There and back again: the last picture joins the first.
  return animated(drawing, [...pictures, ...pictures.slice(1, -1).reverse()])
}

/** Gives each moving part its pictures: a path by its outline, a group by a style. */
function animated(drawing: string, pictures: readonly Picture[]): string {
  const seconds = (pictures.length * PICTURE_MS) / 1000
  const styles: string[] = []
  let part = 0
  const moving = drawing.replace(
    /<(path|g)([^>]*? data-part="[^"]+"[^>]*?)(?:><\/path>|>)/g,
    (_tag, name: string, attributes: string) => {
      const values = pictures.map((picture) => picture[part] ?? '')
      part++
      if (name === 'path') {
        const frames = `values="${values.join(';')}" dur="${seconds}s" repeatCount="indefinite"`
        return `<path${attributes}><animate attributeName="d" ${frames}/></path>`
      }
      if (values.every((value) => value === '')) return `<g${attributes}>`
      const steps = values.map((value, index) => `${percent(index / values.length)}{transform:${inStyle(value)}}`)
      styles.push(
        `@keyframes p${part}{${steps.join('')}to{transform:${inStyle(values[0] ?? '')}}}.p${part}{animation:p${part} ${seconds}s linear infinite}`,
      )
      return `<g class="p${part}"${attributes}>`
    },
  )
  return moving
    .replace(/ data-part="[^"]*"| aria-hidden="true"| focusable="false"/g, '')
    .replace('<defs>', `<title>Her face while she tells a story</title><style>${styles.join('')}</style><defs>`)
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** A transform as an attribute says it, as a style says it: with units, and about a point by going there and back. */
function inStyle(transform: string): string {
  return transform
    .replace(/rotate\((\S+) (\S+) (\S+)\)/g, 'translate($2px,$3px) rotate($1deg) translate(-$2px,-$3px)')
    .replace(/translate\((-?[\d.]+) (-?[\d.]+)\)/g, 'translate($1px,$2px)')
    .replace(/scale\((-?[\d.]+) (-?[\d.]+)\)/g, 'scale($1,$2)')
}
