import type { faceEn } from './face-en.ts'

/** Ce que dit la page de son visage. */
export const faceFr: typeof faceEn = {
  title: 'Face à face avec {Eva}',
  portrait: 'Le visage {d’Eva}.',
  look_neutral: 'Elle a l’air tranquille.',
  look_joy: 'Elle a l’air contente.',
  look_tenderness: 'Elle te regarde avec tendresse.',
  look_curiosity: 'Elle a l’air curieuse.',
  look_sadness: 'Elle a l’air triste pour toi.',
  look_surprise: 'Elle a l’air surprise.',
  look_thought: 'Elle a l’air pensive.',
  look_away: 'Elle a les yeux fermés.',
  listening: 'Elle t’écoute.',
  toVoice: 'Parler sans son visage',
  deaf: 'Pourquoi ne m’entend-elle pas\u00a0?',
  greeting: 'Dis-lui quelque chose, ou écris-lui.',
}
