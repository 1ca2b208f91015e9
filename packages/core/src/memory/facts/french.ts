import { type FactLanguage, rule } from './fact-rule.ts'

const I_AM = "(?:je suis|j'suis|chuis)"
const MY = '(?:mon|ma|mes|notre|nos)'
const HAVE = "(?:j'ai|on a|nous avons|j'ai adopté|on a adopté|nous avons adopté)"
/** What may stand after a fact without being part of it. */
const REST =
  '(?: (?:avec|parce que|depuis|où|qui|mais|car|en ce moment|pour le moment|et) .*| (?:maintenant|actuellement|en ce moment|désormais))?'
const NAME =
  "(?<name>(?!pas |un |une |le |la |secret|privé|comment)\\p{L}[\\p{L}'-]*(?:(?: (?-i:\\p{Lu})[\\p{L}'.-]*){1,3}| (?-i:\\p{Ll})[\\p{L}'-]*)?)"
const PLACE =
  "(?<place>(?!(?:la peur|l'espoir|l'instant|la vie|le (?:passé|présent|déni)|mes rêves|ma tête|ça|cela|là|ici|moi|toi|travail|présent)(?!\\p{L}))[\\p{L}\\d'.,-]+(?: [\\p{L}\\d'.,-]+){0,6}?)"
const THING =
  "(?<thing>(?!(?:ça|cela|ceci|toi|vous|te|lui|elle|eux|que|quand|comment|savoir|voir|entendre|dire|parler avec toi|ta|ton|tes|votre|vos)(?!\\p{L}))[\\p{L}\\d'-]+(?: [\\p{L}\\d'-]+){0,5}?)"
const RELATIVE =
  '(?<who>femme|mari|époux|épouse|conjointe?|compagnon|compagne|copine|copain|fiancée?|mère|maman|père|papa|parents|belle-mère|beau-père|sœur|soeur|frère|jumeau|jumelle|fils|fille|enfants|bébé|petit-fils|petite-fille|grand-mère|grand-père|mamie|papi|grands-parents|tante|oncle|cousine?|nièce|neveu|patronne?|chef|cheffe|meilleure? amie?|amie?|voisine?|colocataire|coloc|collègue)'
const SIZE = '(?:(?:grande?|petite?|ex|feu) )?'
const ANIMAL =
  "(?<animal>chien|chienne|chat|chatte|chiot|chaton|lapin|hamster|cheval|poney|perroquet|oiseau|canari|poisson|poisson rouge|tortue|cochon d'inde|furet|serpent|lézard|rat|souris|chèvre|poule|âne)s?"
const COUNT = '(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\\d{1,2}|des|plusieurs)'
const CALLED = "(?:qui s'appelle|qui s'appellent|appelée?|nommée?|prénommée?)"
const JOB =
  '(?:professeure?|prof|instituteur|institutrice|enseignante?|infirmier|infirmière|médecin|docteure?|chirurgienne?|dentiste|pharmacien|pharmacienne|vétérinaire|ingénieure?|développeur|développeuse|programmeur|programmeuse|informaticien|informaticienne|scientifique|chercheur|chercheuse|artiste|peintre|musicien|musicienne|chanteur|chanteuse|acteur|actrice|comédien|comédienne|danseur|danseuse|écrivaine?|auteure?|autrice|journaliste|traducteur|traductrice|avocate?|juge|cuisinier|cuisinière|chef cuisinier|boulanger|boulangère|pâtissier|pâtissière|boucher|bouchère|serveur|serveuse|chauffeur|pilote|designer|graphiste|architecte|comptable|jardinier|jardinière|agriculteur|agricultrice|fermier|fermière|photographe|menuisier|menuisière|plombier|électricien|électricienne|mécanicien|mécanicienne|maçon|coiffeur|coiffeuse|policier|policière|pompier|pompière|militaire|gérante?|consultante?|vendeur|vendeuse|caissier|caissière|secrétaire|assistante?|bibliothécaire|psychologue|thérapeute|kiné|kinésithérapeute|sage-femme|ambulancier|ambulancière|étudiante?|lycéenne?|collégienne?|apprentie?|stagiaire|entrepreneure?|chef de projet|cheffe de projet)'
const MONTH = '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)'
const DATE = `(?<date>(?:1er|\\d{1,2}) ${MONTH}(?: \\d{4})?|${MONTH})`
const DAY = '(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)'
const WHEN = `(?:aujourd'hui|ce soir|demain(?: (?:matin|après-midi|soir))?|après-demain|(?:${DAY}|la semaine|le mois|l'année|l'été|l'hiver|le week-end)(?: prochaine?)?(?: (?:matin|après-midi|soir))?|ce (?:week-end|${DAY})|cet (?:été|hiver|automne)|en ${MONTH}|le \\d{1,2}.*|dans (?:\\d+|une?|deux|trois|quatre|cinq|six) (?:jours?|semaines?|mois)|à (?:noël|pâques)|pour (?:noël|pâques|les vacances))`
const NATION =
  '(?:français|française|anglais|anglaise|américain|américaine|britannique|écossais|écossaise|irlandais|irlandaise|allemand|allemande|italien|italienne|espagnol|espagnole|portugais|portugaise|néerlandais|néerlandaise|belge|suisse|autrichien|autrichienne|suédois|suédoise|norvégien|norvégienne|danois|danoise|finlandais|finlandaise|polonais|polonaise|russe|ukrainien|ukrainienne|grec|grecque|turc|turque|marocain|marocaine|algérien|algérienne|tunisien|tunisienne|égyptien|égyptienne|canadien|canadienne|québécois|québécoise|mexicain|mexicaine|brésilien|brésilienne|argentin|argentine|chinois|chinoise|japonais|japonaise|coréen|coréenne|indien|indienne|vietnamien|vietnamienne|australien|australienne|sénégalais|sénégalaise|libanais|libanaise|israélien|israélienne|iranien|iranienne|roumain|roumaine)'
const CONDITION =
  "(?:du diabète|de l'asthme|l'asthme|le diabète|l'épilepsie|des migraines|de migraines?|d'asthme|de diabète|d'épilepsie|de l'arthrose|d'arthrose|la maladie cœliaque|une dépression|de dépression|de l'hypertension|d'hypertension|des insomnies|d'insomnies?|mal au dos|un cancer|des acouphènes|d'acouphènes|le rhume des foins)"
const IN = "(?<in>à|au|aux|en|dans|près de|près d'|à côté de|à côté d'|sur|chez)"

/** How statements about oneself are made in French. */
export const FRENCH: FactLanguage = {
  notMeant:
    /^(?:si|s'il|imagine|imaginons|imaginez|supposons|suppose|admettons|disons|faisons comme si|et si|mettons|on dirait|dans (?:mon rêve|un rêve|l'histoire|le jeu|le livre|le film)|il était une fois|par exemple|pour rire|je plaisante|je rigole|j'ai rêvé|la (?:chanson|blague)|le conte|traduis|comment (?:dit-on|on dit|dire))(?!\p{L})/iu,
  openers:
    /^(?:(?:bon|ben|bah|alors|donc|oh|ah|euh|heu|hum+|salut|bonjour|bonsoir|coucou|hé|ok|d'accord|oui|ouais|non|et|mais|aussi|en fait|au fait|enfin|bref|écoute|tu sais|tu vois|pardon|désolée?|eva|comme je l'ai dit|pour info|à vrai dire|bien sûr|moi|enchantée?|parce que|car)(?:[\s,:!.—–-]+|$))+/iu,
  closers:
    /[\s,]+(?:d'ailleurs|au fait|en fait|tu sais|tu vois|aussi|non plus|s'il te plaît|s'il vous plaît|eva|bien sûr|voilà|quoi|hein|moi)$/iu,
  joints:
    /(?:\s*,\s*(?:et |mais |donc )?|\s+(?:et|mais)\s+)(?=(?:(?:moi )?je|mon|ma|mes|notre|nos|nous|on)(?:\s)|j')/iu,
  rules: [
    rule(
      'note',
      null,
      "(?:rappelle-toi|souviens-toi|retiens|note|n'oublie pas|garde en tête|rappelle toi|souviens toi)(?: bien)? (?:que |qu'|ceci : ?)(?<what>.{3,200})",
      '{what}.',
    ),
    rule(
      'note',
      null,
      "(?:rappelle-moi|rappelle moi|fais-moi penser|n'oublie pas) (?:de |d')(?<what>.{3,200})",
      'Je veux penser à {what}.',
    ),
    rule(
      'name',
      'name',
      `(?:je m'appelle|mon (?:prénom|nom)(?: à moi)? est|mon (?:prénom|nom)[, ]+c'est|appelle-moi|appelle moi|appelez-moi|on m'appelle|tout le monde m'appelle|mes amis m'appellent|tu peux m'appeler) ${NAME}`,
      "Je m'appelle {name}.",
    ),
    rule(
      'name',
      'name',
      `(?:je suis|moi c'est|c'est) (?!(?:${NATION}|prête?|désolée?|contente?|vrai|bon|super|parti)$)(?<name>(?-i:\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}+)?))`,
      "Je m'appelle {name}.",
    ),
    rule(
      'birthday',
      'birthday',
      `(?:mon anniversaire(?: est|[, ]+c'est)|${I_AM} née?)(?: (?:le|en))? ${DATE}`,
      'Mon anniversaire est le {date}.',
    ),
    rule('birthday', 'birth year', `${I_AM} née? en (?<year>(?:19|20)\\d{2})`, 'Je suis né en {year}.'),
    rule(
      'age',
      'age',
      "(?:j'ai|je viens d'avoir|j'ai eu) (?<age>[\\p{L}-]+|\\d{1,3}) ans(?: (?:aujourd'hui|hier))?",
      "J'ai {age} ans.",
    ),
    rule(
      'health',
      'allergy {thing}',
      `${I_AM} (?:très |gravement )?allergique (?<to>aux|au|à la|à l'|à) ?${THING}`,
      'Je suis allergique {to} {thing}.',
    ),
    rule(
      'health',
      'diet',
      `${I_AM} (?<diet>végétarienne?|végane?|vegane?|végétalienne?|pescétarienne?)`,
      'Je suis {diet}.',
    ),
    rule(
      'health',
      null,
      `${I_AM} (?:diabétique|asthmatique|épileptique|cœliaque|coeliaque|intolérante? au (?:lactose|gluten)|daltonienne?|sourde?|malentendante?|aveugle|malvoyante?|dyslexique|enceinte|en fauteuil roulant)`,
    ),
    rule('health', null, `(?:j'ai|je souffre) ${CONDITION}`),
    rule(
      'health',
      'never {thing}',
      "(?:je ne|je n'|j') ?(?:mange|bois|fume|peux pas manger|peux pas boire) ?(?:pas|jamais|plus)? (?:de |d')(?<thing>[\\p{L}-]+(?: [\\p{L}-]+){0,3}?)",
    ),
    rule('health', null, "je (?:mange|bois) (?:pas|jamais|plus) (?:de |d')[\\p{L} -]{3,40}"),
    rule('health', null, "je me suis (?:cassée?|foulée?|tordue?|cassé) (?:le|la|les|l'|un|une) ?[\\p{L} ]{3,30}"),
    rule(
      'taste',
      'favourite {what}',
      "(?:mon|ma|mes) (?<what>[\\p{L} ]{2,30}?) (?:préférée?s?|favorite?s?)(?: est| sont|[, ]+c'est|[, ]+ce sont) (?<value>.{2,60})",
    ),
    rule(
      'plan',
      null,
      `(?:je|on|nous) (?:vais|va|allons|pars|part|partons|déménage|déménageons|commence|visite|prends|prend|vois|voit|rencontre|retrouve|passe|passons)(?: .{2,80})? ${WHEN}`,
    ),
    rule('plan', null, `(?:j'ai|on a|nous avons|j'attends) .{2,80} ${WHEN}`),
    rule(
      'plan',
      null,
      `${MY} (?:examen|concours|test|entretien|vol|train|rendez-vous|mariage|opération|vacances|voyage|réunion|permis|déménagement|premier jour|fête) (?:est|sont|c'est|commencent?|a lieu|part)(?: .{2,40})? ?${WHEN}`,
    ),
    rule(
      'home',
      'home',
      `(?:je viens de déménager|j'ai déménagé|on a déménagé|nous avons déménagé|je déménage)(?: de .{2,30})? ${IN} ?${PLACE}${REST}`,
      "J'habite {in} {place}.",
    ),
    rule(
      'home',
      'home',
      `(?:j'habite|j'vis|je vis|on habite|nous habitons|nous vivons|on vit)(?: (?:maintenant|actuellement|toujours|encore|désormais))? ${IN} ?${PLACE}${REST}`,
      "J'habite {in} {place}.",
    ),
    rule(
      'home',
      'home',
      `j'habite (?!(?:une?|le|la|les|avec|seule?|ici|là|chez)(?!\\p{L}))${PLACE}${REST}`,
      "J'habite {place}.",
    ),
    rule(
      'origin',
      'origin',
      `(?:je viens|${I_AM} originaire) (?<of>de la|de l'|de|du|des|d') ?(?!(?:finir|faire|voir|manger|rentrer|me|te|le|la|lire|terminer|apprendre|recevoir|passer|prendre|partir|\\p{L}+er)(?!\\p{L}))${PLACE}${REST}`,
      'Je viens {of} {place}.',
    ),
    rule('origin', 'grew up', `j'ai grandi ${IN} ?${PLACE}${REST}`),
    rule('origin', 'birthplace', `${I_AM} née? (?<in>à|au|aux|en) (?!\\d)${PLACE}${REST}`),
    rule('origin', 'nationality', `${I_AM} ${NATION}`),
    rule(
      'work',
      'work role',
      `${I_AM} (?:maintenant )?(?:une? )?${JOB}(?: (?:à|au|aux|en|dans|chez|de|pour) .{2,60})?`,
    ),
    rule('work', 'work role', '(?:je travaille|je bosse) comme (?<job>.{3,60})', 'Je travaille comme {job}.'),
    rule(
      'work',
      'work role',
      "(?:mon métier|mon travail|mon boulot|ma profession)(?: est|[, ]+c'est) (?<job>.{3,60})",
      'Mon métier est {job}.',
    ),
    rule(
      'work',
      'work place',
      `(?:je travaille|je bosse) (?<at>à|au|aux|en|dans|chez|pour|avec) ${PLACE}${REST}`,
      'Je travaille {at} {place}.',
    ),
    rule(
      'work',
      'study',
      "(?:j'étudie|je fais des études de|je fais des études d') ?(?<what>[\\p{L}' ]{3,40}?)(?: (?:à|au|en) .*)?",
      "J'étudie {what}.",
    ),
    rule(
      'work',
      'work role',
      `${I_AM} (?:retraitée?|à la retraite|au chômage|à mon compte|indépendante?|en congé (?:parental|maternité|paternité))`,
    ),
    rule(
      'work',
      'business',
      "(?:j'ai|je tiens|je possède|nous tenons|on tient) (?:ma propre|mon propre|une?) (?:entreprise|boutique|boulangerie|restaurant|ferme|bar|café|hôtel|agence|start-?up|librairie|magasin)(?: .{2,40})?",
    ),
    rule(
      'pet',
      'pet {animal} name',
      `${HAVE} une? (?:[\\p{L}-]+ )?${ANIMAL} ${CALLED} ${NAME}`,
      "Mon {animal} s'appelle {name}.",
    ),
    rule('pet', 'pet {animal} name', `${MY} ${ANIMAL} s'appelle ${NAME}`),
    rule('pet', 'pet {animal}', `${HAVE} ${COUNT} (?:[\\p{L}-]+ )?${ANIMAL}(?: [\\p{L}-]+)?`),
    rule('pet', null, `${MY} ${ANIMAL} (?:est morte?|a .{1,20} ans|aime|adore|déteste|a peur)(?: .{2,60})?`),
    rule('family', '{who} name', `${MY} ${SIZE}${RELATIVE} s'appelle ${NAME}`),
    rule('family', '{who} name', `${HAVE} une? ${SIZE}${RELATIVE} ${CALLED} ${NAME}`),
    rule(
      'family',
      'has {what}',
      `${HAVE} ${COUNT} (?:(?:grandes?|petites?) )?(?<what>enfants?|fils|filles?|frères?|sœurs?|soeurs?|petits-enfants|jumeaux|jumelles|copine|copain|femme|mari)(?: et .{2,60})?`,
    ),
    rule(
      'family',
      'family status',
      `${I_AM} (?:mariée?|divorcée?|fiancée?|veuf|veuve|célibataire|pacsée?|séparée?|(?:mère|père|maman|papa|grand-mère|grand-père)(?: célibataire)?|enfant unique|fils unique|fille unique)(?: (?:à|avec|de|d') ?.{2,40})?`,
    ),
    rule('family', 'family status', 'je (?:viens de )?me (?:suis (?:mariée?|fiancée?|pacsée?)|marier)(?: .{2,40})?'),
    rule(
      'family',
      null,
      `${MY} ${SIZE}${RELATIVE} (?:habite(?:nt)?|vit|vivent|travaille(?:nt)?|est née?|a |ont |aime|adore|déteste|étudie|est morte?|est décédée?|déménage|est (?:une? |en |à |de |enceinte|allergique|malade|divorcée?|retraitée?|infirmi|médecin|prof|étudiante?)).{0,80}`,
    ),
    rule(
      'taste',
      'taste {thing}',
      `(?:j'aime(?: bien| beaucoup| vraiment)?|j'adore|je préfère|je déteste|je hais|je (?:n'aime pas|n’aime pas)(?: du tout| beaucoup| trop)?|j'aime pas(?: du tout| trop)?|je ne supporte pas|je supporte pas) ${THING}(?: (?:beaucoup|plus que tout|du tout))?`,
    ),
    rule(
      'taste',
      'taste {thing}',
      `(?:${I_AM} (?:fan|passionnée?|amateur|accro|dingue) (?:de |d'|du |des |par |à )|j'ai peur (?:de |d'|du |des )|je m'intéresse (?:à |au |aux ))${THING}`,
    ),
    rule(
      'taste',
      null,
      "je (?:joue|fais) (?:de la|de l'|du|au|aux|à la|des) ?(?:guitare|piano|violon|violoncelle|batterie|flûte|saxophone|trompette|basse|échecs|tennis|foot|football|basket|volley|golf|judo|karaté|yoga|escalade|badminton|rugby|hockey|natation|danse|vélo|course)(?: .{2,40})?",
    ),
    rule('note', 'languages', "je parle (?:(?:un peu )?(?:le |l')?)?\\p{L}+(?:(?:,| et) (?:le |l')?\\p{L}+){0,4}"),
  ],
}
