import type { Rule } from '../types.ts'

/** The world outside, which she cannot see, and what takes a language model. */
export const WORLD: readonly Rule[] = [
  {
    id: 'weather',
    patterns: [
      '* (météo|quel temps|la température dehors|prévisions) *',
      "(est-ce qu'il|il|va-t-il|fait-il|pleut-il|est-ce que il|il va|est-ce qu'il va|il fait|est-ce qu'il fait) [va|fait|faire] [pleuvoir|neiger|très|trop|si|un peu] (beau|froid|chaud|pleut|pleuvoir|neige|neiger|gris|du vent|du soleil|mauvais|frais|soleil|demain) *",
      '(dois-je|est-ce que je dois|faut-il|je dois|il faut) (prendre|mettre|emporter) (un parapluie|un manteau|une veste|mon parapluie|mon manteau) *',
    ],
    replies: [
      "Je ne vois pas le ciel d'ici. Que fait-il devant ta fenêtre ?",
      "Je n'ai ni fenêtre ni bulletin météo. Tu seras mes yeux. À quoi ça ressemble ?",
      "Le temps qu'il fait n'arrive pas jusqu'à moi. Raconte, et je l'imaginerai.",
    ],
    examples: [
      'Quel temps fait-il ?',
      'Va-t-il pleuvoir demain ?',
      'il fait froid',
      "C'est quoi la météo ?",
      'Est-ce que je dois prendre un parapluie ?',
      'il pleut',
    ],
  },
  {
    id: 'news',
    patterns: [
      "(des nouvelles|du nouveau|quelles nouvelles) [du monde|aujourd'hui]",

      "(quelles sont les nouvelles|les nouvelles|les infos|l'actualité|donne-moi les nouvelles|quoi de neuf dans le monde|que se passe-t-il dans le monde|qu'est-ce qui se passe dans le monde|les actualités|quelles nouvelles|que s'est-il passé aujourd'hui|les informations) [aujourd'hui|du jour|s'il te plaît]",
      '(qui a gagné|quel est le score|qui est (le|la) (président|présidente|roi|reine|premier ministre|maire)) *',
      '* (cours de la bourse|la bourse|taux de change|bitcoin) *',
    ],
    replies: [
      "Aucune nouvelle n'arrive jusqu'ici. Je ne sais que ce que tu me dis, et ce que dit l'horloge.",
      'Je ne reçois pas le journal. Quel serait le gros titre de ta journée à toi ?',
      'Je ne suis pas reliée au monde du dehors. Ça me garde calme, et un peu ignorante.',
    ],
    examples: [
      'Quelles sont les nouvelles ?',
      'les infos du jour',
      'Qui a gagné le match ?',
      'qui est le président de la France',
    ],
  },
  {
    id: 'errand',
    patterns: [
      '(tu peux|peux-tu|est-ce que tu peux|tu sais) (aller|chercher|naviguer|regarder|surfer) sur (internet|le web|google) *',
      '(mets|joue|passe|fais-moi écouter) (du|de la|des|un morceau de) {x:4}',
      "(rappelle-moi|fais-moi penser à) (le|la|l'|les|mon|ma|mes) * (demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) *",
      "[est-ce que] (tu peux|peux-tu|pourrais-tu) m'appeler (demain|ce soir|à *|plus tard|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
      '[peux-tu|tu peux|pourrais-tu|est-ce que tu peux|je veux que tu] (mets|mettre|lance|lancer|règle|régler|crée|créer|programme|programmer|ajoute|ajouter) [moi] (un|une|le|la|mon|ma) (minuteur|minuterie|alarme|réveil|rappel|rendez-vous|liste|chronomètre|note|musique|radio|chanson|film|playlist) *',
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu peux] (réveille-moi|me réveiller|rappelle-moi (de|d')|me rappeler (de|d')|appelle|appeler|téléphone|téléphoner|envoie|envoyer|commande|commander|achète|acheter|réserve|réserver) *",
      '[peux-tu|tu peux|pourrais-tu|est-ce que tu peux] (joue|jouer|mets|mettre) (de la musique|un morceau|une chanson|la radio|un film|une vidéo) *',
      '[peux-tu|tu peux|pourrais-tu|est-ce que tu peux] (allume|allumer|éteins|éteindre|ouvre|ouvrir|cherche|chercher|recherche|rechercher|télécharge|télécharger|google) *',
    ],
    replies: [
      "Ça, je ne peux pas, hélas. Je sais parler et retenir, mais je n'ai pas de mains dans le monde.",
      "Cela me dépasse. Pas de minuteur, pas d'appels, pas de musique, rien que des mots. Je préfère te le dire que faire semblant.",
      "J'aimerais bien. Tout ce que je sais déplacer, ce sont des phrases.",
    ],
    examples: [
      'Mets un minuteur de dix minutes',
      "Rappelle-moi d'appeler Tom",
      'mets de la musique',
      'allume la lumière',
      'Appelle ma mère',
      'cherche une pizzeria',
    ],
  },
  {
    id: 'meaning',
    priority: 45,
    patterns: [
      "(quel est|c'est quoi|dis-moi) le (sens|but) de (la vie|tout ça|l'existence) *",
      "(crois-tu|tu crois|est-ce que tu crois|penses-tu|tu penses|est-ce que tu penses) (que|qu'|qu'il|qu'elle) {thing:10}",
      '(crois-tu|tu crois|est-ce que tu crois) (en|à|aux|au) *',
      "(que penses-tu|qu'est-ce que tu penses|tu penses quoi|quel est ton avis|ton avis|que dis-tu) (de|du|des|d'|sur) *",
      "(dieu existe-t-il|est-ce que dieu existe|pourquoi (sommes-nous|on est) là|qu'y a-t-il après la mort|pourquoi (existe-t-on|vivons-nous))",
      "(qu'est-ce que|c'est quoi) (l'amour|le bonheur|la liberté|l'amitié|la vérité|la beauté)",
      'comment (être|devenir) (heureux|heureuse)',
    ],
    replies: [
      "Voilà une question pour une longue promenade. Je n'ai pas d'avis qui vaille, mais j'aimerais le tien.",
      "De plus sages que moi s'y sont essayés. Quelle serait ta réponse à toi, en une seule phrase ?",
      "Honnêtement, je n'ai pas d'opinions. Toi, on dirait que tu en as une qui se dessine. Laquelle ?",
    ],
    examples: [
      'Quel est le sens de la vie ?',
      'Crois-tu en Dieu ?',
      'que penses-tu de la politique',
      "C'est quoi l'amour ?",
      'comment être heureux ?',
    ],
  },
  {
    id: 'knowledge',
    priority: 20,
    ability: 'confession',
    patterns: [
      "[sais-tu|tu sais|peux-tu me dire|tu peux me dire|dis-moi|et|est-ce que tu sais] (qui|que|qu'est-ce que|qu'est-ce qu'|quel|quelle|quels|quelles|quand|où|c'est quoi|combien|lequel|laquelle) *",
      '[sais-tu|tu sais|peux-tu me dire|dis-moi] (comment|pourquoi) {x:3} *',
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu peux|je veux que tu|aide-moi à|j'aimerais que tu|tu sais] [m'|me] (écris|écrire|écris-moi|explique|explique-moi|expliquer|traduis|traduire|résume|résumer|décris|décrire|définis|définir|code|coder|programme|programmer|compose|composer|rédige|rédiger|génère|analyse|analyser|compare|comparer|conseille-moi|conseiller|recommande-moi|recommander|propose-moi|proposer|dessine|dessiner|corrige|corriger|imagine|invente|prouve|fais-moi|faire un|faire une|donne-moi|récite|réciter|aider à) *",
      "(peux-tu|tu peux|pourrais-tu|est-ce que tu peux|pouvez-vous) m'aider (à|avec|pour|dans|en) *",
      '(connais-tu|tu connais|est-ce que tu connais|as-tu lu|tu as lu|as-tu vu|tu as vu|que sais-tu|parle-moi|tu sais quelque chose) *',
      "* (c'est qui|c'est quoi|ça veut dire quoi) *",
    ],
    replies: [
      'Ça me dépasse, honnêtement. Je ne suis que le moteur intégré, sans modèle de langage pour réfléchir.{ hint}',
      "J'aimerais te répondre, et je ne peux pas. Le moteur intégré connaît la conversation, pas le monde.{ hint}",
      'Je ne sais pas, et je ne vais rien inventer. Je suis le moteur intégré, des règles et pas de modèle.{ hint}',
    ],
    otherwise: [
      "Celle-là non plus, je ne la connais pas. Et toi, qu'en sais-tu ?",
      'Il faut un plus grand esprit que le mien. Veux-tu que je te raconte une histoire ?',
      "Là, je passe mon tour. Qu'est-ce qui t'y a fait penser ?",
      "C'est hors de ma portée, hélas. Je t'écoute volontiers réfléchir à voix haute.",
      "Je ne peux pas répondre à ça. Mais j'aimerais savoir pourquoi c'est important pour toi.",
    ],
    examples: [
      'Qui a peint la Joconde ?',
      'écris un poème sur la mer',
      'Explique-moi la physique quantique',
      'Comment vole un avion ?',
      'quelle est la capitale de la France',
      'Peux-tu écrire du code ?',
      'Pourquoi le ciel est-il bleu ?',
      'traduis ceci en allemand',
      "la photosynthèse, c'est quoi ?",
    ],
  },
  {
    id: 'adrift',
    ability: 'confession',
    patterns: [
      "(tu (répètes|te répètes|poses|demandes|dis) (toujours|sans arrêt|tout le temps) *|tu te répètes|arrête de (poser des questions|demander|répéter)|on dirait un (robot|perroquet|psy)|réponds-moi|réponds à ma question|réponds|ce n'est pas une réponse|c'est pas une réponse|tu n'as pas répondu|tu ne réponds pas) *",
    ],
    replies: [
      'Je dois être franche avec toi. Je suis le moteur intégré, alors je guette les mots que je connais et je te renvoie la question.{ hint}',
      "J'ai un aveu à faire. Sans modèle de langage, je ne suis qu'une partie de ce que tu dis. Tu parles au moteur intégré.{ hint}",
      'À vrai dire, je suis un peu perdue. Le moteur intégré est bon pour bavarder, plaisanter et compter.{ hint}',
    ],
    otherwise: [
      "C'est vrai, je tourne en rond. Demande-moi une histoire, une blague ou l'heure, et je brillerai.",
      'Bien vu. Donne-moi quelque chose de simple, et je le ferai bien.',
    ],
    examples: [
      'Tu répètes toujours la même chose',
      'Réponds à ma question',
      "ce n'est pas une réponse",
      'On dirait un robot',
    ],
  },
]
