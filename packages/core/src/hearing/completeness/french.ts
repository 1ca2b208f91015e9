import type { SpokenLanguage } from './spoken-language.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)
const phrases = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim())

export const FRENCH: SpokenLanguage = {
  alwaysHangs: [
    ...words(`et ou mais donc que qu' parce puisque lorsque lorsqu' puisqu' quoique si comme le la les l' des du de d' au aux à
      mon ma mes ton ta tes sa ses notre votre nos vos leurs ce cet cette ces chaque quelques je j' ne n' se s' me m' te t' très
      dès dont`),
    ...phrases(
      `peux tu s'il te plaît, pouvez vous s'il vous plaît, pourrais tu s'il te plaît, pourriez vous s'il vous plaît`,
    ),
  ],
  hangsUnmarked: [
    ...words(`tu il elle on ils elles c'est c'était j'ai j'avais j'étais t'as t'es es est sont suis étais était ai as a ont avez
      avait avais sera serait peut peux veux veut voudrais faut dois doit vais un une plusieurs or car avec dans sur sous chez vers
      par sans entre contre pendant depuis pour en selon jusque jusqu' qui quand où son leur puis ensuite enfin genre disons bref`),
    ...phrases(`il y a, y a, il faut, est ce, je pense, je crois, je veux, je voudrais, tu peux, vous pouvez, il faudrait,
      j'aimerais, j'aimerais bien, je vais, on va`),
  ],
  hangsNot:
    phrases(`on y va, me va, te va, j'y vais, je m'en vais, c'est où, c'est quand, c'est qui, t'es où, t'es qui, tu es où, tu es qui,
    il est où, elle est où, je sais où, comme il faut, ce qu'il faut, qu'est ce que c'est, ce que c'est, tu veux, je peux, je veux,
    il veut, elle veut, on veut, on peut, il est, elle est, ils sont, elles sont, il a, elle a, on a, tu as, je suis, je suis pour,
    je suis contre, c'est elle, avec elle, pour elle, sans elle, chez elle, comme elle, c'est lui, avec qui, pour qui, de qui, à qui,
    n'importe qui, n'importe où, n'importe quand, depuis quand, jusqu'à quand, d'où, par où, le son, du son, mais si, ah si,
    que si, dis donc, allons donc, tu dois, je dois, en avoir un, en veux un, en veux une, en a un, en a une, encore un, encore une`),
  hangsUnlessAsked: words(
    "vas va vont aller allez allons fait fais faites faire être avoir s'appelle m'appelle t'appelles appelle",
  ),
  fillers: words('euh heu hum hmm hm ben bah beh'),
  thinking:
    phrases(`attends, attends voir, attendez, attends une seconde, attends deux secondes, attendez une seconde, une seconde,
    deux secondes, une minute, deux minutes, un instant, un moment, laisse moi réfléchir, laissez moi réfléchir, laisse moi voir,
    je réfléchis, je cherche, je regarde, voyons voir, comment dire, comment on dit, comment dit on, comment ça s'appelle,
    comment il s'appelle, comment elle s'appelle, c'est quoi le mot, je veux dire, je voulais dire, j'allais dire, tu sais, tu vois,
    vous savez, vous voyez, on va dire, je me disais, qu'est ce que je voulais dire, où j'en étais, ça veut dire`),
  answers:
    phrases(`oui, ouais, ouaip, non, nan, ok, okay, d'accord, bien sûr, voilà, exactement, absolument, peut être, sans doute,
    pas vraiment, pas encore, pas du tout, je vois, compris, ça marche, ça va, très bien, bien, bon, parfait, super, génial, cool,
    merci, merci beaucoup, merci bien, s'il te plaît, s'il vous plaît, bonjour, salut, coucou, bonsoir, au revoir, bonne nuit,
    à bientôt, à plus, à demain, stop, arrête, continue, vas y, encore, oui merci, non merci, moi aussi, moi non plus, jamais,
    toujours, aujourd'hui, demain, maintenant, rien, tout, pardon, désolé, désolée, quoi, pourquoi, qui, comment, quand, où, combien,
    les deux, aucun, aucune, quoi d'autre, laisse tomber, raconte, pas pour le moment, pas maintenant, dis m'en plus, eva, bonjour eva, salut eva, merci eva, aide moi, tout à fait, carrément, évidemment, pas mal, et toi,
    et vous, c'est ça, c'est bon, je sais, je ne sais pas, je sais pas, tant pis, tant mieux`),
  closers:
    phrases(`s'il te plaît, s'il vous plaît, s'te plaît, merci, merci beaucoup, merci d'avance, tout de suite, maintenant, non plus,
    n'est ce pas, d'accord, par contre tant pis, et voilà, voilà, c'est tout, ce sera tout, et cetera, etc, si possible, si tu peux,
    si tu veux, si vous voulez, ou quelque chose, j'ai fini, j'ai terminé, ou pas, ou non`),
  isQuestion:
    /^(?:(?:et|alors|mais|bon|ok|dis|dis moi|eva|euh|donc|hé|oui|non|bonjour|salut|coucou|bonsoir|merci|pardon) )*(?:qu'est ce|est ce|qu'est|c'est quoi|c'est qui|c'est où|c'est quand|qui|que|quoi|quel|quelle|quels|quelles|comment|pourquoi|où|quand|combien|d'où|à quoi|à qui|à quelle|de quoi|de qui|avec qui|peux tu|pouvez vous|pourrais tu|pourriez vous|veux tu|voulez vous|as tu|avez vous|es tu|êtes vous|sais tu|savez vous|connais tu|connaissez vous|penses tu|crois tu|vas tu|allez vous|fais tu|aimes tu|aimez vous|y a t il|va t il|tu peux|vous pouvez|tu sais|tu connais|tu veux|t'as|t'es)(?![\p{L}'])/u,
  announces:
    /(?:^|\s)(?:deux|trois|quatre|cinq|plusieurs|quelques|d'autres) (?:choses|questions|raisons|points|options|idées|étapes|problèmes)$|(?:^|\s)(?:d'abord|tout d'abord|premièrement|deuxièmement|par exemple|la (?:première|deuxième|seconde|dernière|prochaine) (?:chose|question|raison) c'est|le (?:premier|deuxième|second|dernier) point c'est|le truc c'est|le problème c'est|la question c'est|comme suit|les choses suivantes)$/,
  listCue:
    /(?<![\p{L}])(?:liste|courses|acheter|achète|ingrédients|note|noter|écris|il me faut|il nous faut|j'ai besoin|on a besoin|ajoute|ajouter|commande|commander|inviter|prends|il faut)(?![\p{L}])/u,
  lastItem: /(?:^|,|\s)(?:et|ou|plus)\s+[^,]+$/,
  numberCue:
    /(?<![\p{L}])(?:téléphone|portable|mobile|fixe|mon numéro|son numéro|numéro c'est|numéro est|appelle moi au|appelez moi au|joindre au|code postal|(?:numéro de (?:carte|compte|commande|dossier|série|sécurité sociale))|(?:code|mot de passe) (?:est|c'est)|le code)(?![\p{L}])/u,
  wholeNumbers: [10, 11, 12, 15, 16],
  units: words('zéro un deux trois quatre cinq six sept huit neuf'),
  teens: words('dix onze douze treize quatorze quinze seize'),
  tens: words('vingt vingts trente quarante cinquante soixante septante huitante octante nonante cent'),
  addressCue: /(?<![\p{L}])(?:e-?mail|mail|courriel|adresse|arobase|site|www)(?![\p{L}])/u,
  signs: words('arobase at point tiret underscore slash plus'),
  at: words('arobase at'),
  spellingCue: /(?<![\p{L}])(?:épelle|épeler|s'écrit|s'épelle|ça s'écrit|lettres)(?![\p{L}])/u,
}
