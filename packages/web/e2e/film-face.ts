import type { Page } from 'playwright-core'

/** Twenty pictures a second: enough to follow lips, and a file that a page can carry. */
const PICTURE_MS = 50
/** After her last word: long enough to see that she is done, before it begins again. */
const REST_MS = 700

/** One picture: what each moving part was drawn with, in the order of the parts, and the light around her. */
type Picture = { readonly parts: readonly string[]; readonly light: number; readonly scale: number }

/**
 * Films her face from her first word to her last: a drawing that moves by itself, over and over, in the colours of whoever
 * looks at it, light or dark. A second is about 90 kB.
 *
 * @param page the page of her face, on which she is about to speak
 * @param mostMs a longer speech is cut off here
 */
export async function filmFace(page: Page, mostMs: number): Promise<string> {
  const pictures = await record(page, mostMs)
  const drawing = await page.locator('.face-art').evaluate((art) => art.innerHTML)
  const [light, dark] = [await stylesIn(page, 'light'), await stylesIn(page, 'dark')]
  const colours = `${light}@media(prefers-color-scheme:dark){${dark}}`
  return animated(drawing, colours, pictures)
}

/** Looks at her while she speaks, in step with the page's own pictures. */
const record = (page: Page, mostMs: number): Promise<Picture[]> =>
  page.locator('.face').evaluate(
    (face, { stepMs, restMs, mostMs }) =>
      new Promise<Picture[]>((resolve) => {
        const view = face.ownerDocument.defaultView
        const aura = face.querySelector('.face-aura')
        if (view === null || aura === null) throw new TypeError('there is no face')
        const parts = [...face.querySelectorAll('[data-part]')]
        const pictures: Picture[] = []
        let beganMs: number | null = null
        let spokeMs = 0
        const look = (nowMs: number) => {
          if (face.dataset.presence === 'speaking') spokeMs = nowMs
          if (spokeMs > 0) beganMs ??= nowMs
          if (beganMs !== null) {
            const { opacity, scale } = view.getComputedStyle(aura)
            const picture = {
              parts: parts.map((part) => part.getAttribute('d') ?? part.getAttribute('transform') ?? ''),
              light: Number(opacity),
              scale: Number.parseFloat(scale),
            }
            while (pictures.length * stepMs <= nowMs - beganMs) pictures.push(picture)
            if (nowMs - spokeMs > restMs || nowMs - beganMs > mostMs) return resolve(pictures)
          }
          view.requestAnimationFrame(look)
        }
        view.requestAnimationFrame(look)
      }),
    { stepMs: PICTURE_MS, restMs: REST_MS, mostMs },
  )

/** The colours of her picture as a style sheet, as they are in a theme. */
async function stylesIn(page: Page, colorScheme: 'light' | 'dark'): Promise<string> {
  await page.emulateMedia({ colorScheme })
  return page.locator('.face').evaluate((face) => {
    const view = face.ownerDocument.defaultView
    const rules = new Map([['.halo', `{stop-color:${view?.getComputedStyle(face).getPropertyValue('--halo')}}`]])
    for (const element of face.querySelectorAll('.face-art [class]')) {
      const style = view?.getComputedStyle(element)
      const names =
        element.tagName === 'stop' ? ['stop-color'] : ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity']
      const declared = names.map((name) => `${name}:${style?.getPropertyValue(name)}`).join(';')
      rules.set(`.${element.classList[0]}`, `{${declared}}`)
    }
    return [...rules].map(([selector, rule]) => selector + rule).join('')
  })
}

/** Her picture, in the units that it is drawn in; around it there is room for the light. */
const FRAME = { at: '12 8', size: 376, centre: '200 196', radius: 160 }

/** Gives each moving part its pictures: a path by its outline, a group by a style. */
function animated(drawing: string, colours: string, pictures: readonly Picture[]): string {
  const seconds = (pictures.length * PICTURE_MS) / 1000
  const steps = (write: (picture: Picture) => string): string =>
    pictures.map((picture, index) => `${percent(index / pictures.length)}{${write(picture)}}`).join('')
  const styles: string[] = []
  const moves = (name: string, write: (picture: Picture) => string): void => {
    const first = pictures[0] === undefined ? '' : write(pictures[0])
    styles.push(
      `@keyframes ${name}{${steps(write)}to{${first}}}.${name}{animation:${name} ${seconds}s linear infinite}`,
    )
  }
  let part = -1
  const moving = drawing.replace(
    /<(path|g) ([^>]*?)data-part="[^"]+"([^>]*)>/g,
    (_tag, name: string, ...rest: string[]) => {
      const index = ++part
      const values = pictures.map(({ parts }) => rounded(parts[index] ?? ''))
      const attributes = `${rest[0]}${rest[1]}`
      const still = name === 'path' ? attributes : attributes.replace(/ ?transform="[^"]*"/, '')
      if (values.every((value) => value === values[0])) return `<${name} ${attributes}>`
      if (name === 'path')
        return `<path ${still}><animate attributeName="d" values="${values.join(';')}" dur="${seconds}s" repeatCount="indefinite"/>`
      moves(`p${index}`, ({ parts }) => `transform:${inStyle(rounded(parts[index] ?? ''))}`)
      return `<g class="p${index}" ${still}>`
    },
  )
  moves('aura', ({ light, scale }) => `opacity:${light.toFixed(3)};scale:${scale.toFixed(3)}`)
  const { at, size, centre, radius } = FRAME
  const [x, y] = centre.split(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${at} ${size} ${size}" width="${size}" height="${size}">`,
    '<title>Her face while she speaks</title>',
    `<style>${colours}.aura{transform-origin:${x}px ${y}px}${styles.join('')}</style>`,
    '<defs><radialGradient id="aura"><stop class="halo" offset=".72"/><stop class="halo" offset="1" stop-opacity="0"/></radialGradient></defs>',
    `<circle class="aura" cx="${x}" cy="${y}" r="${radius}" fill="url(#aura)"/>`,
    moving,
    '</svg>',
  ].join('')
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** A tenth of a unit is less than a pixel; of a scale, which is about one, three digits are told. */
const rounded = (drawn: string): string =>
  drawn.replace(/-?\d+\.\d{2,}/g, (digits) => {
    const value = Number(digits)
    return String(Number(value.toFixed(Math.abs(value) < 2 ? 3 : 1)))
  })

/** A transform as an attribute says it, as a style says it: with units, and about a point by going there and back. */
function inStyle(transform: string): string {
  return transform
    .replace(/rotate\((\S+) (\S+) (\S+)\)/g, 'translate($2px,$3px) rotate($1deg) translate(-$2px,-$3px)')
    .replace(/translate\((-?[\d.]+) (-?[\d.]+)\)/g, 'translate($1px,$2px)')
    .replace(/scale\((-?[\d.]+) (-?[\d.]+)\)/g, 'scale($1,$2)')
}
