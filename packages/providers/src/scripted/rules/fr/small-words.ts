import type { Rule } from '../types.ts'

/** Yes, no, laughter: answers that lean on what was said before. */
export const SMALL_WORDS: readonly Rule[] = [
  {
    id: 'yes',
    minor: true,
    ability: 'offer',
    patterns: [
      "(oui|ouais|ouaip|yes|bien sûr|certainement|absolument|tout à fait|évidemment|oui oui|volontiers|avec joie|pourquoi pas|oui s'il te plaît|s'il te plaît|je veux bien|vas-y|d'accord vas-y|carrément|si|mais si|exactement|exact|c'est vrai|c'est ça|c'est exact|en effet|je crois|je crois que oui|je pense|je pense que oui|ça me dirait|raconte|dis-moi|bien entendu|j'aimerais bien|avec grand plaisir|oh oui|ah oui|bonne idée|effectivement) [s'il te plaît|merci|eva|bien sûr|vas-y|je veux bien|volontiers|raconte|carrément|c'est ça]",
      'tu as [peut-être|sans doute|sûrement|bien] raison [là-dessus]',
    ],
    replies: [
      "Bien. Dis-m'en un peu plus.",
      "Nous sommes d'accord, ça me plaît. Et quoi d'autre ?",
      'Entendu. Par où continuons-nous ?',
      "Oui, je m'en doutais. Continue, je t'écoute.",
    ],
    examples: ['Oui', 'ouais', "Oui, s'il te plaît !", 'bien sûr', 'exactement', 'pourquoi pas ?'],
  },
  {
    id: 'no',
    minor: true,
    patterns: [
      "(non|nan|pas vraiment|pas du tout|jamais|bien sûr que non|non non|non merci|pas maintenant|pas aujourd'hui|une autre fois|plus tard|je ne crois pas|je ne pense pas|je crois que non|c'est faux|faux|ce n'est pas vrai|pas encore|je ne suis pas d'accord|pas trop|certainement pas|surtout pas|mais non|je préfère pas|je ne veux pas|moi non plus) [eva|merci|pas vraiment|pas du tout|pas encore|pas maintenant]",
    ],
    replies: [
      "D'accord, ce sera non. Qu'est-ce qui te ferait envie à la place ?",
      "C'est entendu. On peut parler de tout ce que tu veux.",
      "Très bien. Je n'insiste pas.",
      'Compris. Dis-moi où tu préfères aller.',
    ],
    examples: ['Non', 'pas vraiment', 'Non merci', 'je ne crois pas', 'pas du tout'],
  },
  {
    id: 'maybe',
    minor: true,
    patterns: [
      "(peut-être|possible|c'est possible|ça dépend|je ne sais pas|je sais pas|aucune idée|je n'en sais rien|je ne suis pas sûr|je ne suis pas sûre|qui sait|difficile à dire|un peu|plus ou moins|j'hésite|bof|sans doute|probablement|chais pas) [encore|trop|vraiment|bien|oui|non]",
    ],
    replies: [
      "Rien ne t'oblige à le savoir déjà. Que dit ta première impression ?",
      "Peut-être, voilà une réponse honnête. Qu'est-ce qui ferait pencher la balance ?",
      "Ce n'est pas grave. Certaines questions ont besoin d'une promenade avant d'avoir une réponse.",
    ],
    examples: ['Peut-être', 'je ne sais pas', 'ça dépend', 'bof', 'un peu'],
  },
  {
    id: 'ok',
    minor: true,
    patterns: [
      "(d'accord|ok|okay|bien|bon|très bien|entendu|compris|je vois|je comprends|ah|ah bon d'accord|oh|ah d'accord|ça marche|soit|hmm|hum|mm|mouais|euh|intéressant|c'est intéressant|c'est noté|noté|parfaitement|comme tu veux|si tu le dis|c'est clair|logique|ah oui je vois|tant mieux|tant pis) [alors|merci|eva|je vois|je comprends|d'accord]",
    ],
    replies: [
      'Bien. De quoi parlons-nous maintenant ?',
      'Je te suis. Et ensuite ?',
      "D'accord. Raconte-moi quelque chose qui t'a fait sourire récemment.",
      'Ça me va. Veux-tu que je te raconte une histoire ?',
    ],
    examples: ["D'accord", 'ok', 'je vois', 'Très bien', 'hmm', 'intéressant'],
  },
  {
    id: 'laugh',
    minor: true,
    patterns: [
      "(ha|haha|hahaha|hahahaha|hihi|hi hi|héhé|lol|mdr|ptdr|ha ha|ha ha ha|très drôle|trop drôle|trop marrant|mort de rire) [lol|mdr|haha|c'est drôle|elle est bonne|très drôle|trop drôle|eva]",
      "(c'est|c'était|elle est|tu es) [vraiment|très|trop|si] (drôle|marrant|rigolo|hilarant|bonne celle-là|bonne|excellente) [ça|celle-là|cette blague]",
      "(tu m'as fait rire|ça m'a fait rire|ça me fait rire|tu me fais rire)",
    ],
    replies: [
      "J'adore ce son. Tu veux une blague ?",
      'Ah, voilà. Le rire te va bien.',
      "Tant mieux si ça t'a fait rire. C'est contagieux, même ici.",
      'Ha ! On devrait faire ça plus souvent.',
    ],
    examples: ['haha', 'mdr', 'Ha ha, très drôle', 'Elle est bonne celle-là', "tu m'as fait rire"],
  },
  {
    id: 'surprise',
    minor: true,
    patterns: [
      "(vraiment|ah bon|sérieux|sérieusement|waouh|wow|ouah|oh là là|ça alors|c'est vrai ça|tu es sûre|tu es sûr|en es-tu sûre|tu plaisantes|tu rigoles|sans blague|incroyable|c'est pas vrai|je n'y crois pas|mince|mon dieu|oh mon dieu|la vache|dis donc|pas possible|non mais sérieux) [vraiment|eva|dis donc]",
    ],
    replies: [
      "Oui, vraiment. Je n'inventerais pas ça.",
      "Moi aussi, ça m'a étonnée, à ma petite façon.",
      "Aussi vrai que je le peux. Et toi, qu'en penses-tu ?",
    ],
    examples: ['Vraiment ?', 'ah bon', 'Oh là là', 'sans blague', 'Tu es sûre ?'],
  },
  {
    id: 'why',
    minor: true,
    patterns: [
      "[mais|et] (pourquoi|pourquoi ça|pourquoi donc|comment ça|pour quelle raison|pourquoi (tu demandes|demandes-tu|me demandes-tu|tu dis|dis-tu|tu me demandes) [ça|cela]|que veux-tu dire|qu'est-ce que tu veux dire|c'est-à-dire|tu veux dire quoi|dans quel sens)",
    ],
    replies: [
      "Parce que j'aimerais te comprendre, et que poser des questions est ma seule façon.",
      "Bonne question. Je me guide sur tes mots, et les tiens m'ont rendue curieuse.",
      "Je suis des règles toutes simples. Honnêtement, ce sont tes mots qui m'ont menée là. Où préfères-tu aller ?",
    ],
    examples: ['Pourquoi ?', 'comment ça', 'Pourquoi tu demandes ça ?', "Qu'est-ce que tu veux dire ?"],
  },
  {
    id: 'never-mind',
    patterns: [
      "(laisse tomber|oublie|oublie ça|peu importe|ce n'est pas grave|c'est pas grave|pas grave|rien|rien de spécial|pas grand-chose|ce n'est rien|c'est rien|rien du tout|parlons d'autre chose|changeons de sujet|autre chose|laisse|on s'en fiche) [eva|vraiment]",
    ],
    replies: [
      "Pas de problème. On parlera d'autre chose.",
      "C'est oublié. De quoi te réjouis-tu, ces jours-ci ?",
      "D'accord. Parfois, le silence en dit assez. Veux-tu que je te raconte une histoire ?",
    ],
    examples: ['Laisse tomber', 'peu importe', "Ce n'est pas grave", 'rien de spécial', "parlons d'autre chose"],
  },
]
