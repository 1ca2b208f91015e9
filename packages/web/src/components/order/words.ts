/** What is said of everything that is asked in turn. */
export const ORDER_WORDS = {
  en: {
    automatic: 'Automatic: everything that is set up, the best first.',
    byHand: 'This order was chosen by hand.',
    backToAutomatic: 'Back to automatic',
    grip: (name: string) => `Drag ${name} to another place`,
    up: (name: string) => `Ask ${name} earlier`,
    down: (name: string) => `Ask ${name} later`,
    nowAt: (name: string, place: number, count: number) => `${name} is now number ${place} of ${count}.`,
    ask: (name: string) => `Ask ${name}`,
    lastOne: 'The last one cannot be switched off: somebody has to answer.',
  },
  fr: {
    automatic: 'Automatique : tout ce qui est configuré, le meilleur d’abord.',
    byHand: 'Cet ordre a été choisi à la main.',
    backToAutomatic: 'Revenir à l’automatique',
    grip: (name: string) => `Faire glisser ${name} à une autre place`,
    up: (name: string) => `Solliciter ${name} plus tôt`,
    down: (name: string) => `Solliciter ${name} plus tard`,
    nowAt: (name: string, place: number, count: number) => `${name} est maintenant numéro ${place} sur ${count}.`,
    ask: (name: string) => `Solliciter ${name}`,
    lastOne: 'Le dernier ne peut pas être désactivé : il faut bien que quelqu’un réponde.',
  },
}
