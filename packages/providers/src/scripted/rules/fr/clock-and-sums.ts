import type { Rule } from '../types.ts'

/** The time, the date, chance and arithmetic. */
export const CLOCK_AND_SUMS: readonly Rule[] = [
  {
    id: 'time',
    patterns: [
      "[sais-tu|tu sais|peux-tu me dire|tu peux me dire|dis-moi|est-ce que tu sais|donne-moi|pourrais-tu me dire] (quelle heure est-il|quelle heure il est|il est quelle heure|l'heure|l'heure qu'il est|quelle heure est-ce qu'il est|quelle est l'heure|quelle heure avons-nous) [maintenant|s'il te plaît|exactement|exacte|là]",
      "(as-tu l'heure|tu as l'heure|t'as l'heure|est-ce que tu as l'heure|l'heure|quelle heure|est-il tard|il est tard|il est déjà tard)",
    ],
    replies: [
      'Il est {time}.',
      "Il est {time} à l'horloge de cette machine.",
      'Ma montre dit {time}.',
      'Nous en sommes à {time}.',
    ],
    examples: [
      'Quelle heure est-il ?',
      "Tu as l'heure ?",
      "peux-tu me dire l'heure s'il te plaît",
      'il est quelle heure',
    ],
  },
  {
    id: 'time-in',
    priority: 55,
    ability: 'time-in',
    patterns: [
      "[et|sais-tu|tu sais|dis-moi|peux-tu me dire|tu peux me dire] (quelle heure est-il|quelle heure il est|il est quelle heure|l'heure|l'heure qu'il est) [maintenant] {at=à|en|au|aux} {city:4}",
      '[et] {at=à|en|au} {city:3} (il est quelle heure|quelle heure est-il)',
    ],
    replies: [
      '{at} {city}, il est {there}, et on est {weekday}.',
      "Là-bas, il est {there}. C'est {weekday}.",
      'Les horloges de {city} disent {there}.',
    ],
    otherwise: [
      'Je ne connais pas les horloges de {city}. Je connais une ville par fuseau horaire, comme Paris, Tokyo ou New York.',
      "Cette ville n'est pas sur ma liste de fuseaux horaires. Essaie la grande ville la plus proche.",
    ],
    examples: ['Quelle heure est-il à Tokyo ?', "dis-moi l'heure à New York", 'Il est quelle heure à Londres ?'],
  },
  {
    id: 'date',
    patterns: [
      "[sais-tu|tu sais|peux-tu me dire|tu peux me dire|dis-moi|donne-moi] (quelle est la date|on est le combien|quel jour sommes-nous aujourd'hui exactement|la date|quelle date sommes-nous|c'est quoi la date|on est quelle date|nous sommes le combien|le combien sommes-nous|quelle date on est|la date d'aujourd'hui|quelle est la date d'aujourd'hui|le combien on est) [aujourd'hui|s'il te plaît|du jour]",
    ],
    replies: ['Nous sommes le {date}.', "C'est le {date}.", "D'après mon calendrier, nous voilà le {date}."],
    examples: ['Quelle est la date ?', 'on est le combien', "Quelle est la date d'aujourd'hui ?", 'donne-moi la date'],
  },
  {
    id: 'weekday',
    patterns: [
      "[sais-tu|tu sais|peux-tu me dire|tu peux me dire|dis-moi] (quel jour (sommes-nous|est-on|on est|est-ce|est-il|c'est|est-ce qu'on est|nous sommes)|on est quel jour|c'est quel jour|nous sommes quel jour|quel est le jour|est-ce qu'on est (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|on est (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|est-on (lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)) [aujourd'hui|déjà|de la semaine|maintenant]",
    ],
    replies: [
      'On est {weekday}.',
      "Aujourd'hui, c'est {weekday}, du matin au soir.",
      '{weekday}. Est-ce que ça y ressemble ?',
    ],
    examples: ['Quel jour sommes-nous ?', "on est quel jour aujourd'hui", "Est-ce qu'on est vendredi ?"],
  },
  {
    id: 'tomorrow',
    patterns: [
      "(quel jour (serons-nous|sera-t-on|est-ce|on est|on sera|ce sera|c'est|sera)|on est quel jour|on sera quel jour|c'est quel jour) demain",
      "demain (c'est|on est|on sera|ce sera|nous serons) quel jour",
    ],
    replies: ['Demain, on sera {tomorrow}.', '{tomorrow}. Tu as des projets ?', 'Ce sera {tomorrow}.'],
    examples: ['Quel jour serons-nous demain ?', "demain c'est quel jour"],
  },
  {
    id: 'yesterday',
    patterns: [
      "(quel jour (étions-nous|était-on|était-ce|on était|c'était|était)|on était quel jour|c'était quel jour) hier",
      "hier (c'était|on était|nous étions) quel jour",
    ],
    replies: ['Hier, on était {yesterday}.', "C'était {yesterday}. Est-ce que la journée a été bonne ?"],
    examples: ['Quel jour étions-nous hier ?', "hier c'était quel jour"],
  },
  {
    id: 'year',
    patterns: [
      "(en|quelle|on est en|c'est) (quelle|année|quelle année) [année] (sommes-nous|est-on|on est|est-ce|nous sommes)",
      "(on est en quelle année|quelle année sommes-nous|nous sommes en quelle année|quelle est l'année|en quelle année on est)",
    ],
    replies: ['Nous sommes en {year}.', 'En {year}. Le temps file.', "L'année {year} suit son cours."],
    examples: ['En quelle année sommes-nous ?', 'on est en quelle année'],
  },
  {
    id: 'month',
    patterns: [
      '(quel mois (sommes-nous|est-on|on est|est-ce)|on est quel mois|en quel mois sommes-nous|quel est le mois|on est en quel mois)',
    ],
    replies: ['Nous sommes en {month}.', "C'est le mois de {month}.", 'En {month}, dit mon calendrier.'],
    examples: ['Quel mois sommes-nous ?', 'on est en quel mois'],
  },
  {
    id: 'sum',
    priority: 58,
    ability: 'arithmetic',
    only: { capture: 'sum', looksLike: 'sum' },
    patterns: [
      '{sum:40}',
      "[peux-tu|tu peux|et|sais-tu|tu sais|dis-moi|maintenant] (combien font|combien fait|calcule|calculer|combien ça fait|ça fait combien|c'est combien|combien est|combien font les|que fait|que font|quelle est|quel est|c'est quoi|dis-moi|et|résous|combien valent|combien vaut|additionne) {sum:40}",
      "{sum:30} (ça fait combien|font combien|fait combien|égal|égale|c'est combien|combien ça fait|ça fait|est égal à|égale combien|égal combien)",
    ],
    replies: [
      '{sum}, ça fait {result}.',
      'Cela donne {result}.',
      'Le résultat est {result}.',
      'On arrive à {result}.',
      '{sum}, ça fait environ {about}.',
      'À peu près {about}.',
    ],
    otherwise: [
      "Ce calcul n'a pas de réponse. Personne ne peut diviser par zéro, pas même moi.",
      "Les nombres refusent. Il n'y a pas de résultat que je puisse dire.",
    ],
    examples: [
      'Combien font 7 fois 8 ?',
      '12,5 + 3',
      'calcule 100 divisé par 4',
      'combien fait 10 divisé par 0',
      'vingt et un fois deux',
      '20 % de 50',
      'la racine carrée de 81',
      'quatre-vingt-dix-sept plus trois',
      '(3 + 4) × 2 =',
    ],
  },
  {
    id: 'coin',
    patterns: ['(lance|tire|joue|jette) [à|une|la] (pièce|pile ou face) *', 'pile ou face'],
    replies: [
      'Elle tourne, elle tombe. Pile !',
      "Hop, en l'air. Face !",
      'La pièce dit pile.',
      "C'est face.",
      'Pile, cette fois-ci.',
      'Elle a roulé sous la table. Face, je crois.',
    ],
    examples: ['Pile ou face ?', 'Lance une pièce', 'joue à pile ou face'],
  },
  {
    id: 'dice',
    patterns: [
      '(lance|jette|tire) (un|le|les) (dé|dés) *',
      '(choisis|donne-moi|dis|tire|dis-moi) un (nombre|chiffre|numéro) [au hasard] *',
    ],
    replies: ["Il roule, il s'arrête. Un {die}.", "{die}. C'est ce que tu espérais ?", "J'ai fait {die}."],
    examples: ['Lance un dé', 'lance les dés', 'choisis un nombre', 'Donne-moi un chiffre au hasard'],
  },
]
