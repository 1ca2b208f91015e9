import { describe, expect, it } from 'vitest'
import { detectLanguage } from './index.ts'

const ENGLISH = [
  'Hello',
  'Hi',
  'Hi there',
  'I am Eva.',
  'Yes.',
  'Okay.',
  'Certainly!',
  'One moment.',
  'Thanks',
  'Thank you',
  'How are you?',
  'Good night',
  'See you later',
  'What?',
  'Sure!',
  'Of course.',
  'Great',
  'Tell me a story',
  'Why not?',
  'Maybe later',
  'I love you',
  'What time is it?',
  'My name is Paul',
  'Not bad',
  "I'm fine",
  'Let’s go',
  'Don’t worry',
  'The cat',
  'I went to Barcelona and Madrid last summer',
  'We could meet at the Café de Paris',
  'Let us talk about pasta and pizza',
  'My name is Jean-Pierre and I live in Lyon',
]

const FRENCH = [
  'Salut',
  'Bonjour',
  'Bonsoir',
  'Oui.',
  'Non.',
  'Jamais.',
  'Exactement.',
  'Attends.',
  'Félicitations !',
  'Merci',
  'Merci beaucoup',
  'Très bien.',
  'Comment ça va ?',
  'Bonne nuit',
  'À bientôt',
  'Quoi ?',
  'Bien sûr !',
  'Je suis Eva.',
  'Pourquoi pas ?',
  'Peut-être',
  'Je t’aime',
  'Qui es-tu ?',
  'Quelle heure est-il ?',
  'Je m’appelle Paul',
  'Au revoir',
  'Pas mal',
  'D’accord',
  'C’est drôle',
  'Ça va',
  'On y va',
  'Le chat',
  'De rien',
  'Je m’appelle John et je vis à New York',
  'J’adore le jazz et le rock',
  'On se retrouve au Starbucks à midi',
]

/** What belongs to no language stays in the one that is spoken. */
const NEITHER = [
  '',
  '...',
  'ok',
  'OK',
  'Stop.',
  'Haha',
  'Hmm',
  'Ah',
  'Super',
  'Pardon',
  'Paul',
  'Eva',
  'Paris',
  'Marie Dupont',
  'John Smith',
  'Restaurant',
  'Taxi',
  'Pizza',
  'Radio',
  '123',
  '3.14',
  '10:30',
  'www.example.org',
  '🙂',
]

const OTHERS: readonly (readonly [string, string])[] = [
  ['de', 'Guten Morgen, wie geht es dir?'],
  ['de', 'Ich habe heute keine Zeit'],
  ['de', 'Wo ist der Bahnhof?'],
  ['es', '¿Cómo estás hoy, amigo mío?'],
  ['es', 'No sé qué decir'],
  ['es', '¿Dónde está la estación de tren?'],
  ['it', 'Come stai oggi, amico mio?'],
  ['it', 'Non so che cosa dire'],
  ['it', 'Che bella giornata oggi'],
  ['pt', 'Não sei o que dizer'],
  ['nl', 'Ik weet niet wat ik moet zeggen'],
  ['ru', 'Привет, как дела сегодня?'],
  ['ar', 'كيف حالك اليوم يا صديقي؟'],
]

describe('detectLanguage', () => {
  it.each(['en', 'fr', 'en-US', 'fr-CA'])('hears English and French whatever was expected: %s', (expected) => {
    const wrong = [
      ...ENGLISH.filter((text) => detectLanguage(text, expected) !== 'en'),
      ...FRENCH.filter((text) => detectLanguage(text, expected) !== 'fr'),
    ]
    expect(wrong).toEqual([])
  })

  it.each(['en', 'fr'])('keeps to %s where the text belongs to no language', (expected) => {
    expect(NEITHER.filter((text) => detectLanguage(text, expected) !== expected)).toEqual([])
  })

  it.each(['en', 'fr'])('hears whole sentences of other languages in a conversation in %s', (expected) => {
    expect(OTHERS.filter(([tag, text]) => detectLanguage(text, expected) !== tag)).toEqual([])
  })

  it('keeps a conversation in another language where it is, down to its words', () => {
    expect(OTHERS.filter(([tag, text]) => detectLanguage(text, tag) !== tag)).toEqual([])
    expect(detectLanguage('Danke', 'de')).toBe('de')
    expect(detectLanguage('il cane', 'it')).toBe('it')
    expect(detectLanguage('Thank you', 'de')).toBe('en')
  })

  it.each([
    ['la', 'Gallia est omnis divisa in partes tres.'],
    ['eo', 'Mi estas Eva. Kiel vi fartas hodiaŭ?'],
    ['qya', 'Eva. Quenya.'],
    ['chr', 'Eva. ᏣᎳᎩ.'],
    ['nb', 'Hei, jeg er Eva. Hvordan har du det i dag?'],
    ['id', 'Halo, saya Eva. Apa kabar hari ini?'],
    ['yue', '你好，我是伊娃。你今日好嗎？'],
  ])('stays in %s, which the detector knows by another name or has never read', (tag, text) => {
    expect(detectLanguage(text, tag)).toBe(tag)
  })

  it('hears English and French even in a conversation whose language it has never read', () => {
    expect(detectLanguage('Tell me a story about the sea, please.', 'la')).toBe('en')
    expect(detectLanguage('Raconte-moi une histoire de la mer.', 'la')).toBe('fr')
  })

  it('tells another script from one word', () => {
    expect(detectLanguage('Привет', 'en')).toBe('ru')
    expect(detectLanguage('Привет', 'uk')).toBe('uk')
    expect(detectLanguage('こんにちは', 'fr')).toBe('ja')
  })

  it('answers with the primary tag of what was expected', () => {
    expect(detectLanguage('ok', 'fr-CA')).toBe('fr')
    expect(detectLanguage('ok', 'pt_BR')).toBe('pt')
  })
})
