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
    saved: 'Saved.',
    saving: 'Saving…',
    tooFast: 'That was a lot at once. Wait a moment, then press again.',
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
    saved: 'Enregistré.',
    saving: 'Enregistrement…',
    tooFast: 'C’était beaucoup à la fois. Attends un instant, puis appuie de nouveau.',
  },
}
