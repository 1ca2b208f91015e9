import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

/**
 * Draws the icons of the installed page from `src/app/icon.svg`. Run by hand when the drawing
 * changes: `node packages/web/build/icons.ts`; what it writes is committed, because a build needs no browser.
 */
const web = join(import.meta.dirname, '..')
const drawing = readFileSync(join(web, 'src/app/icon.svg'), 'utf8')

/** The light theme's paper: what phones show around an icon that they cut to their own shape. */
const PAPER = '#fbf4ec'

/**
 * `share`: how much of the icon's width the drawing takes. A maskable icon keeps it within the middle four fifths, which
 * no phone cuts away (w3.org/TR/appmanifest/#icon-masks).
 */
const ICONS = [
  { file: 'public/icons/icon-192.png', size: 192, share: 1, paper: null },
  { file: 'public/icons/icon-512.png', size: 512, share: 1, paper: null },
  { file: 'public/icons/maskable-512.png', size: 512, share: 0.72, paper: PAPER },
  { file: 'src/app/apple-icon.png', size: 180, share: 0.82, paper: PAPER },
] as const

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const { file, size, share, paper } of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:${paper ?? 'transparent'}}svg{width:${share * 100}vw}</style>${drawing}`,
  )
  await page.screenshot({ path: join(web, file), omitBackground: paper === null })
}
await browser.close()
