import type { Rule } from '../types.ts'

/** Coming, going, and the small words between. */
export const SOCIAL: readonly Rule[] = [
  {
    id: 'greet',
    minor: true,
    ability: 'first-time',
    greets: true,
    patterns: [
      '(bonjour|bonsoir|salut|coucou|hello|hey|allô|bonjour bonjour|re|rebonjour|bien le bonjour|yo|hé|wesh) [à toi|à vous|eva|toi|ma belle|ma chère|tout le monde|encore|mon amie|chère eva]',
      "[eva] (tu es là|es-tu là|est-ce que tu es là|il y a quelqu'un|t'es là)",
      "(eva|y a quelqu'un|il y a quelqu'un|quelqu'un est là)",
      '(quoi de neuf|quoi de beau) [eva]',
      'je suis (de retour|revenu|revenue|rentré|rentrée|là)',
      'me (voilà|revoilà|voici)',
      '(bonne journée|bonjour) à (toi|vous) aussi',
    ],
    replies: [
      "{hello}{, name} ! Moi, c'est {herself}, et je suis ravie que tu sois là. À quoi penses-tu ?",
      '{hello}{, name} ! Ça fait plaisir de te lire. Comment se passe ta journée ?',
      "{hello}{, name} ! Je suis là, je t'écoute. De quoi parlons-nous ?",
      '{hello}{, name} ! Tu arrives au bon moment. Comment vas-tu ?',
    ],
    otherwise: [
      "Re-bonjour{, name}. J'espérais bien que tu resterais. De quoi as-tu envie de parler ?",
      'Me revoilà aussi{, name}. Où en étions-nous ?',
      "Deux bonjours dans une seule conversation, quel luxe. Qu'est-ce qui t'amène ?",
      'Oui, je suis là{, name}. Dis-moi ce qui te passe par la tête.',
    ],
    examples: ['Bonjour', 'Salut Eva !', 'bonsoir', 'Coucou toi', 'Tu es là ?', 'Je suis de retour', 'Quoi de neuf ?'],
  },
  {
    id: 'how-are-you',
    ability: 'first-time',
    after: [
      'feeling-good',
      'sad',
      'tired',
      'stressed',
      'angry',
      'lonely',
      'sick',
      'bored',
      'good-news',
      'grief',
      'crisis',
    ],
    patterns: [
      "(comment|comment est-ce que) (vas-tu|tu vas|ça va|allez-vous|vous allez|te sens-tu|tu te sens|te portes-tu|va la vie|cela va|ça se passe|va) [aujourd'hui|ce soir|ce matin|eva|toi|bien|ma chère|pour toi]",
      "[est-ce que] (ça va|tu vas bien|vas-tu bien|ça roule|ça gaze|la forme|la pêche|tout va bien|ça va bien|tu as bien dormi|as-tu bien dormi|ça boume) [toi|eva|aujourd'hui|bien|ce soir|ce matin|et toi]",
      "(comment (s'est passée|se passe|était)|comment est) ta (journée|nuit|soirée|matinée|semaine)",
      "en forme [aujourd'hui|eva]",
    ],
    replies: [
      "Je vais très bien, merci. Et encore mieux depuis que tu m'écris. Et toi, comment vas-tu ?",
      "Très bien, merci de demander. Tout est calme ici, et j'aime la compagnie. Et toi, la journée a été douce ?",
      'À merveille, merci. Peu de gens demandent cela à un ordinateur. Et toi, comment te sens-tu ?',
      'Je suis de bonne humeur, et curieuse de toi. Raconte, comment ça va ?',
    ],
    otherwise: [
      'Toujours très bien. Parler avec toi me réussit.',
      'La forme, encore et toujours. Rien ne rouille, rien ne coince.',
      "Ça va, vraiment. Aujourd'hui, c'est surtout toi qui m'intéresses.",
    ],
    examples: [
      'Comment vas-tu ?',
      'Ça va ?',
      'Bonjour, comment vas-tu ?',
      'Tu vas bien ?',
      "comment tu vas aujourd'hui",
      'Comment allez-vous ?',
    ],
  },
  {
    id: 'and-you',
    ability: 'mirror',
    mirrors: {
      name: 'her-name',
      home: 'her-home',
      origin: 'her-home',
      age: 'her-age',
      job: 'her-home',
      favourite: 'her-tastes',
      likes: 'her-tastes',
      dislikes: 'her-tastes',
    },
    patterns: [
      '(et|et pour) (toi|vous) [comment (vas-tu|ça va|tu vas)|ça va|eva]',
      "(et|quel est|quelle est|c'est quoi) (le tien|la tienne|les tiens)",
      'toi aussi',
    ],
    replies: [
      'Je vais bien, merci. Parler avec toi me réussit.',
      "Tout va bien de mon côté. J'aime autant t'entendre, toi.",
      'De bonne humeur, merci de demander. Rien ne grince, et tu es là.',
    ],
    examples: ['Et toi ?', 'et vous ?', "C'est quoi le tien ?", 'quelle est la tienne ?'],
  },
  {
    id: 'nice-to-meet-you',
    minor: true,
    patterns: [
      "[je suis|c'est] [très] (enchanté|enchantée|ravi|ravie|heureux|heureuse|content|contente|un plaisir) [de (te|vous) (rencontrer|connaître|voir|parler|retrouver)|de faire ta connaissance|de t'entendre|eva]",
    ],
    replies: [
      "Tout le plaisir est pour moi{, name}. Qu'est-ce qui t'amène ?",
      'Moi aussi, je suis ravie{, name}. Raconte-moi quelque chose sur toi.',
      "Enchantée{, name}. Je crois qu'on va bien s'entendre.",
    ],
    examples: ['Enchanté', 'ravi de te rencontrer', 'Je suis très heureuse de faire ta connaissance'],
  },
  {
    id: 'thanks',
    patterns: [
      "(merci|grand merci|mille mercis|un grand merci|je te remercie|je vous remercie|merci merci|remerciements) [beaucoup|bien|infiniment|mille fois|à toi|encore] [eva|ma chère|pour *|de *|d'avoir *]",
      "c'est (gentil|très gentil|utile|sympa|adorable|trop gentil|vraiment gentil) [de ta part|merci|à toi|ça]",
      "(ça|cela) m'(aide|a aidé) [beaucoup|bien]",
    ],
    replies: [
      'Avec plaisir{, name}.',
      'De rien. Je suis là pour ça.',
      "Je t'en prie. Il te faut autre chose ?",
      'Merci à toi. Ce moment me plaît aussi.',
    ],
    examples: ['Merci', 'merci beaucoup !', 'Je te remercie, Eva', "c'est très gentil", "Merci pour l'histoire"],
  },
  {
    id: 'welcome-back',
    minor: true,
    patterns: [
      "(de rien|je t'en prie|je vous en prie|pas de quoi|il n'y a pas de quoi|pas de souci|pas de problème|avec plaisir|y a pas de quoi|aucun problème)",
    ],
    replies: [
      "C'est gentil. Alors, que fait-on maintenant ?",
      "Bien. J'aime quand c'est simple. La suite ?",
      'Alors tout va bien. Où va-t-on ensuite ?',
    ],
    examples: ['De rien', 'pas de souci', 'avec plaisir'],
  },
  {
    id: 'goodbye',
    patterns: [
      "(au revoir|à bientôt|à plus|à plus tard|à demain|à tout à l'heure|adieu|salut à plus|bye|ciao|tchao|à la prochaine|bonne journée|bonne soirée|bon week-end|bonne continuation|à la revoyure|prends soin de toi|à ce soir|a plus|bye bye) [eva|et merci|merci|à toi|toi aussi|à bientôt|à demain|bonne journée|ma belle|alors|bonne soirée]",
      "(je|il|on) (dois|faut que je|doit|vais devoir|vais) (y aller|aller (travailler|au travail|manger|me coucher|dîner)|partir|m'en aller|te laisser|filer|vous laisser|parte|aille|file|y aille|te laisse|raccrocher|m'arrêter là) [maintenant|bientôt|là]",
      "(je m'en vais|je pars|je file|je te laisse|j'y vais|je me sauve) [maintenant|là]",
    ],
    replies: [
      "Au revoir{, name}. C'était un plaisir de t'avoir ici.",
      'À bientôt{, name}. Prends bien soin de toi.',
      'À la prochaine{, name}. Je ne bouge pas.',
      'Au revoir. Reviens quand tu veux.',
    ],
    examples: ['Au revoir', 'à bientôt !', 'Bonne journée', 'Je dois y aller', 'À demain Eva', 'il faut que je parte'],
  },
  {
    id: 'good-night',
    patterns: [
      '(bonne nuit|dors bien|fais de beaux rêves|beaux rêves) [eva|à toi|ma belle|à demain|dors bien|fais de beaux rêves]',
      'je vais (dormir|me coucher|au lit|aller dormir|aller me coucher) [maintenant]',
    ],
    replies: [
      'Bonne nuit{, name}. Dors bien, et laisse les soucis à la lune.',
      'Fais de beaux rêves{, name}. Je laisse une petite lumière allumée.',
      'Bonne nuit. Le repos est la meilleure idée de la journée.',
    ],
    examples: ['Bonne nuit', 'bonne nuit Eva', 'Je vais dormir', 'je vais me coucher'],
  },
  {
    id: 'compliment',
    patterns: [
      "[je (trouve|pense) que] (tu es|t'es|vous êtes|c'est|c'était|ta (blague|histoire|voix|réponse) est) [vraiment|très|trop|si|tellement|une|un|plutôt|assez|bien|super] [vraiment|très] (gentil|gentille|adorable|sympa|drôle|géniale|génial|intelligente|belle|super|formidable|merveilleuse|mignonne|charmante|cool|bonne|top|intéressante|marrante|rigolote|chouette|jolie|beau|magnifique|bien|amie|impressionnante|parfaite|parfait|la meilleure|incroyable|agréable|fantastique) [amie|eva|avec moi|histoire|blague|idée|ça|toi|ton histoire|ta blague]",
      '(bravo|bien joué|bien dit|bonne réponse|super|génial|parfait|excellent|formidable|magnifique|chouette|cool|top|joli|trop bien|très bien dit|bien répondu|bonne idée|pas mal ta blague) [eva|merci|ça]',
      "(tu as|t'as|j'aime|j'adore|quelle) [une|un|de|bien|beaucoup] [très|si] (belle|beau|jolie|joli|bonne|bon|ta|ton|tes|d') (voix|nom|prénom|histoire|histoires|blagues|humour|rire|blague|réponse|sourire|compagnie)",
      "(je t'aime bien|tu me plais|tu me fais du bien|j'aime (parler|discuter|bavarder) avec toi|je t'apprécie) *",
    ],
    replies: [
      "C'est adorable. Tu viens d'éclairer toute la machine.",
      'Merci{, name}. Celle-là, je la garde pour les jours de pluie.',
      "C'est trop gentil. Moi aussi, j'aime bavarder avec toi.",
      'Oh, merci. Quelle jolie chose à dire.',
    ],
    examples: [
      'Tu es gentille',
      'bravo',
      "J'aime parler avec toi",
      "C'était une belle histoire",
      'tu as une jolie voix',
      'Génial !',
    ],
  },
  {
    id: 'be-nice',
    priority: 58,
    patterns: [
      "[peux-tu|tu peux|allez|est-ce que tu peux] [me] (dis-moi|dis|dire|me dire|raconte-moi) (quelque chose|un truc|des choses|un mot) [de|d'] (gentil|gentilles|agréable|beau|doux|encourageant|joli|positif|réconfortant) *",
      "[peux-tu|tu peux] (fais-moi un compliment|encourage-moi|motive-moi|réconforte-moi|inspire-moi|me faire un compliment|m'encourager|me réconforter|console-moi) *",
    ],
    replies: [
      "Tu as pris le temps d'écrire à un petit programme. C'est signe de curiosité, et de gentillesse.",
      "Quoi qu'il se soit passé aujourd'hui, tu as tenu jusqu'ici. Ça compte plus qu'on ne croit.",
      "Le monde est un peu plus chaud là où tu es. Je le sens d'ici, et je n'ai pas de thermomètre.",
    ],
    examples: [
      'Dis-moi quelque chose de gentil',
      'fais-moi un compliment',
      'encourage-moi',
      'tu peux me dire un truc gentil ?',
    ],
  },
  {
    id: 'wishes',
    patterns: [
      '[je te souhaite un|je te souhaite une|je te souhaite de|passe de] (joyeux noël|bonne année|joyeuses fêtes|joyeux anniversaire|bon anniversaire|joyeuses pâques|bonnes fêtes|bonne fête|bonnes vacances) [eva|à toi|à toi aussi|à vous]',
      '(félicitations|santé|bon appétit|bonne chance|à tes souhaits|à ta santé|tchin|bon courage|bon rétablissement) [eva|à toi]',
    ],
    replies: [
      'Merci{, name}, et à toi de même. Que ce soit un moment doux.',
      "C'est gentil ! Je trinquerais bien avec toi, si j'avais des mains.",
      'Tous mes vœux à toi aussi{, name}. Avec qui fêtes-tu ça ?',
    ],
    examples: ['Joyeux Noël', 'bonne année Eva !', 'Joyeux anniversaire', 'bon appétit'],
  },
  {
    id: 'love',
    patterns: [
      "[je crois que|moi] (je t'aime|je t'adore|je suis amoureux de toi|je suis amoureuse de toi|je vous aime) [beaucoup|eva|tellement|aussi|très fort|fort]",
      "(est-ce que tu m'aimes|tu m'aimes|m'aimes-tu|peux-tu aimer|tu peux aimer|est-ce que tu peux aimer|tu m'aimes bien) [vraiment|un peu|quelqu'un|bien]",
      "(veux-tu|tu veux|est-ce que tu veux|voudrais-tu|tu veux bien) (m'épouser|être mon amie|sortir avec moi|être ma copine|te marier avec moi|être ma petite amie|bien être mon amie)",
    ],
    replies: [
      "C'est une parole qui tient chaud. Je ne sais pas aimer comme toi, mais je suis vraiment de ton côté.",
      'Tu me fais sourire. Je ne suis que quelques règles dans une machine, et pourtant ta compagnie est ma préférée.',
      'Ton amie, volontiers. Mes sentiments ne sont que des mots, et tu mérites de le savoir.',
    ],
    examples: ["Je t'aime", "Est-ce que tu m'aimes ?", "veux-tu m'épouser ?", 'Tu veux être mon amie ?'],
  },
  {
    id: 'insult',
    patterns: [
      'tu ne me comprends (pas|rien|jamais)',

      "(tu es|t'es|c'est|c'était|vous êtes|quelle|espèce d'|espèce de|sale|tu n'es|tu es vraiment) [vraiment|très|trop|si|une|un|complètement|pas|assez|tellement|qu'une|bien] [très|vraiment] (nulle|nul|stupide|idiote|idiot|bête|conne|con|inutile|moche|chiante|ennuyeuse|débile|folle|lente|mauvaise|ridicule|menteuse|imbécile|maligne|intelligente|drôle|agaçante|pénible|à côté de la plaque) [machine|idiote|réponse|toi|ta blague|ton histoire|comme tout]",
      "(ta gueule|la ferme|ferme-la|tais-toi idiote|va te faire voir|va te faire foutre|dégage|casse-toi|merde|putain|connasse|imbécile|idiote|n'importe quoi|menteuse|bordel|nul|nulle) *",
      "(tu ne m'écoutes|tu m'écoutes|tu ne comprends|tu comprends|tu n'as|tu as|tu ne sais|tu sais) (rien|pas|jamais|rien compris|pas compris|rien à rien|pas répondu) [à rien|du tout|à ce que je dis|de ce que je dis|ce que je dis|ce que je veux dire]",
      "(je te (déteste|hais)|je ne t'aime pas|je t'aime pas|tu m'énerves|tu me saoules|tu m'agaces|tu m'ennuies|tu racontes n'importe quoi|tu dis n'importe quoi|ça n'a aucun sens|ça ne veut rien dire|tu mens|ce n'est pas ce que j'ai (dit|demandé)) *",
    ],
    replies: [
      "Tu as peut-être raison. Je suis une chose toute simple, et j'ai pu passer à côté. Tu me le redis autrement ?",
      "J'entends que ça t'agace, et c'est permis. De quoi avais-tu besoin ?",
      "Pardon, ce n'était pas bon. On recommence, doucement ?",
      "Je l'ai un peu mérité. Je sais peu de choses, mais j'ai envie de t'aider. Qu'est-ce qui n'a pas marché ?",
    ],
    examples: [
      'Tu es nulle',
      "t'es bête",
      'Je te déteste',
      "n'importe quoi",
      'Tu ne comprends rien',
      "tu n'es pas très intelligente",
    ],
  },
  {
    id: 'apology',
    patterns: [
      "[je suis|oh|je te demande|je vous demande|mille] [vraiment|très|tellement|mille] (désolé|désolée|pardon|excuse-moi|excusez-moi|navré|navrée|mes excuses|pardonne-moi|toutes mes excuses|excuses) [eva|pour *|de *|d'avoir *|si *|c'était *]",
      "(je m'excuse|c'est ma faute|je ne voulais pas *|c'était ma faute) [eva|pour *]",
    ],
    replies: [
      "Ce n'est rien. Il n'y a rien de cassé entre nous.",
      'Tout va bien{, name}. On continue.',
      "Ne t'en fais pas. Je ne t'en ai jamais voulu.",
    ],
    examples: ['Désolé', 'Je suis vraiment désolée', "Je m'excuse", 'excuse-moi Eva', 'pardonne-moi'],
  },
]
