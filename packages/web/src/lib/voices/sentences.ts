import { nameIn } from './names.ts'

/** What a voice says to be tried, in its language; the same thought in each. */
const SENTENCES: Readonly<Record<string, string>> = {
  ar: 'مرحبا، أنا إيفا. كيف حالك اليوم؟',
  ca: 'Hola, soc l’Eva. Com estàs avui?',
  // Written as it sounds: the voice has no sound for the letters of Cherokee.
  chr: 'Osiyo. Eva.',
  cs: 'Ahoj, já jsem Eva. Jak se dnes máš?',
  da: 'Hej, jeg er Eva. Hvordan har du det i dag?',
  de: 'Hallo, ich bin Eva. Wie geht es dir heute?',
  el: 'Γεια σου, είμαι η Εύα. Πώς είσαι σήμερα;',
  en: 'Hello, I am Eva. How are you today?',
  es: 'Hola, soy Eva. ¿Cómo estás hoy?',
  fi: 'Hei, olen Eva. Mitä sinulle kuuluu tänään?',
  fr: 'Bonjour, je suis Eva. Comment vas-tu aujourd’hui ?',
  hi: 'नमस्ते, मैं ईवा हूँ। आज आप कैसे हैं?',
  hu: 'Szia, Éva vagyok. Hogy vagy ma?',
  it: 'Ciao, sono Eva. Come stai oggi?',
  ja: 'こんにちは、エヴァです。今日はお元気ですか？',
  ko: '안녕하세요, 저는 에바예요. 오늘은 어떠세요?',
  nb: 'Hei, jeg er Eva. Hvordan har du det i dag?',
  nl: 'Hallo, ik ben Eva. Hoe gaat het vandaag met je?',
  pl: 'Cześć, jestem Ewa. Jak się dziś masz?',
  pt: 'Olá, eu sou a Eva. Como estás hoje?',
  ro: 'Bună, sunt Eva. Ce mai faci astăzi?',
  ru: 'Привет, я Ева. Как у тебя дела сегодня?',
  sv: 'Hej, jag heter Eva. Hur mår du i dag?',
  tr: 'Merhaba, ben Eva. Bugün nasılsın?',
  uk: 'Привіт, я Єва. Як ти сьогодні?',
  vi: 'Xin chào, tôi là Eva. Hôm nay bạn thế nào?',
  zh: '你好，我是伊娃。你今天好吗？',
}

/**
 * A sentence in a language, by its primary tag; where none is written, the language says its own name.
 *
 * @param name what she is called; said where her own name stands in its own letters
 */
export function sentenceIn(language: string, name: string): string {
  // Not after an article that is cut before a vowel.
  const written = SENTENCES[language]?.replace(/(?<!’)\bEva\b/, () => name)
  if (written !== undefined) return written
  const own = nameIn(language, language)
  return own === language ? `${name}.` : `${name}. ${own}.`
}
