import type { voicesEn } from './voices-en.ts'

/** Ce que dit la page des voix. */
export const voicesFr: typeof voicesEn = {
  title: 'Sa voix',
  intro: 'Une voix par langue. Ce que tu changes ici s’entend dès sa prochaine réponse.',
  manner: 'Sa façon de parler',
  speed: 'Débit',
  pitch: 'Hauteur',
  factor: (value: string) => `${value} ×`,
  asItIs: 'Au naturel',
  notHeeded: (names: string) => `${names} : la voix qui parle cette langue ne s’y prête pas.`,
  language: 'Langue',
  here: 'Prêtes à parler',
  toFetch: 'À télécharger',
  nobody: 'Aucune voix ne parle encore cette langue.',
  hear: (name: string) => `Écouter ${name}`,
  silence: (name: string) => `Arrêter ${name}`,
  use: 'Choisir',
  useFor: (name: string, language: string) => `Choisir ${name} pour : ${language}`,
  used: (language: string) => `Parle ${language}`,
  takeBack: 'Laisser {Eva} choisir',
  several: (count: number) => `${count} voix · neuronales`,
  removeQuestion: (model: string, voices: number) =>
    voices > 1 ? `Supprimer ${model} et ses ${voices} voix ?` : `Supprimer ${model} ?`,
  female: 'femme',
  male: 'homme',
  neutral: 'ni l’un ni l’autre',
  builtIn: 'intégrée',
  server: 'serveur vocal',
  neural: 'neuronale',
  faster: (times: string, machine: string) => `${times} fois plus vite qu’à l’écoute (${machine})`,
  slower: (machine: string) => `plus lente qu’à l’écoute (${machine})`,
  unverified: 'pas encore entendue avec Eva',
  locked: (key: string, value: string) =>
    `${key}=${value} décide des moteurs disponibles ; ce réglage se fait hors de cette page.`,
}
