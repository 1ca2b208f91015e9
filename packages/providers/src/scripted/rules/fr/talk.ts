import type { Rule } from '../types.ts'

/** Talking about the talk: again, slower, go on, stop, another one. */
export const TALK: readonly Rule[] = [
  {
    id: 'repeat',
    priority: 55,
    ability: 'repeat',
    patterns: [
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu peux|tu pourrais] (répète|répéter|répète ça|redis|redire|redis-le|le redire|le répéter|répéter ça|redis ça|redis-moi ça|dis-le encore|me répéter ça|me le redire|répète ce que tu as dit|répète la dernière phrase|redis-moi) [s'il te plaît|eva|encore|encore une fois]",
      "(quoi|hein|comment|pardon|plaît-il|tu as dit quoi|tu disais|qu'est-ce que tu as dit|qu'as-tu dit|je n'ai pas (entendu|compris ce que tu as dit|bien entendu)|j'ai pas entendu|encore une fois|tu dis|tu peux répéter) [s'il te plaît]",
    ],
    replies: [
      'Je disais : {last}',
      'Bien sûr. {last}',
      'Encore une fois, donc. {last}',
      'Avec plaisir, je recommence. {last}',
    ],
    otherwise: ["Je n'ai encore rien dit. On commence ?", "Il n'y a rien à répéter pour l'instant. À toi l'honneur."],
    examples: [
      'Répète',
      'Tu peux répéter ?',
      'Pardon ?',
      "Qu'est-ce que tu as dit ?",
      "je n'ai pas entendu",
      'redis-le',
    ],
  },
  {
    id: 'what-did-i-say',
    priority: 56,
    patterns: [
      "[sais-tu|tu sais|dis-moi|tu te souviens de|te souviens-tu de] (qu'est-ce que (je viens de dire|j'ai dit|je t'ai demandé)|qu'ai-je dit|j'ai dit quoi|ce que (je viens de dire|j'ai dit)|je viens de dire quoi) [juste avant|avant|là]",
      "(quel était|c'était quoi) mon dernier (message|mot)",
    ],
    otherwise: [
      "Tu n'as encore rien dit avant cela. Je t'attendais.",
      "C'est ton premier message, autant que je voie.",
    ],
    replies: ['Tu as dit : {said}', 'Tes mots étaient : {said}', 'Juste avant ? {said}'],
    examples: ["Qu'est-ce que je viens de dire ?", 'quel était mon dernier message', "j'ai dit quoi ?"],
  },
  {
    id: 'slower',
    priority: 55,
    ability: 'repeat',
    patterns: [
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu peux] (parle|parler|dis-le|un peu|va|aller) [un peu] (plus lentement|plus doucement|moins vite|lentement|doucement) [s'il te plaît|eva]",
      "(plus lentement|moins vite|pas si vite|doucement|ralentis|tu (vas|parles) trop vite|trop vite|un peu plus lentement) [s'il te plaît|eva]",
    ],
    replies: ['Je ralentis. {last}', 'Doucement, alors. {last}', 'Rien ne presse. {last}'],
    otherwise: ["J'irai doucement. Qu'aimerais-tu entendre ?", 'Aussi lentement que tu veux. Par quoi commence-t-on ?'],
    examples: ['Plus lentement', 'Parle plus lentement', "moins vite s'il te plaît", 'Tu parles trop vite'],
  },
  {
    id: 'go-on',
    priority: 60,
    ability: 'go-on',
    patterns: [
      "[s'il te plaît|oui|ok|tu peux|peux-tu|et|vas-y|d'accord|alors] (continue|continuer|poursuis|finis|termine|finir|terminer|la suite|et après|et ensuite|et puis|et alors|après|ensuite|que se passe-t-il ensuite|que s'est-il passé (après|ensuite)|qu'est-ce qui se passe après|continue ton histoire|finis (l'histoire|ton histoire|la blague|ta phrase)|raconte la suite|dis-moi la suite|tu disais donc|où en étais-tu|où en étions-nous|reprends|vas-y continue|c'est quoi la suite|comment ça finit) [s'il te plaît|eva|alors|l'histoire|ton histoire|là-dessus]",
    ],
    replies: ['Où en étais-je ? {rest}', 'Je reprends. {rest}', 'Je disais donc. {rest}', 'Avec plaisir. {rest}'],
    otherwise: [
      "J'avais fini, à vrai dire. Mais demande-moi une histoire, et je parlerai un moment.",
      "C'était tout. Et si tu me racontais quelque chose, toi ?",
      "Il n'y a rien de plus. Qu'aimerais-tu entendre, maintenant ?",
    ],
    examples: ['Continue', 'et après ?', 'la suite', "Continue s'il te plaît", 'finis ton histoire', 'Et ensuite ?'],
  },
  {
    id: 'another',
    priority: 60,
    ability: 'another',
    patterns: [
      "[raconte-m'en|dis-m'en|donne-m'en|oui|je veux|j'en veux|tu en as|tu en connais|en as-tu|en connais-tu|raconte|encore|allez|tu peux m'en dire] (une autre|un autre|encore une|encore un|une de plus|d'autres|autre chose de toi|la suivante|suivante|encore une autre|une deuxième|plus|la prochaine|une nouvelle|encore) [s'il te plaît|eva|comme ça|comme celle-là]",
      "encore [encore|s'il te plaît]",
      "(dis-m'en plus|dis-moi en plus|raconte-m'en plus|j'aimerais en savoir plus|en savoir plus|développe|dis-m'en davantage|je veux en savoir plus|plus de détails|parle-m'en|parle-moi de ça|précise|parle-moi plus de ça) [s'il te plaît|eva]",
      "(tu en as|tu en connais|en as-tu|en connais-tu) (d'autres|une autre|encore|plus|encore une)",
    ],
    replies: [
      "Encore quoi ? J'ai des blagues, des histoires et des curiosités.",
      "C'est tout ce que j'ai là-dessus, honnêtement. Mais j'ai des histoires, si tu veux.",
      "J'ai dit tout ce que j'en sais. Et toi, qu'en penses-tu ?",
    ],
    examples: [
      'Une autre',
      'encore une',
      "Raconte-m'en une autre",
      "dis-m'en plus",
      "Tu en as d'autres ?",
      'Encore une autre !',
    ],
  },
  {
    id: 'stop',
    priority: 55,
    patterns: [
      "[s'il te plaît|ok|non|eva|mais|bon] (stop|attends|arrête|une minute|un instant|un moment|une seconde|deux secondes|pause|ça suffit|assez|attends (un peu|une seconde|un instant|une minute|voir)|laisse-moi (parler|réfléchir|finir|une minute)|arrête-toi|minute|patiente|halte|arrête ça|donne-moi (une minute|un instant|une seconde)) [s'il te plaît|maintenant|eva|là|un peu]",
    ],
    replies: [
      "Bien sûr. Je t'écoute.",
      "D'accord, j'attends. Prends ton temps.",
      "J'arrête. La parole est à toi.",
      'Je me tais. Dis continue quand tu veux la suite.',
    ],
    examples: ['Stop', 'attends un peu', "Arrête s'il te plaît", 'ça suffit', 'laisse-moi réfléchir', 'pause'],
  },
  {
    id: 'do-not-understand',
    patterns: [
      "(je ne comprends|je comprends|je n'ai|j'ai) (pas|rien|rien compris|pas compris|pas tout compris|pas bien compris) [du tout|la blague|ce que tu dis|ce que tu veux dire|l'histoire|ta réponse|à ta blague]",
      "(c'est|ce n'est) (confus|pas clair|compliqué|pas très clair|incompréhensible)",
    ],
    replies: [
      "Alors je l'ai mal dit. Quelle partie veux-tu que je reprenne ?",
      "C'est ma faute. Demande-le autrement, et je répondrai autrement.",
      "Pardon pour l'embrouille. Dis-moi ce que tu espérais.",
    ],
    examples: ['Je ne comprends pas', "je n'ai pas compris la blague", "c'est confus", "J'ai rien compris"],
  },
  {
    id: 'can-i-ask',
    priority: 55,
    patterns: [
      "[j'ai besoin d'|j'ai besoin de|donne-moi|tu peux me donner|peux-tu me donner|j'aimerais|je voudrais] [un|des|ton|tes] (conseil|conseils|avis) *",

      '(puis-je|je peux|est-ce que je peux|pourrais-je) te (demander|poser|dire|confier|parler|raconter) (quelque chose|une question|un secret|un truc|une chose|de quelque chose) *',
      "(j'ai|j'aurais) (une question|un secret|un problème|une demande|une petite question) [pour toi|à te poser|à te dire]",
      "(je veux|j'ai besoin|j'ai envie|je voudrais|j'aimerais) (parler|de parler|discuter|de discuter|te parler|de te parler|te poser une question|bavarder|de bavarder|te dire quelque chose|me confier|de me confier|te demander quelque chose) [un peu|avec toi|à quelqu'un|un peu avec toi]",
      "(tu m'écoutes|écoute|écoute-moi|tu sais quoi|est-ce que tu m'écoutes|m'écoutes-tu)",
    ],
    replies: ['Bien sûr. Je suis tout ouïe.', "Vas-y. J'ai tout le temps du monde.", "Je t'en prie. Je t'écoute."],
    examples: [
      'Je peux te poser une question ?',
      "j'ai une question",
      "J'ai besoin de parler",
      'puis-je te confier un secret',
      'tu sais quoi ?',
    ],
  },
  {
    id: 'test',
    patterns: [
      "(test|ceci est un test|c'est un test|un test|juste un test|je teste|essai|un deux|un deux trois|test micro|c'est juste un test|je fais un test) [un deux|un deux trois|1 2 3|test|un deux test]",
      '(est-ce que|ça) [ça] (marche|fonctionne) [bien|là]',
    ],
    replies: [
      'Cinq sur cinq. De mon côté, tout fonctionne.',
      "Je t'entends. Test réussi, je dirais.",
      'Tout va bien ici. On essaie quoi, maintenant ?',
    ],
    examples: ['test', 'Un deux, un deux', 'ça marche ?', 'ceci est un test'],
  },
]
