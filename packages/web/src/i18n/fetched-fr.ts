import type { fetchedEn } from './fetched-en.ts'

/** Ce qui est dit de tout ce qui se télécharge, voix et oreilles. */
export const fetchedFr: typeof fetchedEn = {
  fetch: 'Télécharger',
  fetchNamed: (name: string, size: string) => `Télécharger ${name}, ${size}`,
  goOn: 'Reprendre le téléchargement',
  cancel: 'Annuler',
  remove: 'Supprimer',
  removeNamed: (name: string) => `Supprimer ${name}`,
  removeLine: (size: string) => `${size} seront libérés. Tu pourras le télécharger à nouveau.`,
  keep: 'Garder',
  progress: (received: string, total: string) => `${received} sur ${total}`,
  checking: 'Lecture de ce qui est déjà là…',
  left: (time: string) => `encore ${time}`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  licence: 'Licence :',
}
