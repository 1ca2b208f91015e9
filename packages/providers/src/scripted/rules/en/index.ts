import { FOREIGN } from '../foreign.ts'
import type { LanguagePack } from '../types.ts'
import { CLOCK_AND_SUMS } from './clock-and-sums.ts'
import { GRAMMAR, NUMBERS } from './grammar.ts'
import { HERSELF } from './herself.ts'
import { MEMORY } from './memory.ts'
import { MOODS } from './moods.ts'
import { FALLBACK, REFLECTIONS, SILENCE } from './reflections.ts'
import { SMALL_WORDS } from './small-words.ts'
import { SOCIAL } from './social.ts'
import { TALES } from './tales.ts'
import { TALK } from './talk.ts'
import { HEARING } from './words.ts'
import { WORLD } from './world.ts'

/** Everything the built-in responder knows in English. */
export const ENGLISH: LanguagePack = {
  language: 'en',
  locale: 'en-US',
  rules: [...SOCIAL, ...MOODS, ...HERSELF, ...MEMORY, ...CLOCK_AND_SUMS, ...TALES, ...TALK, ...WORLD, ...SMALL_WORDS],
  reflections: REFLECTIONS,
  fallback: FALLBACK,
  silence: SILENCE,
  lostThread: 'sorry, I have lost the thread there.',
  foreign: FOREIGN,
  hearing: HEARING,
  asks: [{ question: 'What should I call you?', rule: 'tell-name', capture: 'value' }],
  offers: [
    { question: 'Shall I tell you a story?', rule: 'story' },
    { question: 'Shall I tell you a story instead?', rule: 'story' },
    { question: 'Shall I tell you a joke?', rule: 'joke' },
  ],
  hellos: [
    { fromHour: 0, hello: 'Hello' },
    { fromHour: 5, hello: 'Good morning' },
    { fromHour: 12, hello: 'Good afternoon' },
    { fromHour: 18, hello: 'Good evening' },
  ],
  summaries: {
    name: 'your name is {value}.',
    home: 'home for you is {value}.',
    origin: 'you come from {value}.',
    born: 'you were born in {value}.',
    age: 'you are {value} years old.',
    job: 'your work has to do with {value}.',
    favourite: 'your favourite {thing} is {value}.',
    called: 'your {thing} is called {value}.',
    likes: 'you like {value}.',
    dislikes: "you don't like {value}.",
    note: 'you asked me to remember that {value}.',
    thing: 'your {thing} is {value}.',
  },
  sameThings: {
    color: 'colour',
    movie: 'film',
    doggy: 'dog',
    puppy: 'dog',
    kitty: 'cat',
    kitten: 'cat',
    mum: 'mother',
    mom: 'mother',
    mummy: 'mother',
    dad: 'father',
    daddy: 'father',
    meal: 'food',
    dish: 'food',
  },
  cities: {
    nyc: 'new york',
    newyorkcity: 'new york',
    sanfrancisco: 'los angeles',
    california: 'los angeles',
    la: 'los angeles',
    washington: 'new york',
    boston: 'new york',
    montreal: 'toronto',
    beijing: 'shanghai',
    china: 'shanghai',
    japan: 'tokyo',
    france: 'paris',
    germany: 'berlin',
    italy: 'rome',
    spain: 'madrid',
    england: 'london',
    india: 'kolkata',
    delhi: 'kolkata',
    newdelhi: 'kolkata',
    mumbai: 'kolkata',
    osaka: 'tokyo',
    kyoto: 'tokyo',
    lyon: 'paris',
    marseille: 'paris',
    geneva: 'zurich',
    milan: 'rome',
    barcelona: 'madrid',
    munich: 'berlin',
    hamburg: 'berlin',
    saintpetersburg: 'moscow',
  },
  confession: 'built-in responder',
  hints: [
    'Put a GROQ_API_KEY into the .env file, and I will think with a real model.',
    'For a real mind, put GROQ_API_KEY, OPENAI_BASE_URL or EVA_LOCAL_MODEL into the .env file.',
    'Give me a model file with EVA_LOCAL_MODEL, or a GROQ_API_KEY, and ask me again.',
  ],
  grammar: GRAMMAR,
  numbers: NUMBERS,
  junctions: [],
}
