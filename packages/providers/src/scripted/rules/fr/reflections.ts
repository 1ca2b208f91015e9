import type { Rule } from '../types.ts'

/** The user's own words, turned around: what she says when no rule knows better. */
export const REFLECTIONS: readonly Rule[] = [
  {
    id: 'i-feel',
    patterns: [
      "* (je me sens|je sens que|je ressens|j'ai l'impression que|j'ai l'impression de|j'ai l'impression d') {x:12}",
    ],
    replies: [
      'Depuis quand est-ce comme ça ?',
      "Et d'où cela vient-il, à ton avis ?",
      "Qu'est-ce que ça change dans tes journées ?",
    ],
    examples: ['Je me sens comme un étranger ici', "j'ai l'impression que le temps passe vite"],
  },
  {
    id: 'i-want',
    patterns: [
      "* (je veux|je voudrais|j'aimerais|j'ai envie de|j'ai envie d'|j'espère|je souhaite|je rêve de|je rêve d'|j'ai besoin de|j'ai besoin d'|j'essaie de|j'essaie d') {x:12}",
    ],
    remembers: { kind: 'told' },
    replies: [
      "Qu'est-ce qui changerait si ça arrivait ?",
      'Supposons que ça marche. Que ferais-tu en premier ?',
      "Qu'est-ce qui te retient ?",
      'Depuis quand en as-tu envie ?',
    ],
    examples: [
      'Je voudrais faire le tour du monde',
      "J'ai besoin d'un nouveau téléphone",
      "j'essaie d'apprendre la guitare",
    ],
  },
  {
    id: 'i-think',
    patterns: [
      "* (je pense|je crois|je trouve|je suppose|j'imagine|je suis sûr|je suis sûre|je sais) (que|qu') {x:12}",
    ],
    replies: [
      "Qu'est-ce qui te fait penser que {x} ?",
      'As-tu toujours vu les choses ainsi ?',
      "Tu dis que {x}. Est-ce qu'une part de toi en doute ?",
    ],
    examples: ['Je pense que les gens devraient lire plus', "je crois qu'il y a un fantôme"],
  },
  {
    id: 'i-can-not',
    patterns: [
      "* (je ne peux pas|je n'arrive pas à|je ne sais pas|je ne parviens pas à|je n'arrive plus à|je peux pas|j'arrive pas à) {x:12}",
    ],
    remembers: { kind: 'told' },
    replies: [
      'Que se passerait-il si tu y arrivais ?',
      "Qu'as-tu déjà essayé ?",
      "Pas encore, peut-être. Qu'est-ce qui t'aiderait à {x} ?",
    ],
    examples: ["Je n'arrive pas à retrouver mes lunettes", 'je ne sais pas nager'],
  },
  {
    id: 'i-have-to',
    patterns: ['* (je dois|il faut que je|je devrais|il faudrait que je|je suis obligé de|je suis obligée de) {x:12}'],
    remembers: { kind: 'told' },
    replies: ['Qui le dit, au fond ?', 'Et que se passerait-il, sinon ?', 'Comment le vis-tu ?'],
    examples: ['Je dois ranger la cuisine', 'je devrais appeler ma mère plus souvent'],
  },
  {
    id: 'i-am',
    patterns: ["* (je suis|j'étais) {x:12}"],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      "{told}, d'accord. Je le garde en tête.",
      'Je vois, {told}. Comment le vis-tu ?',
      "Donc {told} ? J'aimerais mieux comprendre.",
      'Je comprends que {told}. Depuis quand ?',
    ],
    otherwise: [
      'Depuis combien de temps ?',
      "Et qu'est-ce que ça te fait ?",
      'Comment est-ce arrivé ?',
      "Parle-m'en encore. Je veux comprendre.",
    ],
    examples: ['Je suis en train de faire la cuisine', "j'étais au bord de la rivière"],
  },
  {
    id: 'i-have',
    patterns: ["* (j'ai|j'avais|je possède) {x:12}"],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      '{told}, je vois. Je le garde en tête.',
      "Donc {told}. Je m'en souviendrai. Comment le vis-tu ?",
      "{told} ? Dis-m'en un peu plus.",
      "C'est bon à savoir : {told}. Quelle est l'histoire derrière tout ça ?",
    ],
    otherwise: [
      "Qu'est-ce que cela représente pour toi ?",
      'Comment est-ce venu ?',
      'Tu as {x}. Et tu en penses quoi ?',
      'Et est-ce que ça te plaît ?',
    ],
    examples: ["J'ai deux sœurs", "j'ai acheté un vélo"],
  },
  {
    id: 'my-people',
    patterns: [
      '* {my=mon|ma|mes} {who=mère|père|maman|papa|frère|sœur|fils|fille|femme|mari|copine|copain|ami|amie|meilleur ami|meilleure amie|patron|patronne|chef|prof|famille|parents|enfants|grand-mère|grand-père|oncle|tante|collègue|voisin|voisine|chien|chat} {x:12}',
    ],
    remembers: { kind: 'told' },
    replies: [
      'Parle-moi encore de {my} {who}.',
      'Comment est {my} {who} ?',
      "Tu t'entends bien avec {my} {who} ?",
      'Et toi, que ressens-tu dans ces moments-là ?',
    ],
    examples: ['Hier mon frère est venu me voir'],
  },
  {
    id: 'because',
    patterns: ["[*] (parce que|parce qu'|car|puisque) {x:14}"],
    replies: [
      'Est-ce la seule raison, à ton avis ?',
      'Je comprends mieux. Y a-t-il autre chose derrière ?',
      "Et si ce n'était pas le cas, qu'est-ce qui changerait ?",
    ],
    examples: ["parce qu'il pleuvait"],
  },
  {
    id: 'you-are',
    asked: true,
    patterns: ["[je trouve que|je crois que|peut-être que] (tu es|tu as l'air|tu sembles) {x:10}"],
    replies: [
      "Qu'est-ce qui te fait dire ça de moi ?",
      "C'est possible. Est-ce que ça te gêne ?",
      'Tu me préférerais autrement ?',
    ],
    examples: ['Tu es toujours si calme avec moi', "tu as l'air un peu ailleurs"],
  },
  {
    id: 'can-you',
    asked: true,
    patterns: [
      '(peux-tu|tu peux|pourrais-tu|est-ce que tu|veux-tu|tu veux|as-tu|feras-tu|tu sais|sais-tu|voudrais-tu) {x:12}',
    ],
    replies: [
      "Je ne suis pas sûre d'y arriver. Qu'est-ce que ça t'apporterait ?",
      "C'est peut-être plus que je ne sais faire. Qu'avais-tu en tête ?",
      "J'en doute, honnêtement. Je parle, j'écoute, je retiens. Pourquoi cette question ?",
    ],
    examples: ['Est-ce que tu grimperais une montagne ?', 'pourrais-tu porter mes valises'],
  },
  {
    id: 'we-do',
    patterns: ['[*] (nous|on) {x:12}'],
    remembers: { kind: 'told' },
    replies: [
      "Je le garde en tête. Qu'est-ce que tu y aimes le plus ?",
      "Dis-m'en plus. Qui en a eu l'idée ?",
      'Et comment le vivez-vous, toi et les autres ?',
    ],
    examples: ['Nous partons en Italie en juillet', 'Hier on a marché au bord de la rivière'],
  },
  {
    id: 'always-never',
    patterns: ['* (toujours|jamais|tout le temps|à chaque fois|sans arrêt) *'],
    replies: [
      'Tu penses à une fois en particulier ?',
      "Toujours, c'est un grand mot. Quand était-ce autrement ?",
      "Quand l'as-tu remarqué pour la première fois ?",
    ],
    examples: ['les trains sont toujours en retard', 'ça ne marche jamais'],
  },
  {
    id: 'everyone',
    patterns: ['* (tout le monde|personne|les gens|ils|elles|on) *'],
    replies: [
      "Tu penses à quelqu'un en particulier ?",
      "Qui te vient à l'esprit en premier ?",
      'Et toi, où te situes-tu dans tout ça ?',
    ],
    examples: ['tout le monde parle du match', 'les gens sont bizarres'],
  },
  {
    id: 'dream',
    patterns: ['* (rêve|rêves|rêvé|cauchemar|cauchemars) *'],
    replies: [
      "Qu'as-tu ressenti au réveil ?",
      'Les rêves parlent de biais. Que disait celui-là, selon toi ?',
      "Y avait-il quelqu'un que tu connais ?",
    ],
    examples: ['un rêve étrange cette nuit'],
  },
  {
    id: 'if',
    asked: true,
    patterns: ["[et|mais] (si|s') {x:12}"],
    replies: ['Est-ce probable, à ton avis ?', 'Et dans ce cas, que souhaiterais-tu ?', 'Supposons. Et ensuite ?'],
    examples: ['Et si la terre était plate ?', "si seulement c'était l'été"],
  },
  {
    id: 'i-do',
    patterns: ["[*] (je|j'|moi je) {x:12}"],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      'Donc {told}. Je le garde en tête.',
      "{told}, d'accord. Je m'en souviendrai. C'est comment ?",
      "{told} ? Dis-m'en un peu plus.",
      "Je vois : {told}. Et comment ça s'est passé ?",
    ],
    otherwise: [
      "J'aimerais me l'imaginer. C'est comment ?",
      "Et qu'est-ce que ça te fait ?",
      "C'est intéressant. Quelle est l'histoire derrière tout ça ?",
      'Dis-moi ce qui te traverse quand tu en parles.',
    ],
    examples: ['Hier je marchais au marché', 'je nage tous les matins'],
  },
]

/** When nothing else fits. */
export const FALLBACK: Rule = {
  id: 'fallback',
  patterns: [],
  replies: [
    "J'aimerais en entendre davantage.",
    "Continue. Qu'est-ce qui rend cela important pour toi ?",
    'Je ne suis pas sûre de te suivre, mais je suis curieuse. Tu peux le dire autrement ?',
    "Intéressant. Et qu'est-ce que tu ressens à ce sujet ?",
    "Restons-y un instant. Qu'y a-t-il derrière ?",
    'Hum. Que dirait ta meilleure amie ou ton meilleur ami ?',
    'Et à quoi cela te fait-il penser ?',
    'Raconte encore un peu, et prends ton temps.',
  ],
  examples: ['pommes de terre bleues sur la lune'],
}

/** For a message without a word in it. */
export const SILENCE: Rule = {
  id: 'silence',
  patterns: [],
  replies: [
    'Je suis là. Prends ton temps.',
    'Pas besoin de mots. Je peux attendre.',
    'Le silence, ça va aussi. Je reste avec toi.',
  ],
  examples: [],
}
