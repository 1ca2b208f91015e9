import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** What the audio tap has seen leave the audio context. */
export type Heard = {
  /** Samples louder than silence. */
  loud: number
  /** Largest step between two samples in a row: a click shows as a step that no tone makes. */
  largestStep: number
}

/** Debian's Chromium; another one can be named by `EVA_TEST_CHROMIUM`. */
const CHROMIUM = process.env.EVA_TEST_CHROMIUM ?? '/usr/bin/chromium'

export function launchChromium(autoplay: 'free' | 'needs-gesture'): Promise<Browser> {
  const policy = autoplay === 'free' ? 'no-user-gesture-required' : 'document-user-activation-required'
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--autoplay-policy=${policy}`,
    ],
  })
}

/** A fresh visitor, with a tap on the audio output and a list of what the page complained about. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[]; heard: () => Promise<Heard> }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    // A refused socket is what some tests are about; the browser logs it whatever the page does.
    if (message.type() === 'error' && !message.text().includes('WebSocket')) complaints.push(message.text())
  })
  await page.addInitScript(tapAudioOutput)
  await page.goto(url)
  const heard = async (): Promise<Heard> => page.evaluate(() => Reflect.get(window, 'heardByTest'))
  return { page, complaints, heard }
}

/** Runs in the page before its own code: whatever is connected to the speakers passes a counter on its way. */
function tapAudioOutput(): void {
  const heard: Heard = { loud: 0, largestStep: 0 }
  Reflect.set(window, 'heardByTest', heard)
  const taps = new WeakMap<BaseAudioContext, ScriptProcessorNode>()
  const connect: (this: AudioNode, target: AudioNode) => AudioNode = AudioNode.prototype.connect
  const tapOf = (context: BaseAudioContext): ScriptProcessorNode => {
    const known = taps.get(context)
    if (known !== undefined) return known
    const tap = context.createScriptProcessor(512, 1, 1)
    let last = 0
    tap.onaudioprocess = ({ inputBuffer, outputBuffer }) => {
      const samples = inputBuffer.getChannelData(0)
      outputBuffer.copyToChannel(samples, 0)
      for (const sample of samples) {
        if (Math.abs(sample) > 0.001) heard.loud++
        heard.largestStep = Math.max(heard.largestStep, Math.abs(sample - last))
        last = sample
      }
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
