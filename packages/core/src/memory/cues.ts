import { MEMORY_KINDS, type MemoryKind } from '../contracts/memories.ts'
import { plainWords } from './fingerprint.ts'

/** What is looked for among the memories. */
export type Cues = {
  /** Beginnings of words: "dogs" looks for whatever begins with "dog". */
  readonly beginnings: readonly string[]
  readonly kinds: readonly MemoryKind[]
}

/** Words looked for at most; of a long text the latest. */
const BEGINNINGS_MAX = 16
const WORD_MIN_CHARS = 3
/** A word this long loses the mark of its plural. */
const PLURAL_MIN_CHARS = 4

/** Words that are in every sentence, and so say nothing about what it is about; plain, English and French. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `the and but for not you your yours are was were will would could should can may might must does did doing done have has had
  what where when who whom whose which why how this that these those there here then than with without from into onto about over
  under again also just very really much many more most some any all one two get got let say says said tell told know think want
  like love live make made take need please thank thanks yes okay hello hey well now today its his her hers him them they our ours
  she out off too been being because while still even only ever never always something anything nothing thing things eva remember
  les des une est sont suis etes sommes etait etais sera serait pas plus tres bien avec sans pour par sur sous dans chez entre vers
  que qui quoi dont quel quelle quels quelles comment pourquoi quand combien cela ceci cette ces son ses mon mes ton tes notre nos
  votre vos leur leurs elle elles ils nous vous moi toi lui eux mais donc car puis alors aussi encore deja toujours jamais rien tout
  tous toute toutes peu peux peut veux veut fait fais faire dis dit dire vais vas aller avoir etre ont avez avons avait aime oui non
  merci bonjour salut rappelle souviens quelque chose choses`.split(/\s+/),
)

/** What somebody speaks of, and the kinds of memories that belong to it, whatever their words. Matched against plain words. */
const TOPICS: readonly (readonly [topic: RegExp, kinds: readonly MemoryKind[]])[] = [
  [
    /\b(?:about me|know me|who am i|moi|me connais|sais de moi|qui suis je|remember about|told you|t ai dit)\b/,
    MEMORY_KINDS,
  ],
  [/\b(?:call me|my name|am i called|m appelle|mon (?:nom|prenom))\b/, ['name']],
  [
    /\b(?:where .*live|my (?:home|house|flat|town|city)|nearby|around here|near me|weather|local|neighbou?rhood|habite|chez moi|ma ville|pres d ici|meteo|quartier)\b/,
    ['home'],
  ],
  [
    /\b(?:where .*from|my country|originally|nationality|born|d ou je viens|mon pays|nationalite|nee?)\b/,
    ['origin', 'birthday'],
  ],
  [
    /\b(?:work|job|office|boss|career|salary|colleagues?|profession|study|studies|school|travail|boulot|metier|bureau|patron|carriere|salaire|collegues?|etudes|ecole)\b/,
    ['work'],
  ],
  [
    /\b(?:family|relatives|parents?|mother|mom|mum|father|dad|sister|brother|sons?|daughters?|children|kids|wife|husband|partner|girlfriend|boyfriend|famille|mere|maman|pere|papa|soeur|frere|fils|fille|enfants|femme|mari|copine|copain)\b/,
    ['family'],
  ],
  [/\b(?:pets?|animals?|dogs?|cats?|walk|vet|chiens?|chats?|animal|animaux|promenade|veterinaire)\b/, ['pet']],
  [/\b(?:how old|age|birthday|anniversaire|quel age)\b/, ['age', 'birthday']],
  [
    /\b(?:eat|eating|food|cook|cooking|recipes?|dinner|lunch|breakfast|restaurants?|meal|snack|dish|drink|bake|manger|mange|cuisine|cuisiner|recettes?|diner|dejeuner|petit dejeuner|repas|plat|boire|gouter)\b/,
    ['health', 'taste'],
  ],
  [
    /\b(?:health|doctor|ill|sick|pain|hurts?|medicine|allerg\w+|sport|exercise|sante|medecin|malade|mal|douleur|medicament|exercice)\b/,
    ['health'],
  ],
  [
    /\b(?:favou?rite|recommend|suggest|gift|present|movie|film|music|song|book|hobby|hobbies|fun|weekend|game|prefere\w*|conseille\w*|propose|cadeau|musique|chanson|livre|loisirs?|week end|jeu)\b/,
    ['taste'],
  ],
  [
    /\b(?:plans?|tomorrow|next week|weekend|holidays?|vacation|trip|travel|calendar|coming up|appointment|prevu|demain|semaine prochaine|week end|vacances|voyage|agenda|rendez vous)\b/,
    ['plan'],
  ],
]

/** What to look for while this is being said or typed. Its last word may not be whole yet. */
export function cuesOf(text: string): Cues {
  const words = plainWords(text)
  const plain = words.join(' ')
  const telling = words.filter((word) => word.length >= WORD_MIN_CHARS && !SMALL_WORDS.has(word))
  return {
    beginnings: [...new Set(telling.map(withoutPlural))].slice(-BEGINNINGS_MAX),
    kinds: [...new Set(TOPICS.flatMap(([topic, kinds]) => (topic.test(plain) ? kinds : [])))],
  }
}

const withoutPlural = (word: string): string =>
  word.length >= PLURAL_MIN_CHARS && /[sx]$/.test(word) && !/ss$/.test(word) ? word.slice(0, -1) : word
