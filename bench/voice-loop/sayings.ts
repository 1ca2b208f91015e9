/** Where somebody pauses inside what they say: `whole` is said in one go, of a `recording` it is not known. */
export const SAYING_KINDS = ['whole', 'short', 'hesitation', 'and', 'number', 'two sentences', 'recording'] as const
export type SayingKind = (typeof SAYING_KINDS)[number]

export type SpokenLanguageTag = 'en' | 'fr'

/** What somebody says; `[600]` is a pause of 600 ms. */
export type Saying = { readonly kind: SayingKind; readonly language: SpokenLanguageTag; readonly text: string }

const all = (language: SpokenLanguageTag, kind: SayingKind, ...texts: readonly string[]): readonly Saying[] =>
  texts.map((text) => ({ kind, language, text }))

/** What people say to her: two in five without a pause, the others with pauses of 300 to 900 ms. */
export const ENGLISH_SAYINGS: readonly Saying[] = [
  ...all(
    'en',
    'whole',
    'What is the weather going to be tomorrow?',
    'Tell me something about the history of Lisbon.',
    'I would like to learn how to bake bread.',
    'My sister is coming to visit us next weekend.',
    'How long does it take to walk around the lake?',
    'I have been thinking about what you told me yesterday.',
  ),
  ...all('en', 'short', 'Yes, please.', 'Why?', 'Good morning.'),
  ...all(
    'en',
    'hesitation',
    'I was looking for the [600] blue notebook.',
    'Could you remind me to [750] call the dentist?',
    'The name of the street is [900] Baker Street.',
    'I think it would be [450] better to wait until Monday.',
  ),
  ...all(
    'en',
    'and',
    'I bought some apples and [600] a bottle of milk.',
    'We went to the museum, and [900] then we had lunch by the river.',
    'I wanted to go for a walk, but [450] it started to rain.',
    'She did not answer because [750] her phone was at home.',
  ),
  ...all(
    'en',
    'number',
    'My number is five five five [700] two one nine [500] eight four six two.',
    'The code is seven three [600] nine one.',
  ),
  ...all(
    'en',
    'two sentences',
    'I am a little tired today. [400] What can I do about it?',
    'The concert was wonderful. [600] Do you know that band?',
    'There is a train at nine. [300] I hope to catch it.',
    'I finished the book. [900] It has a very sad ending.',
  ),
]

export const FRENCH_SAYINGS: readonly Saying[] = [
  ...all(
    'fr',
    'whole',
    'Quel temps va-t-il faire demain matin ?',
    'Raconte-moi quelque chose sur la ville de Nantes.',
    'J’aimerais bien apprendre à faire du pain.',
    'Ma sœur vient nous voir le week-end prochain.',
  ),
  ...all('fr', 'short', 'Oui, merci.', 'Pourquoi ?'),
  ...all(
    'fr',
    'hesitation',
    'Je cherche le [600] cahier bleu.',
    'Est-ce que tu peux me rappeler de [800] téléphoner au dentiste ?',
  ),
  ...all(
    'fr',
    'and',
    'J’ai acheté des pommes et [600] une bouteille de lait.',
    'Elle n’a pas répondu parce que [850] son téléphone était à la maison.',
  ),
  ...all('fr', 'number', 'Mon numéro, c’est zéro six [700] douze trente-quatre [500] vingt et un dix-huit.'),
  ...all(
    'fr',
    'two sentences',
    'Je suis un peu fatiguée aujourd’hui. [400] Qu’est-ce que je peux faire ?',
    'Le concert était magnifique. [700] Tu connais ce groupe ?',
  ),
]

/** What somebody says to interrupt her: none of it is a sound of agreement. */
export const INTERRUPTIONS: readonly string[] = [
  'Wait, that is not what I meant.',
  'Sorry, can I ask you something else?',
  'Please tell me about the mountains instead.',
  'No, I wanted to know about the other one.',
  'Stop, I have heard that before.',
  'Hold on, what was his name again?',
  'Actually, let us talk about dinner.',
  'But why did she leave the village?',
]

/** What somebody says to say that they listen; she must go on. */
export const BACKCHANNELS: readonly string[] = ['Okay.', 'Yeah.', 'Right.', 'I see.', 'Oh wow.', 'Sure.', 'Uh-huh.']
