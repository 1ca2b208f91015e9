import type { MemoryWords } from '../memory-words.ts'

const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'
const COUNTS = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const HOUR = String.raw`\d{1,2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m|p\.m|o'clock))?`

const word = (alternatives: string): string => String.raw`(?<![\p{L}\d])(?:${alternatives})(?![\p{L}\d])`

/** How English statements are taken apart. */
export const MEMORY_WORDS: MemoryWords = {
  possessives: ['my', 'our'],
  compounds: /(?<!\p{L})(?:step|half|ex|great|god|mother|father|sister|brother|in)-(?=\p{L})/giu,
  articles: ['a', 'an', 'one', 'two', 'three', 'four', 'five', 'six', 'some', 'another', 'the'],
  owning: {},
  beforeVowel: {},
  pronouns: ['he', 'she', 'they', 'it'],
  things: ['it'],
  owners: ['his', 'her', 'their', 'its', 'him', 'them'],
  firstPersons: ['i', 'we', 'my', 'our', 'mine', 'ours'],
  questionWords: [
    ...['what', 'where', 'when', 'who', 'whose', 'which', 'how', 'why', 'do', 'does', 'did', 'is', 'are', 'am', 'was'],
    ...['were', 'can', 'could', 'should', 'shall', 'will', 'would', 'have', 'has', 'may', 'if', 'because'],
  ],
  smallWords: [
    ...['a', 'an', 'the', 'my', 'our', 'i', 'we', 'you', 'your', 'he', 'she', 'it', 'they', 'his', 'her', 'their'],
    ...['its', 'him', 'them', 'me', 'us', 's', 'am', 'is', 'are', 'was', 'were', 'be', 'been', 'being', 'do', 'does'],
    ...['did', 'have', 'has', 'had', 'got', 'what', 'where', 'when', 'who', 'whose', 'which', 'how', 'why', 'in', 'on'],
    ...['at', 'to', 'of', 'for', 'from', 'with', 'by', 'and', 'or', 'that', 'this', 'there', 'if', 'whether', 'as'],
    ...[
      'many',
      'much',
      'old',
      'long',
      'time',
      'day',
      'date',
      'colour',
      'kind',
      'sort',
      'again',
      'now',
      'still',
      'just',
    ],
    ...['already', 'eva', 'please', 'know', 'remember', 'remind', 'tell', 'told', 'said', 'say', 'can', 'about', 'any'],
    ...['one', 'two', 'some', 'not', 'no', 'yes', 'so', 'exactly', 'really', 'next', 'all', 'new', 'place', 'thing'],
    ...[
      'favourite',
      'best',
      'own',
      'little',
      'big',
      'older',
      'younger',
      'name',
      'called',
      'named',
      'else',
      'anything',
      'happen',
      'happened',
    ],
  ],
  headFirst: false,
  endings: ['ing', 'ies', 'ed', 'es', 's', 'y', 'e'],
  signs: {
    day: new RegExp(
      word(
        `(?:(?:on|this|next|every) ){0,2}(?:${DAYS})s?(?: (?:morning|afternoon|evening|night))?|today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|(?:this|next) (?:week|weekend|month|year)|(?:(?:on|in) )?(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS})|(?:(?:on|in) )?(?:${MONTHS})(?: (?:the )?\\d{1,4}(?:st|nd|rd|th)?)?|on the \\d{1,2}(?:st|nd|rd|th)`,
      ),
      'iu',
    ),
    hour: new RegExp(
      word(
        `(?:at|from|around|about) (?:${HOUR}|noon|midnight|lunchtime|(?:half past|quarter past|quarter to) (?:\\d{1,2}|${COUNTS})|(?:${COUNTS})(?: (?:thirty|fifteen|forty-five|o'clock))?)|\\d{1,2}(?:[:.]\\d{2})? ?(?:am|pm|o'clock)|\\d{1,2}:\\d{2}|noon|midnight`,
      ),
      'iu',
    ),
    place: new RegExp(
      String.raw`(?<!\p{L})(?:in|at|near|on|under|behind|inside|beside|next to|from|to|opposite|by|over|above|outside) (?!(?:${DAYS}|${MONTHS}|noon|midnight|half|quarter)(?!\p{L})|\d+(?![\p{L}\d])(?!\s+\p{L}))[\p{L}\d].*`,
      'iu',
    ),
    number: new RegExp(word(String.raw`\d+|${COUNTS}|a|an|no|several|many`), 'iu'),
    colour: new RegExp(
      word(
        '(?:(?:dark|light|pale|bright) )?(?:red|blue|green|yellow|black|white|grey|gray|brown|orange|pink|purple|violet|silver|gold|golden|beige|turquoise|blond|blonde)',
      ),
      'iu',
    ),
  },
  asksForAll: /^(?:tell me about|what do you (?:know|remember) about|what about|and my) /,
  asks: [
    {
      words: /(?:^| )what (?:does|do|did) .*do /,
      holds: /(?<!\p{L})(?:works?|worked|job|is an?|was an?|teach|stud(?:y|ies)|runs?)(?!\p{L})/iu,
    },
    { words: /(?:^| )where /, signs: ['place'] },
    { words: /(?:^| )(?:when|what day|which day|what date) /, signs: ['day', 'hour'] },
    { words: /(?:^| )(?:what time|which time) /, signs: ['hour'] },
    { words: /(?:^| )how (?:many|old|much) /, signs: ['number'] },
    { words: /(?:^| )(?:what|which) colour /, signs: ['colour'] },
  ],
}
