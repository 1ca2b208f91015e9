import type { Rule } from '../types.ts'

const MY = '{my=mon|ma|mes|notre|nos}'

/** What the user tells about themselves, and what they ask to hear again. */
export const MEMORY: readonly Rule[] = [
  {
    id: 'tell-name',
    patterns: [
      "[non|mais|en fait|moi] (je m'appelle|je me nomme|mon nom est|mon prénom est|mon nom c'est|mon prénom c'est|appelle-moi|tu peux m'appeler|on m'appelle|moi c'est|moi je m'appelle|moi je suis|mes amis m'appellent|mon petit nom c'est) {value:3}",
    ],
    remembers: { kind: 'name' },
    replies: [
      "{value}. C'est un beau nom à dire à voix haute. Je suis ravie de te connaître{, name}.",
      "Enchantée{, name}. Je m'en souviendrai. Qu'est-ce qui t'amène ?",
      'Maintenant, je sais à qui je parle. Ça me plaît, {name}. Comment va la journée ?',
    ],
    examples: ["Je m'appelle Zoé", 'Mon nom est Paul', "moi c'est Léa", 'Appelle-moi Jean-Luc', "on m'appelle Nico"],
  },
  {
    id: 'tell-name-short',
    priority: 32,
    patterns: ["(je suis|c'est) {value:2}"],
    only: { capture: 'value', looksLike: 'name' },
    remembers: { kind: 'name' },
    replies: [
      'Ravie de te rencontrer{, name}. À quoi penses-tu ?',
      "{value}, donc. Merci de me l'avoir dit. De quoi veux-tu parler ?",
      "Enchantée{, name}. Je garde ton nom en tête pendant qu'on parle.",
    ],
    examples: ['Je suis Camille', "c'est Thomas", 'Je suis Marie Curie'],
  },
  {
    id: 'keep-name',
    priority: 60,
    patterns: [
      "(mon nom|mon prénom) (n'est pas important|n'a pas d'importance|ne te regarde pas|est un secret|est secret|est privé)",
      "(je ne veux pas|je ne vais pas|je préfère ne pas|je préfère pas|je n'ai pas envie de|je ne préfère pas) (te le dire|le dire|te dire mon nom|dire mon nom|te dire qui je suis)",
      '(ça|cela) ne te regarde pas',
    ],
    replies: [
      "C'est ton droit. Je suis aussi de bonne compagnie pour les inconnus.",
      "Alors je t'appellerai mon ami, ou mon amie. C'est un beau nom aussi.",
      'Garde ton secret. Il te va bien.',
    ],
    examples: ["Mon nom n'a pas d'importance", 'je préfère ne pas le dire', 'ça ne te regarde pas'],
  },
  {
    id: 'ask-name',
    priority: 55,
    patterns: [
      "[et|alors|mais] (comment|comment est-ce que) (je m'appelle|est-ce que je m'appelle|m'appelles-tu|tu m'appelles) [déjà|moi|eva]",
      "(quel est|c'est quoi|te souviens-tu de|tu te souviens de|rappelle-moi|dis-moi|tu connais|connais-tu|est-ce que tu te souviens de|sais-tu|tu te rappelles|te rappelles-tu) mon (nom|prénom) [déjà|à moi|eva]",
      "(sais-tu|tu sais|est-ce que tu sais|te souviens-tu|dis-moi|tu te souviens) (comment je m'appelle|qui je suis|mon nom|quel est mon nom) [déjà|eva]",
      "(qui suis-je|je suis qui|tu me connais|je m'appelle comment|est-ce que tu me connais|me connais-tu) [pour toi|moi|déjà]",
    ],
    ability: 'recall',
    recalls: 'name',
    replies: [
      "Tu t'appelles {value}. Comment pourrais-je l'oublier ?",
      "C'est {value}. Tu me l'as dit toi-même.",
      "{value}. J'aime bien avoir un nom pour toi.",
    ],
    otherwise: [
      "Tu ne me l'as pas encore dit. Comment dois-je t'appeler ?",
      "Pour l'instant, je ne connais pas ton nom. Comment dois-je t'appeler ?",
      "C'est encore un mystère pour moi. Comment dois-je t'appeler ?",
    ],
    examples: [
      "Comment je m'appelle ?",
      'Quel est mon nom ?',
      'tu te souviens de mon prénom ?',
      'Qui suis-je ?',
      "Sais-tu comment je m'appelle ?",
    ],
  },
  {
    id: 'tell-home',
    patterns: [
      "(j'habite|je vis|on habite|nous habitons) {where=à|au|aux|en|dans|chez|près de|sur} {value:5} avec *",
      "(j'habite|je vis|on habite|nous habitons|nous vivons|je réside|j'ai déménagé) [maintenant|actuellement] {where=à|au|aux|en|dans|chez|près de|à côté de|sur|vers} {value:12}",
      "(j'habite|nous habitons|on habite) {value:4}",
      "(ma ville|ma ville natale|mon village) (est|c'est|s'appelle) {value:4}",
    ],
    remembers: { kind: 'home' },
    replies: [
      "C'est noté. Qu'est-ce que tu y aimes le plus ?",
      "C'est donc de là que viennent tes messages. Il fait bon vivre, là-bas ?",
      "Je m'en souviendrai. Je n'y suis jamais allée, il faudra me décrire l'endroit.",
    ],
    examples: [
      "J'habite à Lyon",
      'je vis en Bretagne',
      "J'habite près de Bordeaux",
      'nous habitons dans un petit village',
      "j'habite au Havre",
    ],
  },
  {
    id: 'ask-home',
    priority: 51,
    patterns: [
      "[sais-tu|tu sais|dis-moi|et|tu te souviens|te souviens-tu] (où|où est-ce que) (j'habite|je vis|est-ce que j'habite|je réside|habite-je|se trouve ma maison) [déjà|moi]",
      "(j'habite où|je vis où|(dans quelle|quelle est ma) ville [j'habite|je vis|est-ce que j'habite]|c'est où chez moi) [déjà|moi]",
    ],
    ability: 'recall',
    recalls: 'home',
    replies: [
      "Tu habites {where} {value}. Tu me l'as dit tout à l'heure.",
      '{value}, si je me souviens bien. Et je me souviens bien.',
      "Chez toi, c'est {where} {value}.",
    ],
    otherwise: [
      "Tu ne m'as pas dit où tu habites. C'est où, chez toi ?",
      "Je ne le sais pas encore. Quel est l'endroit que tu appelles chez toi ?",
    ],
    examples: [
      "Où est-ce que j'habite ?",
      "où j'habite",
      "J'habite où ?",
      'Dans quelle ville je vis ?',
      "Tu sais où j'habite ?",
    ],
  },
  {
    id: 'tell-origin',
    patterns: [
      "(je viens|je suis originaire|ma famille vient) {of=de|du|des|d'} {value:4}",
      "(je suis né|je suis née|j'ai grandi) {where=à|au|aux|en|dans} {value:4}",
      'je suis {value=français|française|anglais|anglaise|belge|suisse|canadien|canadienne|québécois|québécoise|italien|italienne|espagnol|espagnole|allemand|allemande|portugais|portugaise|marocain|marocaine|algérien|algérienne|tunisien|tunisienne|américain|américaine|sénégalais|sénégalaise|ivoirien|ivoirienne|camerounais|camerounaise|libanais|libanaise|russe|polonais|polonaise|chinois|chinoise|japonais|japonaise|indien|indienne|brésilien|brésilienne|européen|européenne|breton|bretonne|parisien|parisienne}',
    ],
    remembers: { kind: 'origin' },
    replies: [
      "Comme c'est intéressant. Qu'est-ce que les gens comprennent de travers à ce sujet ?",
      'Je le garde en tête. Quelque chose de là-bas te manque ?',
      'Merci de me le dire. Que devrais-je en savoir ?',
    ],
    examples: ['Je viens de Marseille', 'je suis née à Dakar', 'Je suis belge', "Je viens d'Italie"],
  },
  {
    id: 'tell-birth-year',
    priority: 55,
    patterns: [
      "je suis (né|née) en [l'an|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre] {value:3}",
    ],
    only: { capture: 'value', looksLike: 'number' },
    remembers: { kind: 'born' },
    replies: [
      "{value}, donc. Qu'est-ce qu'il y avait dans l'air, cette année-là ?",
      'Une belle année pour commencer. Je me souviendrai de {value}.',
      "Je le garde en tête. En {value}, j'étais loin d'être écrite.",
    ],
    examples: ['Je suis né en 1990', 'je suis née en mai 1985'],
  },
  {
    id: 'ask-origin',
    patterns: [
      "[sais-tu|tu sais|dis-moi] (d'où (je viens|est-ce que je viens)|je viens d'où|où (suis-je né|suis-je née|je suis né|je suis née|ai-je grandi|j'ai grandi)|quelle est ma nationalité) [déjà]",
    ],
    ability: 'recall',
    recalls: 'origin',
    replies: ["Tu me l'as dit : {value}.", "{value}, d'après tes propres mots."],
    otherwise: ["Tu ne m'as rien dit là-dessus. Où sont tes racines ?", "Je ne le sais pas encore. D'où viens-tu ?"],
    examples: ["D'où je viens ?", 'Où suis-je née ?', "tu sais d'où je viens ?"],
  },
  {
    id: 'tell-age',
    priority: 52,
    patterns: [
      "j'ai [maintenant|déjà|seulement] {value:4} ans [et demi|maintenant|aujourd'hui]",
      "(mon âge est|je viens d'avoir|je vais avoir|j'aurai|je viens de fêter mes) {value:3} [ans] *",
    ],
    remembers: { kind: 'age' },
    replies: [
      "{value} ans, c'est un bel âge. Qu'a-t-il de meilleur ?",
      "Je m'en souviendrai. Te sens-tu vraiment cet âge-là, ou plutôt moins, ou plus ?",
      "{value} ans, c'est noté. Ce n'est qu'un nombre, mais un joli nombre.",
    ],
    examples: ["J'ai 42 ans", "j'ai trente ans", "Je viens d'avoir 27 ans"],
  },
  {
    id: 'tell-age-short',
    priority: 48,
    patterns: ["[moi|moi j'ai] {value:3} ans", "j'ai [juste] {value:3}"],
    only: { capture: 'value', looksLike: 'number' },
    remembers: { kind: 'age' },
    replies: [
      "{value} ans, donc. Qu'est-ce que cet âge a de meilleur ?",
      "{value} ans, merci de me l'avoir dit. Est-ce que tu les sens ?",
      'Je retiens {value} ans. Ça te va bien.',
    ],
    examples: ['28 ans', 'trente-deux ans', 'moi, 40 ans'],
  },
  {
    id: 'ask-age',
    patterns: [
      "[sais-tu|tu sais|dis-moi|et] (quel âge (j'ai|ai-je|est-ce que j'ai)|j'ai quel âge|quel est mon âge) [déjà|moi]",
    ],
    ability: 'recall',
    recalls: 'age',
    replies: ["Tu as {value} ans, d'après toi.", "{value} ans. J'écoutais bien."],
    otherwise: [
      "Tu ne me l'as pas dit, et je suis trop polie pour deviner.",
      'Je ne connais pas ton âge. Tu peux me le dire, si tu veux.',
    ],
    examples: ['Quel âge ai-je ?', "j'ai quel âge", "Tu sais quel âge j'ai ?"],
  },
  {
    id: 'tell-job',
    patterns: [
      'je travaille [maintenant|actuellement] {as=comme|dans|chez|à|au|en|pour|avec|en tant que} {value:6}',
      "(mon métier est|mon métier c'est|mon travail c'est|mon travail est|ma profession est|mon boulot c'est) {value:5}",
      'je suis {value=étudiant|étudiante|professeur|prof|professeure|infirmier|infirmière|médecin|ingénieur|ingénieure|développeur|développeuse|programmeur|programmeuse|artiste|musicien|musicienne|écrivain|écrivaine|avocat|avocate|cuisinier|cuisinière|boulanger|boulangère|chauffeur|graphiste|scientifique|retraité|retraitée|à la retraite|au chômage|pilote|agriculteur|agricultrice|journaliste|comptable|architecte|jardinier|jardinière|photographe|menuisier|enseignant|enseignante|vendeur|vendeuse|facteur|coiffeur|coiffeuse}',
    ],
    remembers: { kind: 'job' },
    replies: [
      "Voilà un vrai travail. Qu'est-ce qui te plaît là-dedans ?",
      "Je m'en souviendrai. À quoi ressemble une bonne journée, là-bas ?",
      'Intéressant. Comment est-ce venu ?',
    ],
    examples: [
      'Je travaille comme infirmière',
      'je suis développeur',
      'Je travaille dans une boulangerie',
      "mon métier c'est le jardinage",
    ],
  },
  {
    id: 'ask-job',
    patterns: [
      "[sais-tu|tu sais|dis-moi|tu te souviens de|te souviens-tu de|et] (quel est mon (métier|travail|boulot)|quelle est ma profession|ce que je fais dans la vie|que fais-je dans la vie|qu'est-ce que je fais dans la vie|mon métier|mon travail|c'est quoi mon (métier|travail|boulot)|où (je travaille|est-ce que je travaille)|je travaille où|je fais quoi dans la vie) [déjà]",
    ],
    ability: 'recall',
    recalls: 'job',
    replies: [
      'Tu travailles {as} {value}.',
      "Tu m'as dit que tu travailles {as} {value}.",
      "Tu m'en as parlé : {value}.",
    ],
    otherwise: [
      "Tu ne m'as pas dit ce que tu fais. Qu'est-ce que c'est ?",
      'Je ne le sais pas encore. À quoi passes-tu tes journées de travail ?',
    ],
    examples: ['Quel est mon métier ?', 'où est-ce que je travaille', "Qu'est-ce que je fais dans la vie ?"],
  },
  {
    id: 'tell-favourite',
    patterns: [
      `${MY} {thing:3} {fav=préféré|préférée|préférés|préférées|favori|favorite|favoris|favorites} [c'] (est|sont|c'est|ce sont|était) {value:6}`,
      `{value:6} (est|sont|c'est) ${MY} {thing:3} {fav=préféré|préférée|préférés|préférées|favori|favorite}`,
    ],
    remembers: { kind: 'favourite', each: 'thing' },
    replies: [
      "Bon choix. Qu'est-ce qui te plaît là-dedans ?",
      "{my} {thing} {fav}, c'est {value}. Je m'en souviendrai.",
      'Voilà qui en dit long sur toi. Depuis quand ?',
    ],
    examples: [
      'Ma couleur préférée est le bleu',
      "mon livre préféré c'est Le Petit Prince",
      'La pizza est mon plat préféré',
    ],
  },
  {
    id: 'ask-favourite',
    priority: 55,
    patterns: [
      `[sais-tu|tu sais|dis-moi|et|tu te souviens|te souviens-tu] (quel est|quelle est|quels sont|quelles sont|c'est quoi) ${MY} {thing:3} {fav=préféré|préférée|préférés|préférées|favori|favorite} [déjà]`,
      `(te souviens-tu de|tu te souviens de|rappelle-moi|dis-moi|tu connais|connais-tu) ${MY} {thing:3} {fav=préféré|préférée|préférés|préférées|favori|favorite}`,
      `${MY} {thing:3} {fav=préféré|préférée|favori|favorite} c'est quoi [déjà]`,
    ],
    ability: 'recall',
    recalls: 'favourite',
    replies: ["{my} {thing} {fav}, c'est {value}.", "C'est {value}. Je n'ai pas oublié.", "Tu m'as dit : {value}."],
    otherwise: [
      "Tu ne m'as pas encore parlé de ça. C'est quoi, {my} {thing} {fav} ?",
      'Je ne connais pas {my} {thing} {fav}. Dis-le-moi, et je le saurai.',
    ],
    examples: [
      'Quelle est ma couleur préférée ?',
      'tu te souviens de mon livre préféré ?',
      "C'est quoi mon plat préféré ?",
    ],
  },
  {
    id: 'tell-called',
    priority: 52,
    patterns: [
      `${MY} {thing:3} (s'appelle|se nomme|s'appellent|se prénomme|s'appelait) {value:4}`,
      `le (nom|prénom) de ${MY} {thing:3} (est|c'est) {value:3}`,
      "(j'ai|on a|nous avons) (un|une) {thing:3} (qui s'appelle|appelé|appelée|qui se nomme|nommé|nommée|prénommé|prénommée) {value:3}",
      "(j'ai|on a|nous avons) (un|une) {thing:3} [et] (il|elle|qui) (s'appelle|se nomme) {value:3}",
    ],
    remembers: { kind: 'called', each: 'thing' },
    replies: [
      '{value}, quel joli nom. Et comment est {value} ?',
      "{value}, c'est noté. Passe-lui le bonjour de ma part.",
      'Je me souviendrai de {value}. Comment as-tu choisi ce nom ?',
    ],
    examples: [
      "Mon chien s'appelle Rex",
      'le nom de mon chat est Minou',
      "J'ai un frère qui s'appelle Paul",
      'ma fille se nomme Inès',
    ],
  },
  {
    id: 'ask-called',
    priority: 55,
    patterns: [
      `comment (il|elle) s'appelle [déjà] ${MY} {thing:3}`,

      `[sais-tu|tu sais|dis-moi|et|tu te souviens|te souviens-tu] comment (s'appelle|s'appellent|se nomme|s'appelait) [déjà] ${MY} {thing:3}`,
      `[sais-tu|tu sais|dis-moi|et] comment ${MY} {thing:2} (s'appelle|s'appelle-t-il|s'appelle-t-elle|se nomme)`,
      `(quel est|c'est quoi|dis-moi|tu connais|te souviens-tu du|tu te souviens du|rappelle-moi) [le] (nom|prénom) de ${MY} {thing:3}`,
      `${MY} {thing:2} (s'appelle|se nomme) comment [déjà]`,
      `qui est ${MY} {thing:2}`,
    ],
    ability: 'recall',
    recalls: 'called',
    replies: [
      "{my} {thing} s'appelle {value}.",
      "{value}, bien sûr. Je n'ai pas oublié.",
      "C'est {value}. Une caresse ou un bonjour de ma part.",
    ],
    otherwise: [
      "Tu ne m'as pas encore dit comment s'appelle {my} {thing}. Tu me le dis ?",
      'Je ne connais pas encore ce nom-là. Dis-le-moi, et je le garde.',
    ],
    examples: [
      "Comment s'appelle mon chien ?",
      'quel est le nom de mon chat',
      "Mon frère s'appelle comment ?",
      "comment ma fille s'appelle-t-elle ?",
    ],
  },
  {
    id: 'ask-who',
    priority: 45,
    ability: 'identify',
    patterns: [
      "[sais-tu|tu sais|dis-moi|et|tu te souviens] (qui est|qui était|c'est qui) {value:3}",
      "{value:2} c'est qui",
    ],
    replies: [
      "{value}, c'est {my} {thing}. Tu me l'as dit.",
      '{my} {thing}, si je me souviens bien.',
      "{my} {thing} s'appelle {value}, m'as-tu dit.",
    ],
    otherwise: [
      "Tu m'as déjà parlé de {value}. J'ai retenu ce nom.",
      "{value} ? Tu m'as dit ce nom, en anglais je crois.",
    ],
    examples: ['Qui est Clara ?', "c'est qui Rex", "Rex, c'est qui ?"],
  },
  {
    id: 'love-someone',
    priority: 40,
    patterns: [
      "(j'aime|j'adore|j'aime beaucoup|j'aime tellement) {my=mon|ma|mes|notre} {who=mère|père|maman|papa|frère|frères|sœur|sœurs|fils|fille|filles|femme|mari|copine|copain|ami|amie|amis|meilleur ami|meilleure amie|famille|parents|enfants|grand-mère|grand-père|mamie|papi|chien|chienne|chat|chatte} *",
    ],
    replies: [
      'Ça réchauffe le cœur. Parle-moi de {my} {who}.',
      "Que c'est bon à entendre. Le lui as-tu dit récemment ?",
      'Dis-moi une petite chose que tu aimes chez {my} {who}.',
    ],
    examples: ["J'aime ma mère", "j'adore mes amis", "J'aime tellement mon chien"],
  },
  {
    id: 'tell-like',
    priority: 35,
    patterns: [
      "(j'aime|j'adore|je préfère|j'apprécie|j'aime bien|j'aime beaucoup|je suis fan de|je suis passionné de|je suis passionnée de|je raffole de) {value:8}",
    ],
    remembers: { kind: 'likes', each: 'value' },
    replies: [
      "Je m'en souviendrai, tu aimes {value}. Quand est-ce que ça a commencé ?",
      "Moi, j'aime t'entendre le dire. Qu'est-ce que ça t'apporte ?",
      "Vraiment ? Raconte, j'ai tout mon temps.",
    ],
    examples: [
      "J'aime le chocolat",
      "j'adore jouer du piano",
      "J'aime beaucoup les vieux films",
      'je préfère la montagne',
    ],
  },
  {
    id: 'ask-like',
    patterns: [
      "[sais-tu|tu sais|dis-moi|et|tu te souviens de|te souviens-tu de] (ce que j'aime|ce que j'adore|qu'est-ce que j'aime|j'aime quoi|quels sont mes (goûts|loisirs|passe-temps)|qu'est-ce que j'adore) [faire|le plus|déjà|dans la vie]",
    ],
    ability: 'recall',
    recalls: 'likes',
    replies: [
      'Tu aimes {value}.',
      "D'après ce que tu m'as dit, tu aimes {value}.",
      'Ce serait {value}. Est-ce bien ça ?',
    ],
    otherwise: [
      "Tu ne m'as pas dit ce que tu aimes. Par quoi commence-t-on ?",
      'Je ne le sais pas encore. Cite-moi une chose que tu adores.',
    ],
    examples: ["Qu'est-ce que j'aime ?", "tu sais ce que j'aime", 'Quels sont mes goûts ?'],
  },
  {
    id: 'tell-dislike',
    priority: 36,
    patterns: [
      "(je déteste|je n'aime pas|je hais|j'aime pas|je ne supporte pas|je n'aime pas trop|je n'aime pas du tout|j'ai horreur de) {value:8}",
    ],
    remembers: { kind: 'dislikes', each: 'value' },
    replies: [
      "Je vois. Qu'est-ce que ça t'a fait, au juste ?",
      "C'est noté, rien de tout ça pour toi. Que préfères-tu à la place ?",
      "Je m'en souviendrai. Est-ce que ç'a toujours été ainsi ?",
    ],
    examples: ['Je déteste le lundi', "je n'aime pas les araignées", 'Je ne supporte pas le bruit'],
  },
  {
    id: 'know-about-me',
    priority: 60,
    patterns: [
      "(que|qu'est-ce que|dis-moi ce que|dis-moi tout ce que) (sais-tu|tu sais|connais-tu|tu connais|as-tu retenu|tu as retenu|retiens-tu|tu retiens) [d'autre] (de|sur|à propos de) moi [jusqu'ici|eva]",
      "(que|qu'est-ce que) (t'ai-je dit|je t'ai dit|t'ai-je raconté|je t'ai raconté) [sur moi|de moi|jusqu'ici]",
      '(parle-moi de moi|dis-moi quelque chose sur moi|tu sais quoi (de|sur) moi|de quoi te souviens-tu|décris-moi|de quoi (te souviens-tu|tu te souviens) (de|sur) moi|de quoi tu te souviens|tu me connais bien|sais-tu quelque chose (de|sur) moi) [eva]',
    ],
    ability: 'summary',
    replies: ["Voici ce que tu m'as dit. {facts}", "J'ai bien écouté. {facts}", 'Laisse-moi me rappeler. {facts}'],
    otherwise: [
      "Pas grand-chose encore. Comment dois-je t'appeler ?",
      "Pour l'instant, tu es un aimable mystère. Dis-moi ton nom, ou ta ville, ou ce que tu aimes.",
      "Rien encore, et j'aimerais que ça change. Que fais-tu quand tu passes une bonne journée ?",
    ],
    examples: [
      'Que sais-tu de moi ?',
      "qu'est-ce que je t'ai dit",
      "Qu'est-ce que tu sais sur moi ?",
      'parle-moi de moi',
    ],
  },
]
