/** What a face can show of what is said. */
export const MOODS = ['neutral', 'joy', 'tenderness', 'curiosity', 'sadness', 'surprise', 'thought'] as const
export type Mood = (typeof MOODS)[number]

type Sign = { readonly mood: Mood; readonly strength: number; readonly pattern: RegExp }

/** Whole words, whatever stands around them; French elisions count as borders. */
const words = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/**
 * What moods sound like in English and French, and what they look like. A stronger sign is one that is hardly ever said
 * in another mood; punctuation alone only breaks a tie.
 */
const SIGNS: readonly Sign[] = [
  {
    mood: 'joy',
    strength: 2,
    pattern: words(
      'wonderful',
      'delighted',
      'hooray',
      'congratulations',
      'fantastic',
      'awesome',
      'ha ?ha+',
      'hilarious',
      'thrilled',
      'i love (?:it|that)',
    ),
  },
  {
    mood: 'joy',
    strength: 2,
    pattern: words(
      'génial[e]?',
      'formidable',
      'bravo',
      'félicitations',
      'ravie?s?',
      'hourra',
      'super',
      'quelle joie',
      'j’adore',
      "j'adore",
      'chouette',
      'ha ?ha+',
    ),
  },
  {
    mood: 'joy',
    strength: 1,
    pattern: words(
      'glad',
      'happy',
      'great',
      'fun',
      'funny',
      'lovely',
      'nice',
      'enjoy(?:ed|ing)?',
      'yay',
      'contente?s?',
      'heureu(?:x|se)',
      'drôle',
      'plaisir',
      'joie',
      'rire',
    ),
  },
  { mood: 'joy', strength: 2, pattern: /[😀😃😄😁😆😂🤣🎉🥳😎😊☺🙂]/gu },
  {
    mood: 'tenderness',
    strength: 2,
    pattern: words(
      'my dear',
      'sweetheart',
      "i(?:’|')?m here for you",
      'take care',
      'thinking of you',
      'hug(?:s)?',
      'be gentle',
      'sleep well',
      'sweet dreams',
      'proud of you',
    ),
  },
  {
    mood: 'tenderness',
    strength: 2,
    pattern: words(
      'ma chérie',
      'mon chéri',
      'je suis là pour toi',
      'prends soin de toi',
      'je pense à toi',
      'dors bien',
      'fais de beaux rêves',
      'fière de toi',
      'tendresse',
      'bisous?',
      'câlins?',
    ),
  },
  {
    mood: 'tenderness',
    strength: 1,
    pattern: words('dear', 'gentle', 'gently', 'warm', 'care', 'love', 'doucement', 'douce?', 'aime', 'tendre'),
  },
  { mood: 'tenderness', strength: 2, pattern: /[❤🧡💛💚💙💜🖤💕💖💗🥰😘🤗]/gu },
  {
    mood: 'sadness',
    strength: 2,
    pattern: words(
      "i(?:’|')?m (?:so |very |really )?sorry",
      'sad',
      'heartbroken',
      'grief',
      'grieving',
      'miss (?:her|him|them|you)',
      'unfortunately',
      'lonely',
      'condolences',
      'died',
      'passed away',
    ),
  },
  {
    mood: 'sadness',
    strength: 2,
    pattern: words(
      'désolée?',
      'triste(?:sse)?',
      'malheureusement',
      'chagrin',
      'deuil',
      'condoléances',
      'hélas',
      'mort',
      'morte',
      'décédée?',
      'me manque',
      'te manque',
      'seule au monde',
    ),
  },
  {
    mood: 'sadness',
    strength: 1,
    pattern: words(
      'hard',
      'lost',
      'cry',
      'crying',
      'tears',
      'hurts?',
      'pity',
      'dur',
      'perdue?',
      'pleurer',
      'larmes',
      'dommage',
      'mal',
    ),
  },
  { mood: 'sadness', strength: 2, pattern: /[😢😭😔😞🙁☹💔🥺]/gu },
  {
    mood: 'surprise',
    strength: 2,
    pattern: words(
      'wow',
      'oh my',
      'no way',
      'really\\?!?',
      'unbelievable',
      'incredible',
      "i did(?:n’|n')t expect",
      'astonishing',
      'who would have thought',
    ),
  },
  {
    mood: 'surprise',
    strength: 2,
    pattern: words(
      'oh là là',
      'ça alors',
      'incroyable',
      'pas possible',
      'vraiment ?\\?',
      'étonnante?',
      'je ne m’y attendais pas',
      'quelle surprise',
      'tiens donc',
      'waouh',
    ),
  },
  { mood: 'surprise', strength: 1, pattern: /[😮😯😲😱🤯]|\?!|!\?/gu },
  {
    mood: 'thought',
    strength: 2,
    pattern: words(
      'let me (?:think|see)',
      'hmm+',
      'i wonder',
      'perhaps',
      'on the other hand',
      'it depends',
      'i suppose',
      "i(?:’|')?m not sure",
    ),
  },
  {
    mood: 'thought',
    strength: 2,
    pattern: words(
      'voyons(?: voir)?',
      'hum+',
      'hmm+',
      'je me demande',
      'peut-être',
      'd’un autre côté',
      "d'un autre côté",
      'ça dépend',
      'je suppose',
      'je ne suis pas sûre?',
      'réfléchi(?:r|s|ssons)',
    ),
  },
  {
    mood: 'thought',
    strength: 1,
    pattern: words(
      'maybe',
      'think',
      'consider',
      'actually',
      'probably',
      'je crois',
      'je pense',
      'sans doute',
      'en fait',
      'probablement',
    ),
  },
  { mood: 'thought', strength: 2, pattern: /[🤔🧐]/gu },
  {
    mood: 'curiosity',
    strength: 2,
    pattern: words(
      'tell me (?:more|about)',
      'how did (?:it|that) go',
      'what happened',
      "i(?:’|')?d love to (?:hear|know)",
      "i(?:’|')?m curious",
      'what about you',
    ),
  },
  {
    mood: 'curiosity',
    strength: 2,
    pattern: words(
      'raconte(?:-moi)?',
      'dis-m’en plus',
      "dis-m'en plus",
      'dis-moi',
      'que s’est-il passé',
      'j’aimerais savoir',
      'je suis curieuse',
      'et toi',
    ),
  },
  { mood: 'curiosity', strength: 1, pattern: /\?(?=\s|$)/gu },
]

/** "Not happy" is not joy, "pas triste" not sadness: so many characters before a sign are searched for a denial. */
const DENIAL = /(?:\bnot?|n['’]t|\bnever|\bhardly|\bpas|\bjamais|\baucune?)\s+(?:\p{L}+\s+)?$/iu
const DENIAL_CHARS = 24

/** Less than this is no mood. */
const THRESHOLD = 1

/**
 * The mood of a piece of speech by its words, in English and French; `neutral` when nothing tells. The strongest wins, the
 * one that comes last among equals: an answer that ends in a question looks curious.
 */
export function moodOf(text: string): Mood {
  const scores = new Map<Mood, { strength: number; at: number }>()
  for (const { mood, strength, pattern } of SIGNS) {
    for (const match of text.matchAll(pattern)) {
      if (DENIAL.test(text.slice(Math.max(0, match.index - DENIAL_CHARS), match.index))) continue
      const score = scores.get(mood) ?? { strength: 0, at: 0 }
      scores.set(mood, { strength: score.strength + strength, at: Math.max(score.at, match.index) })
    }
  }
  const [best] = [...scores].sort(([, a], [, b]) => b.strength - a.strength || b.at - a.at)
  return best !== undefined && best[1].strength >= THRESHOLD ? best[0] : 'neutral'
}
