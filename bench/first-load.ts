import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { startChild } from './first-token/child.ts'
import { ascending, type BenchSection, median, quantile } from './section.ts'

const LAUNCHER = fileURLToPath(new URL('../scripts/launch.mjs', import.meta.url))
/** Debian's Chromium; another one can be named. */
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const RUNS = 15
const MOST_BYTES = 200_000
const MOST_MS = 1_000

type Load = { readonly interactiveMs: number; readonly connectedMs: number; readonly scriptBytes: number }

/** How long a newcomer's browser takes from the address to a page that can be used, and what it fetches for that. */
export async function benchFirstLoad(): Promise<readonly BenchSection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-bench-'))
  const eva = await startChild([LAUNCHER, 'start'], { EVA_PORT: '0', EVA_DATA_DIR: folder, EVA_LLM: 'scripted' })
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  const loads: Load[] = []
  try {
    // The first one counts for nothing: the browser itself is still getting up.
    for (let run = 0; run <= RUNS; run++) {
      const load = await loadOnce(browser, eva.address)
      if (run > 0) loads.push(load)
    }
  } finally {
    await browser.close()
    await eva.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const interactive = loads.map(({ interactiveMs }) => interactiveMs)
  const interactiveMs = median(interactive)
  const bytes = Math.max(...loads.map(({ scriptBytes }) => scriptBytes))
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    {
      title: 'First load',
      method:
        `A fresh browser profile for each of ${RUNS} visits of "/", one after the other, nothing in any cache; the browser and Eva share the ` +
        'machine. Clock: from the start of the navigation, in the page. It can be used from the picture in which the message box is there ' +
        'and takes what is typed; it is connected once it shows that she is. Bytes are those of the scripts as they travel.',
      rows: [
        {
          name: 'JavaScript, compressed',
          target: `≤ ${MOST_BYTES / 1000} kB`,
          measured: `${(bytes / 1000).toFixed(1)} kB`,
          met: bytes <= MOST_BYTES,
        },
        {
          name: 'can be used, median',
          target: `≤ ${MOST_MS} ms`,
          measured: ms(interactiveMs),
          met: interactiveMs <= MOST_MS,
        },
        { name: 'can be used, slowest', target: null, measured: ms(quantile(ascending(interactive), 1)), met: null },
        {
          name: 'connected, median',
          target: null,
          measured: ms(median(loads.map(({ connectedMs }) => connectedMs))),
          met: null,
        },
      ],
      notes: [],
    },
  ]
}

async function loadOnce(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.addInitScript({ content: NOTE_WHEN_USABLE })
    await page.goto(address)
    return await page.evaluate<Load>('window.loaded')
  } finally {
    await context.close()
  }
}

/** Runs in the page before its own code: looks with every picture. */
const NOTE_WHEN_USABLE = `
  const scriptBytes = () =>
    performance.getEntriesByType('resource')
      .filter(({ initiatorType, name }) => initiatorType === 'script' || name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
  window.loaded = new Promise((tell) => {
    let interactiveMs
    const look = () => {
      if (document.getElementById('composer')) interactiveMs ??= performance.now()
      if (document.querySelector('header [data-mood]:not([data-mood=connecting])[aria-live]')) {
        tell({ interactiveMs, connectedMs: performance.now(), scriptBytes: scriptBytes() })
      } else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
`

if (import.meta.main) console.log(JSON.stringify(await benchFirstLoad(), null, 2))
