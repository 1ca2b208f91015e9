import type { MemoryWords } from '../memory-words.ts'

const DAYS = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const COUNTS = 'une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze'
const PART_OF_DAY = 'matin|après-midi|soir|midi'

const word = (alternatives: string): string => String.raw`(?<![\p{L}\d])(?:${alternatives})(?![\p{L}\d])`

/** How French statements are taken apart. */
export const MEMORY_WORDS: MemoryWords = {
  possessives: ['mon', 'ma', 'mes', 'notre', 'nos'],
  compounds: /(?<!\p{L})(?:petite?s?|grande?s?|beaux?|belles?|demie?|arrière|ex)-(?=\p{L})/giu,
  articles: ['un', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'des', 'le', 'la', 'les', 'l'],
  owning: { une: 'ma', la: 'ma', des: 'mes', les: 'mes', deux: 'mes', trois: 'mes', quatre: 'mes', cinq: 'mes' },
  beforeVowel: { ma: 'mon' },
  pronouns: ['il', 'elle', 'ils', 'elles', 'c'],
  things: ['c'],
  owners: ['son', 'sa', 'ses', 'leur', 'leurs', 'lui'],
  firstPersons: ['je', 'j', 'm', 'me', 'on', 'nous', 'mon', 'ma', 'mes', 'notre', 'nos'],
  questionWords: [
    ...['que', 'qu', 'quoi', 'qui', 'ou', 'quand', 'comment', 'combien', 'pourquoi', 'quel', 'quelle', 'quels'],
    ...['quelles', 'est', 'sais', 'peux', 'tu', 'te', 'si', 's', 'parce', 'ai', 'suis', 'dois'],
  ],
  smallWords: [
    ...['un', 'une', 'des', 'le', 'la', 'les', 'l', 'de', 'du', 'd', 'mon', 'ma', 'mes', 'notre', 'nos', 'je', 'j'],
    ...['me', 'm', 'tu', 'te', 't', 'toi', 'moi', 'il', 'elle', 'ils', 'elles', 'on', 'nous', 'vous', 'se', 's', 'y'],
    ...['son', 'sa', 'ses', 'leur', 'leurs', 'lui', 'en', 'a', 'au', 'aux', 'dans', 'chez', 'sur', 'pour', 'par'],
    ...[
      'avec',
      'et',
      'est',
      'sont',
      'suis',
      'es',
      'c',
      'ce',
      'cet',
      'cette',
      'ca',
      'ai',
      'as',
      'ont',
      'avons',
      'etait',
    ],
    ...['ete', 'que', 'qu', 'quoi', 'qui', 'ou', 'quand', 'comment', 'combien', 'quel', 'quelle', 'quels', 'quelles'],
    ...['ne', 'n', 'pas', 'deja', 'encore', 'eva', 'heure', 'jour', 'date', 'couleur', 'age', 'ans', 'an', 'sais'],
    ...[
      'dis',
      'dit',
      'souviens',
      'rappelle',
      'rappelles',
      'si',
      'deux',
      'trois',
      'bien',
      'fait',
      'fais',
      'vie',
      'aussi',
    ],
  ],
  headFirst: true,
  endings: ['aient', 'ees', 'ent', 'ons', 'ait', 'ais', 'ees', 'ee', 'er', 'ez', 'es', 'e', 's', 'x'],
  signs: {
    day: new RegExp(
      word(
        `(?:(?:le|ce) )?(?:${DAYS})(?: (?:prochain|${PART_OF_DAY})){0,2}|aujourd['’]hui|ce soir|après-demain|demain(?: (?:${PART_OF_DAY}))?|la semaine prochaine|le mois prochain|(?:le )?(?:\\d{1,2}|1er|premier) (?:${MONTHS})(?: \\d{4})?|en (?:${MONTHS})|le \\d{1,2}`,
      ),
      'iu',
    ),
    hour: new RegExp(
      word(
        `(?:à|vers|dès) (?:\\d{1,2} ?(?:h|heures?)(?: ?\\d{2})?|midi(?: et demie?)?|minuit|(?:${COUNTS}) heures?(?: (?:et (?:demie|quart)|moins le quart))?)|\\d{1,2} ?h(?: ?\\d{2})?`,
      ),
      'iu',
    ),
    place: new RegExp(
      String.raw`(?<!\p{L})(?:à|au|aux|en|dans|chez|sur|sous|près d[eu']|derrière|devant|à côté d[eu']|vers) ?(?!(?:${DAYS}|${MONTHS}|midi|minuit)(?!\p{L})|\d+ ?(?:h|heures?|ans)(?!\p{L})|\d+(?!\s*[\p{L}\d]))[\p{L}\d].*`,
      'iu',
    ),
    number: new RegExp(word(String.raw`\d+|${COUNTS}|plusieurs|aucun`), 'iu'),
    colour: new RegExp(
      word(
        '(?:rouge|bleue?|vert|verte|jaune|noire?|blanc|blanche|grise?|marron|orange|rose|violette?|beige|dorée?|argentée?|turquoise|blonde?)s?(?: (?:foncé|clair|pâle))?',
      ),
      'iu',
    ),
  },
  asksForAll: /^(?:parle moi de|(?:que sais tu|qu est ce que tu sais|tu sais quoi) (?:de|sur)|et (?:mon|ma|mes)) /,
  asks: [
    {
      words: /(?:^| )(?:dans la vie|(?:que|quoi) fait|fait quoi) /,
      holds: /(?<!\p{L})(?:travaille|est|était|étudie|métier|boulot|enseigne)(?!\p{L})/iu,
    },
    { words: /(?:^| )ou /, signs: ['place'] },
    { words: /(?:^| )(?:quand|quel jour|quelle date) /, signs: ['day', 'hour'] },
    { words: /(?:^| )quelle heure /, signs: ['hour'] },
    { words: /(?:^| )(?:combien|quel age) /, signs: ['number'] },
    { words: /(?:^| )quelle couleur /, signs: ['colour'] },
  ],
}
