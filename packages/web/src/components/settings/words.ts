/** What all pages of settings have in common. */
export const SETTINGS_WORDS = {
  en: {
    pages: {
      brains: 'Brains',
      voices: 'Voices',
      ears: 'Ears',
      persona: 'Her',
      memory: 'Memory',
      phone: 'Phone',
      privacy: 'Privacy',
      appearance: 'Appearance',
    },
    save: 'Save',
    saved: 'Saved.',
    saving: 'Saving…',
    tooFast: 'That was a lot at once. Wait a moment, then press again.',
    discard: 'Discard',
    setHidden: 'set, hidden',
    willBeRemoved: 'will be removed when you save',
    removeIt: (label: string) => `Remove: ${label}`,
    keepIt: (label: string) => `Do not remove: ${label}`,
    locked: (keys: string) =>
      `Set by the environment: ${keys}. To change it here, take it out of the .env file, or out of where Eva is started.`,
  },
  fr: {
    pages: {
      brains: 'Cerveaux',
      voices: 'Voix',
      ears: 'Oreilles',
      persona: 'Elle',
      memory: 'Mémoire',
      phone: 'Téléphone',
      privacy: 'Vie privée',
      appearance: 'Apparence',
    },
    save: 'Enregistrer',
    saved: 'Enregistré.',
    saving: 'Enregistrement…',
    tooFast: 'C’était beaucoup à la fois. Attends un instant, puis appuie de nouveau.',
    discard: 'Abandonner',
    setHidden: 'définie, cachée',
    willBeRemoved: 'sera retirée à l’enregistrement',
    removeIt: (label: string) => `Retirer : ${label}`,
    keepIt: (label: string) => `Ne pas retirer : ${label}`,
    locked: (keys: string) =>
      `Fixé par l’environnement : ${keys}. Pour le changer ici, retire-le du fichier .env ou de ce qui lance Eva.`,
  },
}
