import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** What the audio tap has seen leave the audio context. */
export type Heard = {
  /** Samples louder than silence. */
  loud: number
  /** Samples in a row, up to now, that were silent. */
  quiet: number
  /** Samples of stretches that sounded at about a quarter of the volume of the tests' tone, which is a half. */
  soft: number
  /** The loudest of the latest 512 samples, 0 to 1. */
  peak: number
}

/** Debian's Chromium; another one can be named by `CHROMIUM_PATH`. */
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** A name for this machine that browsers do not trust as they trust itself: over plain http it is insecure. */
export const PLAIN_HOST = 'eva.test'

/**
 * @param microphone a WAV file that is heard, over and over, from when a page opens the microphone; else a beep each second
 * @param trustedKey of an authority that is trusted: the base64 SHA-256 of its public key
 */
export function launchChromium(microphone?: string, trustedKey?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-device-for-media-stream',
      // Names of the local network would be asked for in it.
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1, MAP *.local 127.0.0.1`,
      ...(trustedKey === undefined ? [] : [`--ignore-certificate-errors-spki-list=${trustedKey}`]),
      ...(microphone === undefined ? [] : [`--use-file-for-fake-audio-capture=${microphone}`]),
    ],
  })
}

/** A browser's own settings, and whether it holds sound back until a tap. */
export type VisitOptions = BrowserContextOptions & { holdsSound?: boolean }

/** A fresh visitor, with a tap on the audio output and a list of what the page complained about. */
export async function visit(
  browser: Browser,
  url: string,
  { holdsSound = false, ...options }: VisitOptions = {},
): Promise<{ page: Page; complaints: string[]; heard: () => Promise<Heard> }> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A refused socket is what some tests are about; the browser logs it whatever the page does.
    if (message.type() === 'error' && !message.text().includes('WebSocket')) complaints.push(message.text())
  })
  await page.addInitScript(tapAudioOutput)
  if (holdsSound) await page.addInitScript(holdSoundBack)
  await page.goto(url)
  const heard = async (): Promise<Heard> => page.evaluate(() => Reflect.get(window, 'heardByTest'))
  return { page, complaints, heard }
}

/**
 * Runs in the page before its own code: holds sound back until `resume()` is called, as a browser does on a page that
 * nobody has touched. Playwright's own looks into a page count as touching it, so the real policy cannot be tested.
 */
function holdSoundBack(): void {
  const Free = window.AudioContext
  class Held extends Free {
    constructor(options?: AudioContextOptions) {
      super(options)
      void this.suspend()
    }
  }
  window.AudioContext = Held
}

/** Runs in the page before its own code: whatever is connected to the speakers passes a counter on its way. */
function tapAudioOutput(): void {
  const heard: Heard = { loud: 0, quiet: 0, soft: 0, peak: 0 }
  Reflect.set(window, 'heardByTest', heard)
  const taps = new WeakMap<BaseAudioContext, ScriptProcessorNode>()
  const connect: (this: AudioNode, target: AudioNode) => AudioNode = AudioNode.prototype.connect
  const tapOf = (context: BaseAudioContext): ScriptProcessorNode => {
    const known = taps.get(context)
    if (known !== undefined) return known
    const tap = context.createScriptProcessor(512, 1, 1)
    tap.onaudioprocess = ({ inputBuffer, outputBuffer }) => {
      const samples = inputBuffer.getChannelData(0)
      outputBuffer.copyToChannel(samples, 0)
      heard.peak = 0
      for (const sample of samples) {
        // A tone passes through zero too: only a stretch counts as quiet.
        heard.peak = Math.max(heard.peak, Math.abs(sample))
        const isLoud = Math.abs(sample) > 0.001
        if (isLoud) heard.loud++
        heard.quiet = isLoud ? 0 : heard.quiet + 1
      }
      if (heard.peak > 0.08 && heard.peak < 0.16) heard.soft += samples.length
    }
    connect.call(tap, context.destination)
    taps.set(context, tap)
    return tap
  }
  function connectThroughTap(this: AudioNode, target: AudioNode): AudioNode {
    return connect.call(this, target instanceof AudioDestinationNode ? tapOf(this.context) : target)
  }
  Reflect.set(AudioNode.prototype, 'connect', connectThroughTap)
}
