import type { earsEn } from './ears-en.ts'

/** Ce que dit la page des oreilles. */
export const earsFr: typeof earsEn = {
  title: 'Ses oreilles',
  intro:
    'Qui comprend ce que tu dis. La première qui connaît ta langue écoute ; si elle n’y parvient pas, c’est la suivante.',
  here: 'Prêtes à écouter',
  toFetch: 'À télécharger',
  nobody: 'Elle n’entend pas encore. Il y a trois façons de lui donner une oreille :',
  ways: [
    'En télécharger une ci-dessous : elle entend sur cette machine, et ce que tu dis y reste.',
    'Lui donner une clé Groq à la page des cerveaux, ou ci-dessous l’adresse d’un serveur à toi : ce que tu dis y est envoyé.',
    'Sous Debian, installer pocketsphinx et pocketsphinx-en-us : un anglais lent et clair.',
  ],
  listens: 'Écoute en premier',
  firstFor: (languages: string) => `Écoute en premier : ${languages}`,
  suggested: 'Celle par laquelle commencer',
  every: 'toutes les langues',
  others: (named: string, count: number) => `${named} et ${count} autres`,
  onThisMachine: 'sur cette machine',
  server: 'sur un serveur, auquel ce que tu dis est envoyé',
  basic: 'parole lente et claire seulement',
  streaming: 'entend pendant que tu parles',
  quick: 'rapide sur la plupart des machines',
  steady: 'assez rapide sur la plupart des machines',
  slow: 'demande une machine rapide',
  unverified: 'pas encore essayée avec Eva',
  removeQuestion: (model: string) => `Supprimer ${model} ?`,
}
