import type { Eva } from '../assemble.ts'
import { BRAIN_IDS, type BrainId } from '../brain-ids.ts'
import { type Config, isLoopback } from '../config.ts'
import type { Interfaces } from '../lan/index.ts'

/** What is told of Eva before she is closed. */
export type Introduced = Omit<Eva, 'close' | 'config' | 'findAway' | 'phone'>

/** What a start tells: where she is, who thinks and speaks and why, and what does not work. One idea to a line. */
export function introduce(eva: Introduced, config: Config, interfaces: Interfaces): string[] {
  return [
    `Eva is ready at ${eva.address}`,
    ...inTheNetwork(eva, config, interfaces),
    `  brain  ${brainLine(eva, config)}`,
    `  voice  ${voiceLine(eva, config)}`,
    `  ear    ${earLine(eva, config)}`,
    ...eva.broken.map(({ id, reason }) => `  ! ${id} is not available: ${reason}`),
    ...eva.ignored.map((line) => `  ! ${line}`),
    ...unfulfilled(eva, config),
    ...unguarded(config),
    ...(eva.brains[0]?.id === 'scripted' ? [WAYS_TO_A_MIND] : []),
  ]
}

const WAYS_TO_A_MIND =
  '  For a real mind fetch a model ("npx eva models" lists them), or set GROQ_API_KEY, OPENAI_BASE_URL or EVA_LOCAL_MODEL.'

const BRAINS: ReadonlySet<string> = new Set(BRAIN_IDS)

function brainLine({ brains, broken }: Introduced, config: Config): string {
  const [best, ...others] = brains
  if (best === undefined) return 'none'
  const next = others.length === 0 ? '' : `; then ${others.map(({ id }) => id).join(', ')}`
  const someBroken = broken.some(({ id }) => BRAINS.has(id))
  return `${best.id} (${best.model}): ${whyBrain(best.id, config, someBroken)}${next}`
}

function whyBrain(id: string, { brains, ollama, localModel }: Config, someBroken: boolean): string {
  if (!brains.auto) return someBroken ? 'the first in EVA_LLM that works' : 'the first in EVA_LLM'
  switch (id) {
    case 'groq':
      return 'GROQ_API_KEY is set'
    case 'openai':
      return 'OPENAI_BASE_URL is set'
    case 'ollama':
      return `Ollama runs at ${ollama.url}`
    case 'local':
      return localModel === null ? 'chosen by "npx eva models use"' : 'EVA_LOCAL_MODEL is set'
    default:
      return someBroken ? 'no other works' : 'no other is set up'
  }
}

/** A wish for a brain that is not there; one that is broken has its own line. */
function unfulfilled({ brains, broken }: Introduced, config: Config): string[] {
  const { wish } = config.brains
  if (wish === null || [...brains, ...broken].some(({ id }) => id === wish.id)) return []
  return [`  ! ${wish.setting} cannot be followed: ${whyNot(wish.id, config)}`]
}

function whyNot(id: BrainId, { brains, ollama }: Config): string {
  if (!brains.ids.includes(id)) return `EVA_LLM does not name ${id}.`
  switch (id) {
    case 'groq':
      return 'set GROQ_API_KEY.'
    case 'openai':
      return 'set OPENAI_BASE_URL.'
    case 'ollama':
      return `no Ollama with a model to chat with answers at ${ollama.url}.`
    case 'local':
      return 'no model is chosen. Fetch one ("npx eva models" lists them), or set EVA_LOCAL_MODEL.'
    case 'scripted':
      return 'it was left out.'
  }
}

/** A password alone closes the door: without one nothing is asked of anybody, and she listens on this machine alone. */
const unguarded = ({ apiKey, password }: Config): string[] =>
  apiKey !== null && password === null
    ? ['  ! EVA_API_KEY guards nothing without EVA_PASSWORD: every program of this machine is let in. Set both.']
    : []

function voiceLine({ voices }: Introduced, config: Config): string {
  if (voices.length === 0) return 'none: she answers in text'
  const of = (engine: string): boolean => voices.some((id) => id.startsWith(`${engine}:`))
  const fetched = of('sherpa') ? 'fetched' : 'built in'
  const unasked = of('openai') ? 'TTS_BASE_URL is set' : fetched
  const why = config.voices === null ? unasked : `EVA_TTS=${config.voices.join(',')}`
  return `${voices.join(', ')}: ${why}; each sentence in the voice of its language`
}

function earLine({ ears }: Introduced, config: Config): string {
  const [best, ...others] = ears
  if (best === undefined) return 'none: type to her, or fetch one with "npx eva ears pull whisper-base"'
  const next = others.length === 0 ? '' : `; then ${others.join(', ')}`
  return `${best}: ${config.ears === null ? whyEar(best, config) : `EVA_STT=${config.ears.join(',')}`}${next}`
}

function whyEar(id: string, { stt }: Config): string {
  switch (id.split(':')[0]) {
    case 'sherpa':
      return 'fetched, hears on this machine'
    case 'openai':
      return stt?.service === 'groq' ? 'GROQ_API_KEY is set; what you say is sent to Groq' : 'STT_BASE_URL is set'
    default:
      return 'installed here; understands slow, clear English'
  }
}

function inTheNetwork({ address }: Introduced, config: Config, interfaces: Interfaces): string[] {
  const { host, allowedHosts } = config
  if (isLoopback(host)) return []
  const port = new URL(address).port || '80'
  const addresses = host === '0.0.0.0' || host === '::' ? reachable(interfaces, host === '::') : [host]
  const names =
    allowedHosts.length === 0
      ? 'for a name such as eva.home, set EVA_ALLOWED_HOSTS=eva.home'
      : `and by EVA_ALLOWED_HOSTS to ${allowedHosts.join(', ')}`
  return [
    `  in your network: ${addresses.map((name) => `http://${name}:${port}`).join(', ') || 'no address found'}`,
    `  She answers to these addresses; ${names}.`,
    '  Browsers give a microphone to HTTPS alone: for talking from a phone start her with --lan.',
  ]
}

/** Addresses by which other machines could reach this one. */
function reachable(interfaces: Interfaces, alsoV6: boolean): string[] {
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? [])
  return all
    .filter(({ internal, family, scopeid }) => !internal && (family === 'IPv4' || (alsoV6 && (scopeid ?? 0) === 0)))
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}
