/**
 * How long speech takes for a character, in ms, where no audio has told yet: 15 characters a second, which is about
 * 180 words a minute in English and in French.
 */
export const MS_PER_CHARACTER = 65
