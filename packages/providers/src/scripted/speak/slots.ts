import type { Captures } from '../understand/pattern.ts'
import { squash } from '../understand/words.ts'
import { reflect } from './reflect.ts'
import { seedFrom } from './seed.ts'
import { pastReplies, type Situation } from './situation.ts'
import { hourAndMinute, spokenDate, spokenPart, spokenTime, spokenWeekday } from './spoken-time.ts'
import { type FillSlot, signatureOf } from './template.ts'

/** For how many replies she does not say again how to give her a real mind. */
const HINT_PAUSE_REPLIES = 8

/** Longest message that she says back, in characters. */
const MAX_CHARACTERS_SAID_AGAIN = 200

/** What an ability found, spoken as it stands. */
export type Slots = Readonly<Record<string, string>>

/** Fills slots from what an ability found, then from the user's words turned around, then from the world. */
export function slotFiller(situation: Situation, captures: Captures, found: Slots): FillSlot {
  const { grammar } = situation.language.pack
  return (name) => {
    if (Object.hasOwn(found, name)) return found[name] ?? null
    if (Object.hasOwn(captures, name)) return reflect(captures[name] ?? '', grammar)
    return worldSlot(name, situation)
  }
}

function worldSlot(name: string, situation: Situation): string | null {
  const { now, language, memory } = situation
  const { locale } = language.pack
  switch (name) {
    case 'name':
      return memory.facts.find((fact) => fact.kind === 'name')?.captures.value ?? null
    case 'herself':
      return situation.herself
    case 'hello':
      return helloAt(hourAndMinute(now).hour, situation)
    case 'time':
      return spokenTime(now, language.pack.language)
    case 'date':
      return spokenDate(now, locale)
    case 'weekday':
      return spokenWeekday(now, locale)
    case 'tomorrow':
      return spokenWeekday(now, locale, 1)
    case 'yesterday':
      return spokenWeekday(now, locale, -1)
    case 'month':
    case 'year':
      return spokenPart(now, locale, name)
    case 'die':
      return String(1 + (seedFrom(`die ${situation.conversationId} ${situation.turns.length}`) % 6))
    case 'said':
      return previousWords(situation)
    case 'askname':
      return askForName(situation)
    case 'hint':
      return hintUnlessGiven(situation)
    default:
      return null
  }
}

function helloAt(hour: number, { language }: Situation): string | null {
  return language.pack.hellos.findLast(({ fromHour }) => hour >= fromHour)?.hello ?? null
}

/** How to give her a real mind, unless she said so a few replies ago. */
function hintUnlessGiven(situation: Situation): string | null {
  const { hints } = situation.language.pack
  const recent = squash(pastReplies(situation).slice(-HINT_PAUSE_REPLIES).join(' '))
  if (hints.some((hint) => recent.includes(signatureOf(hint)))) return null
  return hints[seedFrom(`hint ${situation.conversationId}`) % hints.length] ?? null
}

/** What the user said in the turn before, if it can be said again in one breath. */
function previousWords({ turns }: Situation): string | null {
  const said = turns.at(-2)?.said.trim() ?? ''
  if (said === '' || said.length > MAX_CHARACTERS_SAID_AGAIN) return null
  return /[.!?…]$/.test(said) ? said : `${said}.`
}

/** "What should I call you?", unless she knows or has asked. */
function askForName(situation: Situation): string | null {
  const question = situation.language.pack.asks.find(({ rule }) => rule === 'tell-name')?.question
  const known = situation.memory.facts.some(({ kind }) => kind === 'name')
  if (question === undefined || known) return null
  return pastReplies(situation).some((text) => squash(text).includes(squash(question))) ? null : question
}
