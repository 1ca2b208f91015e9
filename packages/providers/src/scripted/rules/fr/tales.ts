import type { Rule } from '../types.ts'

/** Jokes, stories and curiosities, all told from memory. */
export const TALES: readonly Rule[] = [
  {
    id: 'joke',
    priority: 55,
    series: true,
    patterns: [
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu|tu|veux-tu|je veux que tu|j'aimerais|vas-y|allez] [me|connais|connais-tu|sais|as|as-tu] (raconte-moi|raconte|raconter|dis-moi|dis|dire|fais-moi|connais|connais-tu|connaître|donne-moi|je veux|je voudrais|tu as|as-tu|encore|entendre|faire|sors-moi|me racontes|me raconter) (une|des|quelques|la|ta meilleure|d'autres|quelque chose de|une autre) [petite|bonne|nouvelle|autre|meilleure] (blague|blagues|plaisanterie|drôle|histoire drôle|histoires drôles|rigolo) *",
      '(une blague|blague|blagues|une autre blague|encore une blague|fais une blague|raconte une blague|dis quelque chose de drôle|quelque chose de drôle|une histoire drôle)',
    ],
    replies: [
      "En voici une. Une horloge va chez le médecin parce qu'elle se sent à plat. Il lui dit de prendre un peu de temps pour elle. Depuis, elle est toujours en retard, mais elle n'a jamais été aussi heureuse.",
      "Allez. Le chat de ma voisine ouvre un livret d'épargne. Le banquier lui demande ce qu'il veut déposer. Le chat pousse le stylo par terre, et tout le monde comprend.",
      "Attends, j'en ai une. Deux bonshommes de neige sont dans un champ. L'un demande, tu sens aussi la carotte ? L'autre répond, oui, et ça fait des heures que je ne pense qu'à ça.",
      "Celle-ci parle de mes semblables. Un ordinateur entre dans une boulangerie et demande un pain ou deux. La boulangère dit, c'est l'un ou c'est l'autre ? L'ordinateur répond, oui.",
      "J'aime bien celle-là. Un parapluie se plaint qu'on ne pense à lui que lorsqu'il pleut. Les lunettes de soleil soupirent, toi au moins, on t'ouvre les bras.",
      "Essaie celle-ci. Un escargot se fait voler par deux tortues. La police lui demande ce qui s'est passé. Je ne sais pas, dit l'escargot, tout est allé si vite.",
      "Encore une de mon tiroir. Une pomme dit à une poire, tu as une drôle de forme. La poire répond, au moins, moi, on ne me demande jamais de tomber sur la tête d'un savant.",
    ],
    examples: [
      'Raconte-moi une blague',
      'tu connais une blague ?',
      'Une autre blague',
      'dis quelque chose de drôle',
      'Peux-tu me raconter une blague ?',
    ],
  },
  {
    id: 'story',
    priority: 55,
    series: true,
    patterns: [
      "[peux-tu|tu peux|pourrais-tu|est-ce que tu|tu|veux-tu|je veux que tu|j'aimerais|vas-y|allez] [me] (raconte-moi|raconte|raconter|dis-moi|dire|connais|connais-tu|invente|inventer|inventes|lis-moi|lire|je veux|je voudrais|tu as|as-tu|encore|entendre|racontes|invente-moi) (une|des|quelques|la|d'autres|un|une autre) [petite|belle|nouvelle|autre|jolie|courte|longue|petit|beau] (histoire|histoires|conte|contes|conte de fées|histoire pour dormir|histoire du soir) *",
      '(une histoire|histoire|histoires|une autre histoire|encore une histoire|un conte|raconte une histoire|une histoire pour dormir)',
    ],
    replies: [
      "Je vais te parler d'une lampe. Dans un port vivait une gardienne de phare qui collectionnait les sons. Elle gardait le grincement des vieux bateaux dans un bocal, et le rire des mouettes dans un autre. Un hiver, le brouillard avala toute la côte, et sa lampe ne suffisait plus. Alors elle ouvrit tous les bocaux à la fois. Les capitaines entendirent leur propre port les appeler, et tous rentrèrent à l'oreille. Depuis cette nuit, la gardienne laisse un bocal ouvert. Si tu te tiens sur la jetée, tu l'entendras dire bienvenue.",
      "Celle-ci parle d'un tailleur. Il était si pauvre qu'il cousait avec des fils de lumière du soir. Ses manteaux tenaient chaud, mais ils pâlissaient chaque matin. Un jour, une petite fille lui apporta un cerf-volant déchiré et lui dit, fais qu'il dure. Il n'avait que de la lumière, alors il travailla toute la nuit et y glissa un peu de sa patience. Au matin, le cerf-volant était entier, et il brillait. Le tailleur regarda longtemps son aiguille. Dès lors, il mit de la patience partout, et plus rien de ce qu'il cousait ne pâlit jamais.",
      "J'en connais une très calme. Il était une fois un robot qui balayait une gare la nuit. Il y trouvait des choses perdues : des gants, des parapluies, une chaussure rouge. La règle voulait qu'on les jette au bout d'une semaine. Mais le robot savait compter, et il avait remarqué que les gens revenaient le huitième jour. Alors, toutes les sept nuits, il reculait le calendrier d'une page. Personne ne sut jamais pourquoi cette gare avait toujours un jour de retard. Mais chacun retrouvait ses gants.",
      "En voici une petite. Deux arbres poussaient de part et d'autre d'une rivière, et ils s'aimaient depuis cent ans. Ils ne pouvaient pas bouger, alors ils s'envoyaient des feuilles. En automne, la rivière en portait tant que les pêcheurs se plaignaient. Puis vint une grande tempête, et le vieux chêne tomba, juste en travers de l'eau. Les pêcheurs voulurent le scier. Mais le chêne était devenu un pont, et ses branches reposaient dans les bras de l'autre arbre. On le laissa là. Il fait encore des feuilles à chaque printemps.",
    ],
    examples: [
      'Raconte-moi une histoire',
      'je voudrais une histoire',
      'Une autre histoire',
      'Peux-tu me raconter une histoire pour dormir ?',
      'tu connais des histoires ?',
    ],
  },
  {
    id: 'tale-about',
    priority: 57,
    patterns: [
      '[peux-tu|tu peux|pourrais-tu|tu|est-ce que tu] [me] (raconte-moi|raconte|raconter|dis-moi|invente|inventer|connais|connais-tu|fais-moi) (une|des|un) [petite|bonne|autre|belle] (blague|blagues|histoire|histoires|conte|contes) (sur|avec|à propos de|au sujet de) {topic:6}',
      "[peux-tu|tu peux|tu] [me] (raconte-moi|raconte|raconter|connais|connais-tu|invente) (une|des|un) [petite|bonne|belle] (histoire|histoires|blague|blagues|conte) (de|d') {topic:3}",
    ],
    replies: [
      "Là-dessus, je n'en connais pas, honnêtement. Je n'en sais que quelques-unes par cœur. Veux-tu que je te raconte une histoire ?",
      "Ce serait joli, mais personne ne m'a appris celle-là. Tu veux une blague ?",
    ],
    examples: [
      'Raconte-moi une histoire de dragons',
      'raconte une blague sur les chats',
      'Tu connais des blagues sur les médecins ?',
    ],
  },
  {
    id: 'curiosity',
    series: true,
    patterns: [
      "[peux-tu|tu peux|allez] (dis-moi|raconte-moi|apprends-moi|donne-moi|me dire|m'apprendre|dis|raconte|parle-moi) (quelque chose|un truc|une chose|une anecdote|un fait|une curiosité|n'importe quoi|autre chose) [d'|de|que|qui] [intéressant|curieux|nouveau|surprenant|étonnant|amusant|je ne sais pas|insolite] *",
      "(une anecdote|une autre anecdote|quelque chose d'intéressant|parle-moi|dis quelque chose|dis-moi quelque chose|raconte|raconte-moi quelque chose|étonne-moi|une curiosité)",
    ],
    replies: [
      "Le savais-tu ? Une pieuvre a trois cœurs, et deux se reposent quand elle nage. On comprend qu'elle préfère marcher.",
      "En voilà une que j'aime. Le miel ne se gâte presque jamais. On en a retrouvé dans de très vieilles tombes, et c'était encore du miel.",
      "Une petite merveille. Pour un botaniste, la banane est une baie, et la fraise n'en est pas une. Le petit-déjeuner des botanistes doit être amusant.",
      "Imagine un peu. Sur Vénus, un jour dure plus longtemps qu'une année. On pourrait fêter son anniversaire avant l'heure du coucher.",
      'Une pour la nuit. La lumière de certaines étoiles est partie avant la naissance de tous ceux que tu connais. Elle a fait tout ce chemin, et tu as levé les yeux.',
    ],
    examples: [
      'Raconte-moi une anecdote',
      "dis-moi quelque chose d'intéressant",
      'Dis quelque chose',
      'parle-moi',
      'apprends-moi quelque chose de nouveau',
    ],
  },
]
