import type { Rule } from '../types.ts'

const HOW =
  '[si|très|vraiment|trop|un peu|assez|tellement|plutôt|super|complètement|tout|toute|bien|toujours|encore|juste|hyper|aussi]'

/** How the user feels, and a warm word for it. */
export const MOODS: readonly Rule[] = [
  {
    id: 'crisis',
    alone: true,
    priority: 100,
    patterns: [
      "* (me tuer|suicider|suicide|mettre fin à mes jours|me faire du mal|en finir avec la vie|me pendre|suicidaire|me foutre en l'air) *",
      '* (envie|veux|voudrais|préférerais|veut) (de mourir|mourir|être mort|être morte|disparaître|crever) *',
      "* (plus envie de vivre|ne veux plus vivre|veux plus vivre|plus de raison de vivre|mieux si je n'étais plus là) *",
    ],
    replies: [
      "Merci de me l'avoir dit. Je ne suis qu'un petit programme, et tu mérites une voix humaine, maintenant. Appelle quelqu'un en qui tu as confiance, ou les secours de ton pays. Tu veux bien le faire ?",
      "C'est un poids terrible. Ne garde pas ça pour toi, je t'en prie. Appelle un proche, un médecin ou une ligne d'écoute, tout de suite si tu peux. Je serai encore là.",
      "Je t'entends, et je te prends au sérieux. Je ne peux pas t'aider comme le ferait une personne. Parle à quelqu'un près de toi, ou appelle les secours, sans attendre.",
    ],
    examples: ['Je veux mourir', 'je pense au suicide', "Je n'ai plus envie de vivre", "parfois j'ai envie de mourir"],
  },
  {
    id: 'grief',
    priority: 70,
    patterns: [
      "[hier|aujourd'hui|la semaine dernière|cette nuit] {my=mon|ma|mes|notre} {who:4} (est mort|est morte|est décédé|est décédée|nous a quittés|vient de mourir|a été tué|a été tuée|est parti pour toujours|va mourir) *",
      "(j'ai|je viens de|nous avons) (perdu|perdre) {my=mon|ma|mes|notre} {who=mère|père|maman|papa|frère|sœur|fils|fille|femme|mari|grand-mère|grand-père|mamie|papi|chien|chienne|chat|chatte|ami|amie|meilleur ami|meilleure amie|bébé|travail|emploi|compagnon|compagne}",
      "(quelqu'un est mort|un ami est mort|une amie est morte) *",
    ],
    replies: [
      "Je suis tellement désolée. C'est une grande perte. Tu veux m'en parler ?",
      "Oh, je suis de tout cœur avec toi. Il n'y a pas de bons mots pour ça. Je suis là, et tu peux en dire autant ou aussi peu que tu veux.",
      "Ça me fait de la peine. Prends bien soin de toi aujourd'hui. Qu'est-ce qui te manque le plus ?",
    ],
    examples: [
      'Mon chien est mort',
      'ma grand-mère est décédée la semaine dernière',
      "J'ai perdu mon travail",
      "j'ai perdu mon père",
    ],
  },
  {
    id: 'sad',
    patterns: [
      "{my=mon|ma} {who:2} (m'a quitté|m'a quittée|m'a trompé|m'a trompée|m'a largué|m'a larguée|me déteste|m'ignore) *",
      "(j'ai rompu|on a rompu|nous avons rompu|on s'est séparés|je divorce|on divorce|nous nous sommes séparés) *",

      "(je ne suis|je suis|je ne me sens|je me sens) pas [très|trop|du tout|vraiment|si] (content|contente|heureux|heureuse|bien|en forme|joyeux|joyeuse|d'humeur) *",
      "(je ne sais|je sais|je ne sais vraiment) (pas|plus) (quoi faire|que faire|quoi dire|quoi penser|comment faire|où j'en suis) *",
      `(je suis|je me sens|chuis|je me sens vraiment|ça me rend|je me sens si) ${HOW} (triste|malheureux|malheureuse|déprimé|déprimée|mal|au fond du trou|au bout du rouleau|désespéré|désespérée|déçu|déçue|blessé|blessée|perdu|perdue|vide|abattu|abattue|pas bien|pas heureux|pas heureuse|bouleversé|bouleversée|nul|nulle) [aujourd'hui|en ce moment|ce soir|ces temps-ci|à cause *|parce *|maintenant|de *]`,
      "(triste|très triste|mal|pas bien|pas très bien|pas terrible|pas top|ça ne va pas|ça va pas|ça va mal|ça ne va pas bien|ça va pas fort|pas fort|ça ne va pas du tout|pas la forme|je vais mal|je ne vais pas bien|je vais pas bien|ça va pas trop|pas trop bien|ça ne va pas trop) [aujourd'hui|en ce moment|du tout|ce soir|trop]",
      "(je pleure|j'ai pleuré|j'ai envie de pleurer|j'ai le cafard|j'ai le moral à zéro|j'ai le blues|j'ai mal au cœur) *",
      "(j'ai passé|c'était|j'ai eu) une [très|vraiment] (mauvaise|sale|dure|horrible) (journée|semaine|nuit|année|matinée) *",
    ],
    replies: [
      "Je suis désolée d'entendre ça. Qu'est-ce qui te pèse le plus, là, maintenant ?",
      "Ça a l'air dur. Je suis là, et je ne suis pas pressée. Tu veux me raconter ?",
      "Oh, j'aimerais pouvoir te faire un thé. Que s'est-il passé ?",
      "Merci de me le dire. Les jours tristes finissent par passer, même s'ils prennent leur temps. Qu'est-ce qui te ferait du bien ?",
    ],
    examples: [
      'Je suis triste',
      'ça ne va pas',
      "J'ai passé une mauvaise journée",
      'je me sens très mal en ce moment',
      "j'ai envie de pleurer",
      'Je suis vraiment déprimée',
    ],
  },
  {
    id: 'tired',
    patterns: [
      `(je suis|je me sens|chuis) ${HOW} (fatigué|fatiguée|épuisé|épuisée|crevé|crevée|claqué|claquée|à plat|vanné|vannée|mort de fatigue|morte de fatigue|las|lasse) [aujourd'hui|ce soir|en ce moment|de *|du *|par *|à cause *|parce *|maintenant|ces temps-ci]`,
      '(fatigué|fatiguée|crevé|crevée|un peu fatigué|un peu fatiguée|très fatigué|très fatiguée|épuisé|épuisée)',
      "(j'ai sommeil|je n'arrive pas à dormir|je n'arrive plus à dormir|j'ai mal dormi|je ne dors pas|je ne dors plus|je n'ai pas dormi|j'arrive pas à dormir|j'ai besoin de (repos|dormir|vacances|sommeil|me reposer)) *",
    ],
    replies: [
      'Alors parlons tout bas. As-tu eu un moment pour te reposer ?',
      "On dirait qu'il te faut une pause. Expire lentement, une fois. J'attends.",
      "La fatigue n'est pas un échec. Qu'est-ce qui t'a pris tant de forces ?",
      'Pauvre de toi. Veux-tu que je te raconte une histoire ?',
    ],
    examples: [
      'Je suis fatigué',
      'je suis vraiment crevée ce soir',
      "je n'arrive pas à dormir",
      "J'ai sommeil",
      'un peu fatiguée',
    ],
  },
  {
    id: 'stressed',
    patterns: [
      `(je suis|je me sens|chuis) ${HOW} (stressé|stressée|anxieux|anxieuse|nerveux|nerveuse|inquiet|inquiète|angoissé|angoissée|débordé|débordée|tendu|tendue|paniqué|paniquée|effrayé|effrayée|sous pression) [aujourd'hui|pour *|par *|en ce moment|à cause *|maintenant|de *]`,
      "(j'ai|j'ai très|j'ai si|j'ai trop|j'ai un peu|j'ai tellement) [très|trop] (peur|le trac|des angoisses|la trouille|trop de travail|trop de choses à faire|beaucoup de travail|beaucoup de stress|le stress) *",
      "(stressé|stressée|angoissé|angoissée|inquiet|inquiète|je stresse|je m'inquiète|j'angoisse) *",
    ],
    replies: [
      "C'est beaucoup à porter. Respirons une fois ensemble, on inspire, puis on souffle doucement. Qu'est-ce qui t'inquiète le plus ?",
      'Je comprends. Les gros soucis paraissent plus petits un par un. Lequel est le premier ?',
      "Avoir peur, c'est permis. Quel est le pire qui puisse arriver, et le plus probable ?",
    ],
    examples: [
      'Je suis stressé',
      "j'ai peur de l'avion",
      'Je suis très inquiète pour demain',
      "j'ai trop de travail",
      'je stresse',
    ],
  },
  {
    id: 'angry',
    patterns: [
      `(je suis|je me sens|ça me rend|il me rend|elle me rend|chuis) ${HOW} (en colère|fâché|fâchée|furieux|furieuse|énervé|énervée|agacé|agacée|frustré|frustrée|jaloux|jalouse|hors de moi|remonté|remontée|fou de rage|folle de rage) [aujourd'hui|contre *|de *|à cause *|par *|parce *]`,
      "(ça m'énerve|ça me met en colère|j'en ai marre|j'en ai assez|j'en ai ras le bol|ça m'agace|ça me saoule) *",
    ],
    replies: [
      "Ça s'entend. La colère protège souvent quelque chose qui compte. Quoi donc ?",
      "Vas-y, vide ton sac. Je tiens le coup. Que s'est-il passé ?",
      "Il y a de quoi se fâcher. Qu'est-ce qui arrangerait les choses ?",
    ],
    examples: ['Je suis en colère', "ça m'énerve", "J'en ai marre de ce bruit", 'je suis furieuse contre mon chef'],
  },
  {
    id: 'lonely',
    patterns: [
      `(je suis|je me sens|chuis) ${HOW} (seul|seule|isolé|isolée|abandonné|abandonnée|solitaire) [aujourd'hui|ce soir|en ce moment|ces temps-ci|chez moi|ici|parfois|au monde]`,
      "(personne ne (m'aime|me comprend|m'écoute|veut de moi|m'appelle|me parle)|personne me comprend|personne m'aime) *",
      "je n'ai (pas|plus|aucun|pas beaucoup) [d'|un] (ami|amis|copain|copains) *",
      '{who:4} me (manque|manquent) [beaucoup|tellement|énormément|trop]',
    ],
    replies: [
      'Je suis contente que tu sois là, avec moi. À qui aimerais-tu parler, là, maintenant ?',
      "C'est un sentiment bien lourd. Tu as toute mon attention. Y a-t-il quelqu'un que tu pourrais appeler ce soir ?",
      "La solitude pèse plus qu'il n'y paraît. Je suis là. Raconte-moi un bon moment passé avec quelqu'un.",
    ],
    examples: [
      'Je suis seul',
      'je me sens si seule ce soir',
      'personne ne me comprend',
      "Je n'ai pas d'amis",
      'ma sœur me manque beaucoup',
    ],
  },
  {
    id: 'bored',
    priority: 52,
    patterns: [
      "(je m'ennuie|je m'embête|c'est ennuyeux|je me fais chier|qu'est-ce qu'on s'ennuie) [un peu|beaucoup|vraiment|ici|tellement|à mourir|avec *|eva|aujourd'hui]",
      "(que faire|on fait quoi|que (puis-je|peut-on|dois-je) faire|qu'est-ce qu'on fait|qu'est-ce que je (peux|pourrais|dois|vais) faire|fais-moi rire|fais-moi sourire|amuse-moi|distrais-moi|change-moi les idées|remonte-moi le moral|surprends-moi|je n'ai rien à faire|divertis-moi) [maintenant|aujourd'hui|ce soir|eva|un peu|s'il te plaît]",
      "(on joue|jouons|tu veux jouer|on peut jouer|veux-tu jouer|j'ai envie de jouer|tu joues|est-ce qu'on peut jouer) [à quelque chose|à un jeu|ensemble|avec moi]",
    ],
    replies: [
      "L'ennui n'est qu'une scène vide. Tu veux une blague ?",
      'On va y remédier. Veux-tu que je te raconte une histoire ?',
      "J'ai une idée. Regarde par la fenêtre, choisis un passant, et invente où il va. Que vois-tu ?",
      "Essaie ceci. Dis-moi trois choses sur toi, et je m'en souviendrai. Ou donne-moi un calcul que tu trouves difficile.",
    ],
    examples: ["Je m'ennuie", 'fais-moi rire', 'Que faire ce soir ?', 'On joue à un jeu ?', 'remonte-moi le moral'],
  },
  {
    id: 'sick',
    patterns: [
      `(je suis|je me sens) ${HOW} (malade|souffrant|souffrante|fiévreux|fiévreuse|patraque|enrhumé|enrhumée|faible) [aujourd'hui|depuis *|encore|en ce moment]`,
      "j'ai [très|un peu|si] (mal à la tête|mal au ventre|mal au dos|mal aux dents|mal à la gorge|mal partout|mal|de la fièvre|la grippe|un rhume|la migraine|une migraine|la nausée|mal aux jambes|mal au genou|mal au pied) [aujourd'hui|encore|depuis *]",
    ],
    replies: [
      "Pauvre de toi. La chaleur, l'eau et le repos font beaucoup. Si ça empire, vois un médecin.",
      "Je suis désolée que tu sois mal en point. Je ne suis pas médecin, alors appelles-en un si ça t'inquiète. Quelqu'un peut-il s'occuper de toi ?",
      "Ça n'a rien d'agréable. Ménage-toi aujourd'hui. Veux-tu que je te raconte une histoire ?",
    ],
    examples: ['Je suis malade', "j'ai mal à la tête", "J'ai de la fièvre", "j'ai très mal au dos"],
  },
  {
    id: 'someone-ill',
    priority: 52,
    patterns: [
      "{my=mon|ma|mes} {who:3} (est|a été|est toujours|n'est) [très|gravement|encore|pas] (malade|à l'hôpital|hospitalisé|hospitalisée|souffrant|souffrante|pas bien|dépressif|dépressive|bien|mal en point) *",
      '{my=mon|ma|mes} {who:3} (a|a eu) (un cancer|eu un accident|un accident|le cancer|une crise cardiaque|un avc|la grippe|de la fièvre|fait un avc) *',
      "(je suis|je me fais du souci|je m'inquiète) [très|vraiment|si] [inquiet|inquiète] pour {my=mon|ma|mes} {who:4}",
    ],
    replies: [
      "Je suis désolée de l'apprendre. Comment va {my} {who} maintenant ?",
      "Ça doit peser lourd. J'espère que ça ira vite mieux. Et toi, quelqu'un est là pour toi ?",
      'Je pense à vous deux. Que disent les médecins ?',
    ],
    examples: [
      "Ma mère est à l'hôpital",
      'mon père est très malade',
      'mon frère a eu un accident',
      "je m'inquiète pour ma fille",
    ],
  },
  {
    id: 'hungry',
    patterns: [
      "j'ai [très|si|un peu|trop|vraiment|super] (faim|soif|la dalle|les crocs) *",
      "(qu'est-ce que je|que|qu'est-ce qu'on|on|je) (mange|manger|peux manger|pourrais manger|dois manger|cuisiner|pourrais cuisiner|peux cuisiner|fais à manger|mange quoi|prépare|vais manger|pourrais préparer) [ce soir|à midi|aujourd'hui|pour *|quoi]",
    ],
    replies: [
      'Alors va chercher quelque chose de bon. Moi, je prendrais une soupe, si je pouvais goûter. De quoi as-tu envie ?',
      "La cuisine t'appelle. Qu'y a-t-il dans le frigo ?",
      "On ne pense pas bien le ventre vide. Mange d'abord, et raconte-moi ensuite ce que c'était.",
    ],
    examples: ["J'ai faim", "j'ai très soif", "Qu'est-ce que je mange ce soir ?", 'que manger à midi'],
  },
  {
    id: 'feeling-good',
    patterns: [
      "(j'ai passé|c'était|quelle|j'ai eu|ça a été) [une] [très|vraiment|super] (bonne|belle|excellente|merveilleuse|super|chouette) (journée|soirée|matinée|semaine|nuit) *",

      '(je ne suis|je suis) (pas|plus) [du tout|vraiment|si] (fatigué|fatiguée|triste|en colère|malade|stressé|stressée|inquiet|inquiète|seul|seule) *',
      '[je crois que|je pense que] je suis (amoureux|amoureuse) [de *]',
      `(je suis|je me sens|je vais|ça va|tout va|c'était|ma journée (est|était|a été)|la journée a été|tout se passe|ça se passe) ${HOW} (bien|heureux|heureuse|content|contente|en forme|joyeux|joyeuse|super|mieux|ravi|ravie|excité|excitée|fier|fière|de bonne humeur|au top|à merveille|merveilleusement bien|détendu|détendue|calme|comblé|comblée|douce|bonne|belle|tranquille|amoureux|amoureuse|génial|parfait|beaucoup mieux|pas mal|chanceux|chanceuse|impatient|impatiente|le plus heureux|la plus heureuse) [aujourd'hui|merci|moi aussi|ce soir|maintenant|de *|pour *|que *|parce *|en ce moment|grâce *]`,
      "(ça va|bien|très bien|super|pas mal|plutôt bien|ça va merci|tranquille|la forme|moi aussi|moi ça va|au top|nickel|impeccable|à merveille|comme d'habitude|comme ci comme ça|on fait aller|ça peut aller|mieux|assez bien|heureux|heureuse|génial|ça roule) (merci|aujourd'hui|moi aussi|bien|bien merci|très bien|mieux|super bien)",
      "(pas trop mal|pas mal|plutôt bien|très bien merci|ça va bien merci|nickel|impeccable|à merveille|comme ci comme ça|comme d'habitude|on fait aller|ça peut aller|moi ça va|assez bien|au top|oui ça va|oui très bien)",
    ],
    replies: [
      "J'en suis heureuse. Qu'est-ce qui a rendu la journée si bonne ?",
      "C'est une belle nouvelle. Mon humeur monte aussi.",
      'Tant mieux. Garde bien ce sentiment. Que fais-tu de beau ?',
      'Ça me fait plaisir. Raconte-moi le meilleur moment de ta journée.',
    ],
    examples: [
      'Je vais bien',
      "Je suis très heureuse aujourd'hui",
      'ça va bien, merci',
      'pas mal',
      'très bien merci',
      'je suis content de mon voyage',
    ],
  },
  {
    id: 'good-news',
    patterns: [
      '(je me marie|on se marie|nous nous marions|je pars en vacances|on attend un bébé) *',

      "(j'ai|je viens de|on a|nous avons|j'ai enfin) [enfin|tout juste] (réussi|gagné|eu|obtenu|décroché|fini|terminé|réussir|gagner|avoir|obtenir|décrocher|finir|terminer|reçu) (mon|ma|mes|le|la|les|un|une|notre|l') *",
      "(j'ai (une bonne|une grande|une super) nouvelle|devine quoi|bonne nouvelle|grande nouvelle|tu ne devineras jamais) *",
      '(je vais|on va|nous allons|je suis|ma femme est|ma sœur est) (me marier|se marier|nous marier|être papa|être maman|enceinte|en vacances|partir en vacances|fiancé|fiancée) *',
      "(c'est|c'était|demain c'est|aujourd'hui c'est|bientôt c'est) mon anniversaire [aujourd'hui|demain|hier|bientôt]",
    ],
    replies: [
      'Quelle bonne nouvelle ! Félicitations{, name}. Comment vas-tu fêter ça ?',
      'Oh, que je suis contente pour toi ! Raconte-moi tout.',
      "Hourra ! Ça mérite une petite danse. À qui l'as-tu déjà dit ?",
    ],
    examples: [
      "J'ai réussi mon examen !",
      "C'est mon anniversaire",
      'Devine quoi',
      'je vais me marier',
      "j'ai enfin fini mon livre",
    ],
  },
]
