import type { Memories, Memory, MemoryKind } from '../contracts/memories.ts'
import { cuesOf } from './cues.ts'
import { findFacts } from './find-facts.ts'
import { fingerprintOf, plainWords } from './fingerprint.ts'

/** What somebody wants to be forgotten. */
export type ForgetWish =
  | { readonly what: 'everything' }
  /** What they told a moment ago. */
  | { readonly what: 'latest' }
  | { readonly what: 'kinds'; readonly kinds: readonly MemoryKind[] }
  /** Whatever it is that these words say, or are about. */
  | { readonly what: 'words'; readonly words: string }

const ASKS =
  /^(?:(?:please|eva|no|actually|now|and|so|can you|could you|will you|would you|i want you to|you can|you should|s'il te plaît|non|en fait|et|peux-tu|tu peux|pourrais-tu|je veux que tu|je voudrais que tu)[\s,]+)*(?:forget|erase|stop remembering|oublies?|oublier|effaces?|effacer)\s+(?:about\s+)?(?<said>.+)$/iu

const EVERYTHING =
  /^(?:everything|all)(?: (?:about me|i (?:said|told you|have told you)|you (?:know|remember)(?: (?:about|of) me)?|of it))?$|^(?:me|tout(?: (?:sur moi|de moi|ce que (?:je t'ai dit|tu sais(?: (?:de|sur) moi)?|tu retiens)))?)$/iu
const LATEST =
  /^(?:that|this|what i (?:just )?(?:said|told you)|ça|cela|ce que je (?:viens de (?:te )?dire|t'ai dit))$/iu

/** Facts that are called by what they are rather than by their words. */
const CALLED: readonly (readonly [phrase: RegExp, kinds: readonly MemoryKind[]])[] = [
  [
    /^(?:my name|who i am|what i am called|what my name is|mon (?:nom|prénom)|qui je suis|comment je m'appelle)$/iu,
    ['name'],
  ],
  [/^(?:where i live|my (?:home|address)|où j'habite|où je vis|mon adresse)$/iu, ['home']],
  [/^(?:where i (?:come|am) from|d'où je viens)$/iu, ['origin']],
  [/^(?:my age|how old i am|mon âge|quel âge j'ai)$/iu, ['age']],
  [/^(?:my birthday|when i was born|mon anniversaire|quand je suis née?)$/iu, ['birthday']],
  [
    /^(?:my (?:job|work|profession)|what i do(?: for a living)?|where i work|mon (?:travail|métier|boulot)|où je travaille)$/iu,
    ['work'],
  ],
]

/** The beginning of what is said of a thing: what follows is the thing. */
const ABOUT =
  /^(?:(?:what|everything|all) (?:that )?(?:i (?:said|told you)|you (?:know|remember)) about |the name of |(?:tout )?ce que (?:je t'ai dit|tu sais) (?:sur|de) |le nom de |que |qu'|that )/iu

/** Small words that any thing has. */
const OWNERS = /^(?:my|our|the|mon|ma|mes|notre|nos|le|la|les|l')\s*/iu

/** Whether a message asks to forget something; `null` for any other. "Forget it" means never mind. */
export function forgetWish(message: string): ForgetWish | null {
  const plain = message.normalize('NFC').replace(/[’‘ʼ]/g, "'").trim()
  const said = ASKS.exec(plain.replace(/[\s.,!?…]+$/u, ''))?.groups?.said?.replace(
    /(?:,? (?:please|s'il te plaît|now))+$/iu,
    '',
  )
  if (said === undefined || /^it$/iu.test(said)) return null
  if (EVERYTHING.test(said)) return { what: 'everything' }
  if (LATEST.test(said)) return { what: 'latest' }
  const called = CALLED.find(([phrase]) => phrase.test(said))
  if (called !== undefined) return { what: 'kinds', kinds: called[1] }
  const words = said.replace(ABOUT, '')
  return words === said && !OWNERS.test(said) ? null : { what: 'words', words }
}

/** So long after they were told things are "that", in ms. */
const A_MOMENT_MS = 10 * 60_000
/** More than anybody tells of one kind, or has with the same words. */
const MANY = 500

/** The memories that a wish means. */
export async function memoriesMeant(
  wish: ForgetWish,
  memories: Memories,
  { conversationId, nowMs }: { readonly conversationId: string; readonly nowMs: number },
): Promise<readonly Memory[]> {
  switch (wish.what) {
    case 'everything':
      return (await memories.list({ query: '', limit: 1_000_000, offset: 0 })).memories
    case 'kinds':
      return memories.ofKinds(wish.kinds, MANY)
    case 'latest': {
      const { memories: all } = await memories.list({ query: '', limit: MANY, offset: 0 })
      const here = all.filter(
        (each) => each.conversationId === conversationId && nowMs - each.createdAtMs <= A_MOMENT_MS,
      )
      return here.filter(({ turnId }) => turnId === here[0]?.turnId)
    }
    case 'words':
      return meantByWords(wish.words, memories)
    default:
      return wish satisfies never
  }
}

async function meantByWords(words: string, memories: Memories): Promise<readonly Memory[]> {
  const facts = findFacts(words)
  if (facts.length > 0) {
    const known = await memories.ofKinds([...new Set(facts.map(({ kind }) => kind))], MANY)
    return known.filter(({ key, text }) =>
      facts.some((fact) => (fact.key !== null && fact.key === key) || fingerprintOf(fact.text) === fingerprintOf(text)),
    )
  }
  const { beginnings } = cuesOf(words)
  if (beginnings.length === 0) return []
  const hits = await memories.matching(beginnings, MANY)
  return hits
    .map(({ memory }) => memory)
    .filter(({ text }) => {
      const present = plainWords(text)
      return beginnings.every((beginning) => present.some((word) => word.startsWith(beginning)))
    })
}
