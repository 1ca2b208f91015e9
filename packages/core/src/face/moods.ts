/** What a face can show of what is said. */
export const MOODS = ['neutral', 'joy', 'tenderness', 'curiosity', 'sadness', 'surprise', 'thought'] as const
export type Mood = (typeof MOODS)[number]

/** What moods are called beside their own names: in French. */
const FRENCH: Readonly<Record<Mood, readonly string[]>> = {
  neutral: ['neutre'],
  joy: ['joie'],
  tenderness: ['tendresse'],
  curiosity: ['curiosité'],
  sadness: ['tristesse'],
  surprise: ['surprise'],
  thought: ['réflexion', 'pensée'],
}

/** Small letters without accents, as models write names that they were told once. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const BY_NAME: ReadonlyMap<string, Mood> = new Map(
  MOODS.flatMap((mood) => [mood, ...FRENCH[mood]].map((name) => [plain(name), mood] as const)),
)

/** The mood of this name, English or French, in any letters; `null` where there is none. */
export const moodNamed = (name: string): Mood | null => BY_NAME.get(plain(name)) ?? null

/** Whether more letters may make a mood's name of this. */
export const beginsMoodName = (letters: string): boolean =>
  [...BY_NAME.keys()].some((name) => name.startsWith(plain(letters)))
