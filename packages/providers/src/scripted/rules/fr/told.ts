import type { Rule } from '../types.ts'

const MY = '{my=mon|ma|mes|notre|nos}'
const VERBS =
  "est|sont|était|n'est|ne sont|a|ont|avait|n'a|habite|habitent|vit|vivent|travaille|travaillent|aime|aiment|adore|adorent|déteste|détestent|joue|jouent|étudie|fait|font|va|vont|vient|viennent|part|partent|commence|commencent|finit|finissent|parle|parlent|mange|mangent|boit|conduit|veut|veulent|s'appelle|coûte|pèse|arrive|arrivent|ouvre|ferme|dort|dorment|court|cuisine|chante|peint|écrit|lit|sait|pense|voyage|tombe|se trouve|se trouvent|se passe|ne|n'aime|n'habite|va avoir|aura|sera|peut|doit"
const NO =
  "non|en fait|pardon|je veux dire|je voulais dire|j'ai dit|non pardon|non en fait|non je voulais dire|oups|ah non|mais non"
const ASK =
  'sais-tu|tu sais|tu te souviens|te souviens-tu|tu te rappelles|te rappelles-tu|peux-tu me dire|tu peux me dire|dis-moi|rappelle-moi|et|alors|est-ce que tu sais|est-ce que tu te souviens'
const WHEN =
  'où|quand|comment|combien|quoi|qui|à quelle heure|quel jour|de quelle couleur|à quoi|pourquoi|avec qui|quel âge'

/** What the user tells that has no rule of its own: kept in their words, asked for in theirs. */
export const TOLD: readonly Rule[] = [
  {
    id: 'tell-called-so',
    priority: 54,
    ability: 'keep',
    patterns: [
      "[non|en fait|pardon|mais] (il s'appelle|elle s'appelle|ils s'appellent|elles s'appellent|il se nomme|elle se nomme|on l'appelle|je l'appelle|il s'appelait|elle s'appelait) [en fait|maintenant] {value:4}",
      "[non|en fait|pardon] (son nom est|son nom c'est|son prénom est|son prénom c'est|leurs noms sont) {value:4}",
    ],
    remembers: { kind: 'called', about: 'topic' },
    replies: [
      "{value}, donc. C'est noté.",
      'Ah, {value}. Merci, maintenant je le sais.',
      'Je vois : {told}. Je le retiens.',
    ],
    otherwise: ['Quel joli nom. Qui le porte ?', 'Un beau nom. De qui parles-tu ?'],
    examples: ["Non, il s'appelle Bean", 'Son prénom est Anna', "on l'appelle Teddy"],
  },
  {
    id: 'correct',
    priority: 31,
    ability: 'correct',
    corrects: true,
    patterns: [
      `[${NO}] (c'est|c'était|il part|elle commence|il commence|ça commence|elle est|il est) [plutôt|en fait] (à|au|le|en|dans|chez|sur|sous|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|vers|ce) *`,
      `(${NO}) (c'est|c'était|il est|elle est|plutôt) [plutôt] {value:4}`,
      `(${NO}) {value:3}`,
      'pas {old:3} (mais|plutôt) {value:4}',
    ],
    replies: ["Donc {told}. C'est noté.", 'Merci, maintenant je le sais : {told}.', 'Entendu : {told}.'],
    examples: ["Non, c'est mercredi", 'en fait, mercredi', 'je voulais dire à 11h'],
  },
  {
    id: 'tell-note',
    priority: 28,
    ability: 'keep',
    patterns: [
      "[s'il te plaît|peux-tu|tu peux|est-ce que tu peux] (souviens-toi|rappelle-toi|retiens|n'oublie pas|note|note bien|garde en tête|mémorise|sache|retenir|noter|te souvenir) (que|qu'|ceci|ça) {value:14}",
      "[s'il te plaît] (retiens|note|n'oublie pas|souviens-toi) {value:12}",
    ],
    remembers: { kind: 'told' },
    replies: [
      'Je retiens que {told}.',
      "C'est noté : {told}. Je le garde pendant qu'on parle.",
      "C'est gardé. Demande-le-moi, et je te dirai que {told}.",
      "C'est noté, avec tes mots à toi. Je les garde pendant qu'on parle.",
    ],
    otherwise: [
      'Je veux bien, mais je ne sais pas de qui ou de quoi tu parles. Tu peux le dire en une phrase ?',
      'Dis-le-moi avec un nom dedans, et je le garderai.',
    ],
    examples: ["n'oublie pas que je suis allergique aux noix", "retiens qu'on part à l'aube"],
  },
  {
    id: 'tell-plan',
    priority: 45,
    ability: 'keep',
    patterns: [
      "(j'ai|on a|nous avons|j'aurai) (un|une|mon|ma|le|la|des) [{x:2}] (réunion|rendez-vous|examen|entretien|vol|train|fête|dîner|déjeuner|concert|cours|leçon|contrôle|mariage|voyage|présentation|match|répétition|visite|soirée|anniversaire|oral|audition) *",
      "(demain|aujourd'hui|ce soir|la semaine prochaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) [prochain] (j'ai|on a) (un|une|mon|ma|le|la|rendez-vous) *",
      "(j'ai|on a) rendez-vous *",
    ],
    remembers: { kind: 'told' },
    replies: [
      "C'est noté : {told}. Je n'ai pas de sonnerie, mais tu peux me le demander.",
      "Donc {told}. Je le garde en tête, même si je ne sais pas mettre d'alarme.",
      "D'accord : {told}. Demande-le-moi quand tu veux.",
    ],
    otherwise: ["C'est noté. Redemande-le-moi quand tu veux.", "Je l'ai noté. Tu peux me le redemander."],
    examples: ["J'ai une réunion mardi à 10h", "j'ai un rendez-vous chez le dentiste demain", "Demain j'ai un examen"],
  },
  {
    id: 'tell-called-short',
    priority: 33,
    ability: 'keep',
    patterns: [`{value:2} (est|c'est|était) ${MY} {thing:2}`],
    only: { capture: 'value', looksLike: 'name' },
    remembers: { kind: 'called', each: 'thing' },
    replies: [
      'Je le retiens : {told}.',
      'Donc {told}. Et comment est {value} ?',
      "C'est noté. Depuis quand connais-tu {value} ?",
    ],
    otherwise: ["Je vois. Dis-m'en plus.", "C'est noté, et quoi d'autre ?"],
    examples: ['Paul est mon patron', "Anna, c'est ma meilleure amie"],
  },
  {
    id: 'tell-told',
    minor: true,
    priority: 30,
    ability: 'keep',
    patterns: [
      `${MY} {thing:2} (${VERBS}) {x:12}`,
      `(le|la|les|l') {a:3} (de|d') ${MY} {thing:2} (${VERBS}) {x:12}`,
      `(il|elle|ils|elles) (${VERBS}) {x:12}`,
      `(son|sa|ses|leur|leurs) {thing:2} (${VERBS}) {x:12}`,
      "(le|la|les|l') {a:3} (est|sont|était|passe|passent|part|partent|commence|commencent|ferme|ferment|ouvre|ouvrent|finit|arrive) (à|au|aux|le|en|dans|chez|sur|sous|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|vers) {x:8}",
      "(le|l'|la) {a:1} (du|de|de la|de l'|d') {b:3} (est|c'est) {x:8}",
      `[lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|aujourd'hui] c'est (le|la|l') {a:2} (de|d') ${MY} {thing:2} *`,
      `${MY} {thing:1} {x:12}`,
    ],
    remembers: { kind: 'told' },
    replies: [
      "Je retiens que {told}. Que devrais-je savoir d'autre ?",
      'Donc {told}. Raconte encore, si tu veux.',
      'Je vois, {told}. Je le garde en tête.',
      "C'est bon à savoir. Dis-m'en un peu plus.",
    ],
    otherwise: ["J'aimerais en entendre davantage.", "Et qu'est-ce que ça te fait ?", 'Je vois. De qui parles-tu ?'],
    examples: [
      'Ma sœur est médecin',
      'ma voiture est rouge',
      'notre jardin est plein de roses',
      'Ma sœur habite à Lyon',
      'Elle travaille dans une boulangerie',
      'mon chef crie sur tout le monde',
    ],
  },
  {
    id: 'ask-told',
    priority: 42,
    ability: 'look-up',
    patterns: [
      `[${ASK}] (où|quand|comment|combien|que|qui|quel|quelle|quels|quelles|à quelle heure|quel jour|qu'est-ce que|qu'est-ce qu'|c'est quand|c'est où|c'est quoi|c'est qui|c'est à quelle heure|de quelle couleur|quel âge|avec qui|à quoi) * (mon|ma|mes|notre|nos) *`,
      `[${ASK}] (où|quand|comment|combien|qui|quel|quelle|quels|quelles|à quelle heure|quel jour|qu'est-ce que|qu'est-ce qu'|de quelle couleur|quel âge|avec qui|à quoi|depuis quand) [{a:3}] [est-ce qu'|est-ce que] (je|j'|ai-je|suis-je|on|nous|il|elle|ils|elles) *`,
      `[${ASK}] (où|quand|à quelle heure|quel jour|de quelle couleur|quel âge|comment|que) [{a:2}] (est|sont|a|ont|habite|habitent|vit|travaille|fait|font|aime|part|commence|va) [le|la|les|l'] {b:2}`,
      `[${ASK}] (il|elle|ils|elles|c') * (${WHEN}) [dans la vie|déjà]`,
      `[${ASK}] ${MY} * (${WHEN}) [dans la vie|déjà]`,
      `[${ASK}] (je|j'|on) * (${WHEN}) [déjà]`,
      `[${ASK}] (il|elle|ils|elles) {b:2} (${WHEN}) *`,
      `(te souviens-tu|tu te souviens|tu te rappelles|te rappelles-tu) (de|du|des) * (je|j'|mon|ma|mes) *`,
      `et ${MY} {b:2}`,
      `est-ce (que|qu') (j'|je|mon|ma|mes|il|elle|ils|elles) *`,
      `(ai-je|suis-je|ai je|suis je) *`,
      `(te souviens-tu|tu te souviens|te rappelles-tu|tu te rappelles|sais-tu|tu sais|dis-moi|rappelle-moi|que sais-tu|qu'est-ce que tu sais|tu sais quoi|parle-moi) [de|d'|sur|à propos de] [où|quand|comment|ce que|ce qu'|si|combien|quel|quelle|à quelle heure] ${MY} *`,
      `(te souviens-tu|tu te souviens|te rappelles-tu|tu te rappelles|sais-tu|tu sais|dis-moi|rappelle-moi) [d'|de] (où|quand|comment|ce que|ce qu'|si|combien|à quelle heure|à quoi|quel|quelle) *`,
    ],
    replies: [
      "Tu m'as dit que {told}.",
      "D'après ce que tu m'as dit, {told}.",
      'Je me souviens : {told}.',
      'Avec tes propres mots : {quote}.',
      "Tu l'as dit comme ceci : {quote}.",
      "Ça, tu ne me l'as pas dit. Sur {my} {thing}, je sais seulement ceci : {known}.",
      "Je ne le sais pas. Tout ce que j'ai sur {my} {thing}, c'est ceci : {known}.",
    ],
    otherwise: [
      "Tu ne m'as pas parlé de {my} {thing}. J'aimerais bien.",
      'Je ne sais encore rien de {my} {thing}. Dis-le-moi, et je le retiendrai.',
      "Tu ne me l'as pas dit. Je ne sais que ce que tu me racontes ici.",
      "Je ne le sais pas, tu ne me l'as pas encore dit. Tu veux bien ?",
    ],
    examples: [
      'Où habite ma sœur ?',
      'De quelle couleur est ma voiture ?',
      'Que sais-tu de ma sœur ?',
      'Où sont mes clés ?',
      "C'est quand ma réunion ?",
      'à quoi est-ce que je suis allergique ?',
      "Est-ce que j'ai un frère ?",
      'elle habite où ?',
    ],
  },
  {
    id: 'forget-that',
    priority: 56,
    ability: 'forget',
    forgets: 'last',
    patterns: [
      "[s'il te plaît|peux-tu|tu peux|non|en fait|maintenant] (oublie|oublier|efface|effacer|supprime|l'oublier) (ça|cela|ce que je viens de dire|ce que je viens de te dire|la dernière chose) [s'il te plaît|eva|tout de suite]",
    ],
    replies: [
      "D'accord, je n'y pense plus. Les mots restent dans notre conversation tant que tu ne l'effaces pas.",
      "C'est oublié. Je n'en reparlerai pas, même si tu peux encore le lire plus haut.",
    ],
    otherwise: ["Il n'y a rien à oublier, je crois.", "Je n'avais rien gardé de tout ça, alors tout va bien."],
    examples: ['Oublie ça', "oublie ce que je viens de dire s'il te plaît", 'Peux-tu oublier ça ?'],
  },
  {
    id: 'forget-thing',
    priority: 57,
    ability: 'forget',
    forgets: 'thing',
    patterns: [
      `[s'il te plaît|peux-tu|tu peux|je veux que tu] (oublie|oublier|oublies|efface|effacer|supprime) [le nom de|ce que (j'ai dit|je t'ai dit) (de|sur)|l'existence de] ${MY} {thing:2} *`,
    ],
    replies: [
      "C'est fait, {my} {thing} m'est sorti de la tête. Notre conversation garde les mots tant que tu ne l'effaces pas.",
      "Je n'ai plus en tête ce que tu m'as dit sur {my} {thing}. Tu peux encore le lire plus haut.",
    ],
    otherwise: ["Je n'en savais rien de toute façon.", "C'est facile, je n'en savais rien."],
    examples: ['Oublie ma sœur', 'oublie le nom de mon chien', "Oublie ce que je t'ai dit sur mon chef"],
  },
  {
    id: 'forget-name',
    priority: 58,
    ability: 'forget',
    forgets: { kind: 'name' },
    patterns: [
      "[s'il te plaît|peux-tu|tu peux] (oublie|oublier|efface|effacer) (mon nom|mon prénom|qui je suis|comment je m'appelle) *",
    ],
    replies: [
      "Ton nom m'est sorti de la tête. Il reste dans notre conversation tant que tu ne l'effaces pas.",
      'Ton nom est oublié. Efface aussi la conversation, et il aura disparu pour de bon.',
    ],
    otherwise: ['Je ne le connaissais pas.', "C'est facile : tu ne me l'as jamais dit."],
    examples: ['Oublie mon nom', 'oublie qui je suis'],
  },
  {
    id: 'forget',
    priority: 59,
    ability: 'forget',
    forgets: 'everything',
    patterns: [
      "[s'il te plaît|peux-tu|tu peux|je veux que tu] (oublie|oublie-moi|efface|supprime|oublier|effacer|supprimer|oublies|effaces) (tout|mes données|ce que j'ai dit|ce que je t'ai dit|cette conversation|notre conversation|mes messages|moi|ta mémoire) [maintenant|s'il te plaît|eva|de moi|sur moi|aujourd'hui|ce que (je t'ai dit|j'ai dit|tu sais) [de moi|sur moi]]",
      "oublie-moi [s'il te plaît]",
    ],
    replies: [
      "Je n'ai plus rien en tête de ce que tu m'as dit. Les mots restent dans cette conversation : supprime-la de la liste, et ils disparaissent pour de bon.",
      'Tout est oublié. Pour effacer les mots eux-mêmes, supprime cette conversation.',
    ],
    otherwise: [
      'Je ne sais que ce qui est écrit dans cette conversation. Supprime-la de la liste, et je ne saurai plus rien.',
      "C'est entre tes mains. Supprime cette conversation, et chaque mot disparaît pour de bon.",
    ],
    examples: ['efface tout', 'Supprime mes données', "oublie tout ce que je t'ai dit"],
  },
]

/** For a question after what she was told to forget. */
export const FORGOTTEN: Rule = {
  id: 'forgotten',
  patterns: [],
  replies: [
    "Tu m'as demandé de l'oublier, alors je n'en dirai rien.",
    "Je l'ai oublié quand tu me l'as demandé.",
    "Cela fait partie de ce que tu voulais que j'oublie.",
  ],
  examples: [],
}
