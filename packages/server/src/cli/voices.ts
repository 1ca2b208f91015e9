import { EvaError } from '@eva/core'
import { voiceBodies } from '../http/voice-bodies.ts'
import { openNeuralVoices } from '../opening/places.ts'
import { withSettings } from '../opening/with-settings.ts'
import { realClock } from '../real-clock.ts'
import { requireSpeaker } from '../voices/index.ts'
import { loadConfig } from './load-config.ts'
import { openSpeaking } from './open-speaking.ts'
import { pullSet, removeSet, type SetWords } from './set-commands.ts'
import { voiceLines } from './voice-lines.ts'

type Print = (line: string) => void

const VOICES: SetWords = {
  command: 'voices',
  done: (id) => `${id} is here. "npx eva voices" lists its voices; "npx eva voices use <voice>" makes one hers.`,
  open: () => openNeuralVoices(loadConfig(), realClock),
}

/** What `voices use` takes for a voice's name to take a choice back. */
const NO_CHOICE = 'default'

/** Lists the voices that are here, and those that can be fetched; or all of them as JSON, those that are here first. */
export async function listVoices(
  { language, json }: { readonly language?: string; readonly json?: boolean },
  print: Print,
): Promise<void> {
  const { engines, speaking, neural } = await openSpeaking(loadConfig())
  try {
    const all = voiceBodies(speaking, await neural.list())
    const wanted = all.filter(
      ({ languages }) => language === undefined || languages.some((tag) => speaks(tag, language)),
    )
    if (wanted.length === 0)
      throw new EvaError('no_voice', `No voice speaks "${language}".`, { fix: '"npx eva voices" lists them all.' })
    const ordered = [...wanted].sort((a, b) => Number(b.installed) - Number(a.installed))
    if (json === true) print(JSON.stringify(ordered, null, 2))
    else for (const line of voiceLines(ordered)) print(line)
  } finally {
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

export const pullVoice = (name: string, print: Print): Promise<void> => pullSet(name, VOICES, print)

export const removeVoice = (name: string, print: Print): Promise<void> => removeSet(name, VOICES, print)

/** Makes a voice hers for a language; a running Eva notices. */
export async function useVoice(
  name: string,
  { language }: { readonly language?: string },
  print: Print,
): Promise<void> {
  const config = loadConfig()
  if (name === NO_CHOICE && language === undefined) {
    throw new EvaError('invalid_request', 'Say for which language: --language fr.')
  }
  const tag = language ?? (await mainLanguage(name))
  if (name !== NO_CHOICE) await withEngines((engines) => requireSpeaker(engines, name, tag))
  const id = name === NO_CHOICE ? null : name
  await withSettings(config, realClock, ({ voice }) => voice.change({ voices: { [tag]: id } }))
  print(
    id === null ? `She speaks "${tag}" with the best voice there is.` : `She speaks "${tag}" with ${id} from now on.`,
  )
}

async function withEngines<T>(use: (engines: Parameters<typeof requireSpeaker>[0]) => T): Promise<T> {
  const { engines } = await openSpeaking(loadConfig())
  try {
    return use(engines)
  } finally {
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

const mainLanguage = (id: string): Promise<string> =>
  withEngines((engines) => {
    const voice = engines.flatMap((engine) => engine.voices).find((one) => one.id === id)
    return voice?.languages[0]?.toLowerCase().split('-')[0] ?? 'en'
  })

const speaks = (tag: string, language: string): boolean =>
  tag.toLowerCase() === language.toLowerCase() || tag.toLowerCase().startsWith(`${language.toLowerCase()}-`)
