import { EvaError } from '@eva/core'
import { realClock } from '../real-clock.ts'
import { openVoices } from '../start-eva.ts'
import { loadConfig } from './load-config.ts'

/** Lists the voices that are there, one to a line or as JSON. */
export async function voices(
  { language, json }: { readonly language?: string; readonly json?: boolean },
  print: (line: string) => void,
): Promise<void> {
  const { parts } = await openVoices(loadConfig(), realClock)
  try {
    const all = parts.flatMap((engine) => engine.voices)
    const wanted = all.filter((voice) => language === undefined || voice.languages.some((tag) => speaks(tag, language)))
    if (wanted.length === 0)
      throw new EvaError('no_voice', `No voice speaks "${language}".`, { fix: '"npx eva voices" lists them all.' })
    if (json === true) {
      print(JSON.stringify(wanted, null, 2))
      return
    }
    const width = Math.max(...wanted.map((voice) => voice.id.length))
    for (const { id, name, languages, gender } of wanted) {
      print(`${id.padEnd(width)}  ${languages.join(', ')}  ${name} (${gender})`)
    }
  } finally {
    await Promise.all(parts.map((engine) => engine.close()))
  }
}

const speaks = (tag: string, language: string): boolean =>
  tag.toLowerCase() === language.toLowerCase() || tag.toLowerCase().startsWith(`${language.toLowerCase()}-`)
