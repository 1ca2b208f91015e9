import type { Aspect, Finding, LocalText, Review } from '@eva/protocol'

export type Language = keyof LocalText

type Change = Review['history']['changes'][number]['change']

/** What the report itself says; what was found is said by the review. */
export type Texts = {
  readonly locale: string
  readonly title: string
  readonly aspects: Readonly<Record<Aspect, string>>
  readonly severity: Readonly<Record<Finding['severity'], string>>
  readonly change: Readonly<Record<Change, string>>
  readonly verdict: Readonly<Record<'perfect' | 'well' | 'mixed' | 'failed', string>>
  readonly passed: string
  readonly failed: string
  readonly points: (points: string, earnable: string) => string
  readonly notEarnable: string
  readonly notLookedAt: string
  readonly openFor: (reviews: number) => string
  readonly headings: Readonly<
    Record<
      | 'aspects'
      | 'findings'
      | 'figures'
      | 'next'
      | 'solved'
      | 'improved'
      | 'worsened'
      | 'runs'
      | 'arrivals'
      | 'trend'
      | 'trends'
      | 'about'
      | 'files',
      string
    >
  >
  readonly columns: Readonly<
    Record<
      'aspect' | 'points' | 'figure' | 'value' | 'target' | 'score' | 'trend' | 'least' | 'median' | 'p95' | 'most',
      string
    >
  >
  readonly about: Readonly<
    Record<
      | 'address'
      | 'version'
      | 'brain'
      | 'voice'
      | 'ear'
      | 'gpu'
      | 'commit'
      | 'seed'
      | 'runs'
      | 'duration'
      | 'machine'
      | 'load'
      | 'node',
      string
    >
  >
  readonly noFindings: string
  readonly fix: string
  readonly chart: Readonly<
    Record<'run' | 'sinceMessage' | 'tokens' | 'review' | 'logarithmic' | 'target' | 'median' | 'score', string>
  >
  readonly answer: (number: number) => string
  readonly runsSummary: (runs: number, median: string, most: string, missed: number) => string
  readonly arrivalsSummary: (answers: number) => string
  readonly trendSummary: (reviews: number, latest: string) => string
  readonly moreFigures: (count: number) => string
  readonly firstReview: string
  readonly unchanged: string
  readonly hard: string
  /** Such as “250 ms; the target of 100 ms must be met”. */
  readonly missedBy: (value: string, target: string) => string
  readonly colon: string
  readonly honesty: string
  readonly startedHere: string
}

const en: Texts = {
  locale: 'en-GB',
  title: 'Eva, reviewed',
  aspects: {
    quality: 'Quality',
    latency: 'Latency',
    streaming: 'Streaming',
    humanity: 'Humanity',
    connectivity: 'Connectivity',
  },
  severity: { critical: 'Critical', major: 'Major', minor: 'Minor' },
  change: { better: 'better', same: 'unchanged', worse: 'worse', new: 'new' },
  verdict: {
    perfect: 'Eva is at her best.',
    well: 'Eva is well.',
    mixed: 'Eva works, with room to grow.',
    failed: 'Eva needs attention.',
  },
  passed: 'Passed',
  failed: 'Failed',
  points: (points, earnable) => `${points} of ${earnable} points`,
  notEarnable: 'cannot be earned here',
  notLookedAt: 'not looked at',
  openFor: (reviews) => (reviews === 1 ? 'new in this review' : `open for ${reviews} reviews`),
  headings: {
    aspects: 'Five aspects',
    findings: 'What is wrong',
    figures: 'Every figure',
    next: 'Next targets',
    solved: 'Solved since the last review',
    improved: 'Better than before',
    worsened: 'Worse than before',
    runs: 'Run by run',
    arrivals: 'How answers arrive',
    trend: 'Score from review to review',
    trends: 'Figures from review to review',
    about: 'About this review',
    files: 'Files',
  },
  columns: {
    aspect: 'Aspect',
    points: 'Points',
    figure: 'Figure',
    value: 'Now',
    target: 'Target',
    score: 'Score',
    trend: 'Trend',
    least: 'Min',
    median: 'p50',
    p95: 'p95',
    most: 'Max',
  },
  about: {
    address: 'Address',
    version: 'Version',
    brain: 'Brain',
    voice: 'Voice',
    ear: 'Ear',
    gpu: 'GPU',
    commit: 'Commit',
    seed: 'Seed',
    runs: 'Runs',
    duration: 'Duration',
    machine: 'Machine',
    load: 'Load, before → after',
    node: 'Node',
  },
  noFindings: 'Nothing wrong was found.',
  fix: 'To do',
  chart: {
    run: 'run',
    sinceMessage: 'since the message',
    tokens: 'tokens',
    review: 'review',
    logarithmic: 'logarithmic',
    target: 'target',
    median: 'median',
    score: 'score',
  },
  answer: (number) => `answer ${number}`,
  runsSummary: (runs, median, most, missed) =>
    `${runs} runs, median ${median}, at most ${most}; ${missed === 0 ? 'none misses' : missed === 1 ? 'one misses' : `${missed} miss`} the target.`,
  arrivalsSummary: (answers) =>
    `${answers === 1 ? 'One answer' : `${answers} answers`}, token by token: a stream climbs step by step, a batch goes straight up.`,
  trendSummary: (reviews, latest) => `${reviews} reviews, the latest at ${latest}.`,
  moreFigures: (count) => (count === 1 ? 'One more figure' : `${count} more figures`),
  firstReview: 'This is the first review of this Eva: the next one will be compared with it.',
  unchanged: 'No figure changed by more than its noise.',
  hard: 'must be met',
  missedBy: (value, target) => `${value}; the target of ${target} must be met.`,
  colon: ':',
  honesty:
    'An arrow points up for better and down for worse, and only when the change lies outside the noise of the samples and of earlier reviews.',
  startedHere: 'started for this review',
}

const fr: Texts = {
  locale: 'fr-FR',
  title: 'Eva, examinée',
  aspects: {
    quality: 'Qualité',
    latency: 'Latence',
    streaming: 'Flux',
    humanity: 'Humanité',
    connectivity: 'Connectivité',
  },
  severity: { critical: 'Critique', major: 'Majeur', minor: 'Mineur' },
  change: { better: 'mieux', same: 'inchangé', worse: 'moins bien', new: 'nouveau' },
  verdict: {
    perfect: 'Eva est au mieux.',
    well: 'Eva va bien.',
    mixed: 'Eva fonctionne et peut mieux faire.',
    failed: 'Eva a besoin de soins.',
  },
  passed: 'Réussi',
  failed: 'Échoué',
  points: (points, earnable) => `${points} points sur ${earnable}`,
  notEarnable: 'ne peut être gagné ici',
  notLookedAt: 'non examiné',
  openFor: (reviews) => (reviews === 1 ? 'nouveau dans cet examen' : `ouvert depuis ${reviews} examens`),
  headings: {
    aspects: 'Cinq aspects',
    findings: 'Ce qui ne va pas',
    figures: 'Tous les chiffres',
    next: 'Prochaines cibles',
    solved: 'Résolu depuis le dernier examen',
    improved: 'Mieux qu’avant',
    worsened: 'Moins bien qu’avant',
    runs: 'Essai par essai',
    arrivals: 'Comment les réponses arrivent',
    trend: 'Le score, d’examen en examen',
    trends: 'Les chiffres, d’examen en examen',
    about: 'À propos de cet examen',
    files: 'Fichiers',
  },
  columns: {
    aspect: 'Aspect',
    points: 'Points',
    figure: 'Chiffre',
    value: 'Actuel',
    target: 'Cible',
    score: 'Score',
    trend: 'Tendance',
    least: 'Min',
    median: 'p50',
    p95: 'p95',
    most: 'Max',
  },
  about: {
    address: 'Adresse',
    version: 'Version',
    brain: 'Cerveau',
    voice: 'Voix',
    ear: 'Oreille',
    gpu: 'GPU',
    commit: 'Commit',
    seed: 'Graine',
    runs: 'Essais',
    duration: 'Durée',
    machine: 'Machine',
    load: 'Charge, avant → après',
    node: 'Node',
  },
  noFindings: 'Rien d’anormal n’a été trouvé.',
  fix: 'À faire',
  chart: {
    run: 'essai',
    sinceMessage: 'depuis le message',
    tokens: 'jetons',
    review: 'examen',
    logarithmic: 'logarithmique',
    target: 'cible',
    median: 'médiane',
    score: 'score',
  },
  answer: (number) => `réponse ${number}`,
  runsSummary: (runs, median, most, missed) =>
    `${runs} essais, médiane ${median}, au plus ${most}\u00a0; ${missed === 0 ? 'aucun ne manque' : missed === 1 ? 'un seul manque' : `${missed} manquent`} la cible.`,
  arrivalsSummary: (answers) =>
    `${answers === 1 ? 'Une réponse' : `${answers} réponses`}, jeton par jeton\u00a0: un flux monte marche par marche, un bloc monte tout droit.`,
  trendSummary: (reviews, latest) => `${reviews} examens, le dernier à ${latest}.`,
  moreFigures: (count) => (count === 1 ? 'Un autre chiffre' : `${count} autres chiffres`),
  firstReview: 'C’est le premier examen de cette Eva\u00a0: le prochain lui sera comparé.',
  unchanged: 'Aucun chiffre n’a changé au-delà de son bruit.',
  hard: 'obligatoire',
  missedBy: (value, target) => `${value}\u00a0; la cible de ${target} est obligatoire.`,
  colon: '\u00a0:',
  honesty:
    'Une flèche monte pour mieux et descend pour moins bien, et seulement quand le changement sort du bruit des mesures et des examens passés.',
  startedHere: 'démarrée pour cet examen',
}

export const textsFor = (language: Language): Texts => ({ en, fr })[language]
