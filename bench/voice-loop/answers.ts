/** A short answer: a first sentence of eight words, as the promises have it, and one more. */
export const SHORT_ANSWERS = {
  en: 'I am so glad that you said that. Tell me more.',
  fr: 'Je suis très contente que tu dises cela. Raconte encore.',
} as const

/** A long one, for those who interrupt it: three quarters of a minute. */
export const STORY = [
  'Once upon a time there was a small village at the foot of a mountain.',
  'The people who lived there had never seen the sea.',
  'One morning a stranger came down the road with a heavy bag.',
  'He sat down beside the well and asked for some water.',
  'A girl brought him a cup and wanted to know where he was from.',
  'He opened his bag and took out a shell as large as a hand.',
  'Hold it to your ear, he told her, and you will hear my home.',
  'She listened for a long time and did not say a word.',
  'When he left in the evening, he forgot the shell on the wall.',
  'She kept it under her pillow through the whole winter.',
  'In spring she packed some bread and followed the river downhill.',
  'After eleven days she stood on a beach and heard the shell everywhere.',
].join(' ')

/** How she is asked for it. */
export const STORY_WISH = 'Tell me a story.'
