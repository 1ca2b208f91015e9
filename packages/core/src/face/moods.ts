/** What a face can show of what is said. */
export const MOODS = ['neutral', 'joy', 'tenderness', 'curiosity', 'sadness', 'surprise', 'thought'] as const
export type Mood = (typeof MOODS)[number]
