import { existsSync } from 'node:fs'

/** Where the packages of the common systems put a Chromium that Playwright can drive. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser for the tests of the pages.
 *
 * @returns {string | undefined} `CHROMIUM_PATH` if it is set, else the first known place that holds one.
 */
export function findChromium() {
  return process.env.CHROMIUM_PATH || PLACES.find((place) => existsSync(place))
}

/** One line for a machine without a browser. */
export const NO_CHROMIUM =
  'No Chromium was found: the browser tests will fail. Fix: install it (Debian: `apt-get install chromium`) or set CHROMIUM_PATH.'
