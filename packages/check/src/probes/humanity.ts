import { healthSchema, voiceSchema } from '@eva/protocol'
import { z } from 'zod'
import { type HttpClient, json, jsonOf } from '../client/http-client.ts'
import type { Probe } from '../context.ts'
import { type FindingId, finding } from '../findings.ts'
import { both } from '../local-text.ts'
import { between } from '../random.ts'
import { holdsNumber, madeUpName } from './questions.ts'
import { clippedShare, longestSilenceS, loudnessOf, readWav, type Sound } from './speech.ts'
import { medianOf } from './statistics.ts'
import { wordErrorRate } from './word-errors.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The rain has stopped, and the garden smells of leaves.',
  fr: 'La pluie a cessé, et le jardin sent les feuilles.',
}
const CLIPS = 3

/** How long a word may take to say, s: from an auctioneer's to a dictation's. */
const WORD_S = { least: 0.12, most: 1.2 }
/** −46 dB of full scale: quieter is not speech that somebody could follow. */
const QUIETEST = 0.005
const CLIPPED_MOST = 0.01
const DEAD_AIR_S = 1

/** What she says, decoded and listened to by measurement. */
export const speech: Probe = {
  id: 'speech',
  aspect: 'humanity',
  name: both('What she says aloud', 'Ce qu’elle dit à voix haute'),
  measures: ['humanity.valid_speech', 'humanity.first_audio', 'humanity.tts', 'humanity.real_time'],
  async run(context) {
    const { http } = context
    const voices = z.array(voiceSchema).safeParse(jsonOf(await http.request('/voices')))
    const chosen = Object.keys(SENTENCES).flatMap((language) => {
      const voice = voices.success ? voices.data.find(({ default_for }) => default_for.includes(language)) : undefined
      return voice === undefined ? [] : [{ language, voice: voice.id }]
    })
    const [firsts, totals, ratios, errors]: [number[], number[], number[], number[]] = [[], [], [], []]
    const hasEar = await listens(http)
    const findings = new Map<string, ReturnType<typeof finding>>()
    let [valid, made] = [0, 0]
    for (const { language, voice } of chosen) {
      for (let clip = 0; clip < CLIPS; clip += 1) {
        const text = `${SENTENCES[language]} ${between(context.random, 100, 999)}.`
        const pcm = await http.request('/tts', json({ text: SENTENCES[language], voice, format: 'pcm' }))
        firsts.push(pcm.firstByteMs)
        totals.push(pcm.totalMs)
        const wav = await http.request('/tts', json({ text, voice }))
        made += 1
        const sound = wav.status === 200 ? readWav(wav.bytes) : null
        const wrong = judge(sound, text)
        if (wrong === null) valid += 1
        else
          findings.set(
            `${wrong.id}:${voice}`,
            finding(wrong.id, both(`${voice}: ${wrong.seen}`, `${voice} : ${wrong.seen}`), voice),
          )
        if (sound !== null) ratios.push(wav.totalMs / 1_000 / Math.max(sound.samples.length / sound.rate, 0.001))
      }
      if (!hasEar) continue
      // Without the figure: an ear that writes "512" as words has heard it all the same.
      const plain = await http.request('/tts', json({ text: SENTENCES[language], voice }))
      const heard = plain.status === 200 ? await hear(http, plain.bytes, language) : null
      if (heard !== null) errors.push(wordErrorRate(SENTENCES[language] ?? '', heard))
    }
    const none = both('She has no voice.', 'Elle n’a pas de voix.')
    if (made === 0) return { metrics: [{ id: 'humanity.valid_speech', value: null, note: none }], findings: [] }
    return {
      metrics: [
        { id: 'humanity.valid_speech', value: valid / made },
        { id: 'humanity.first_audio', value: medianOf(firsts), samples: firsts },
        { id: 'humanity.tts', value: medianOf(totals), samples: totals },
        { id: 'humanity.real_time', value: medianOf(ratios) },
        { id: 'humanity.word_errors', value: medianOf(errors), ...(hasEar ? {} : { note: NO_EAR }) },
      ],
      findings: [...findings.values()],
    }
  },
}

const NO_EAR = both('She has no ear.', 'Elle n’a pas d’oreille.')

async function listens(http: HttpClient): Promise<boolean> {
  const health = healthSchema.safeParse(jsonOf(await http.request('/health')))
  return health.success && health.data.whisper
}

/** What her ear makes of a WAV file; `null` when it does not answer, or does not understand the language. */
async function hear(http: HttpClient, wav: Uint8Array, language: string): Promise<string | null> {
  const body = new Blob([Uint8Array.from(wav)], { type: 'audio/wav' })
  const answer = await http.request(`/stt?language=${language}`, {
    method: 'POST',
    headers: { 'content-type': 'audio/wav' },
    body,
  })
  const heard = z.object({ text: z.string() }).safeParse(jsonOf(answer))
  return heard.success ? heard.data.text : null
}

/** What is wrong with a clip, worst first; `null` when nothing is. */
function judge(sound: Sound | null, text: string): { readonly id: FindingId; readonly seen: string } | null {
  if (sound === null || sound.samples.length === 0) return { id: 'speech_invalid', seen: 'WAV ?' }
  const seconds = sound.samples.length / sound.rate
  const loudness = loudnessOf(sound.samples)
  if (loudness < QUIETEST) return { id: 'silent_speech', seen: `${seconds.toFixed(2)} s, ${decibels(loudness)} dB` }
  // A number is said as several words.
  const words = text.split(/\s+/).length + 3
  if (seconds < words * WORD_S.least || seconds > words * WORD_S.most) {
    return { id: 'speech_length', seen: `${seconds.toFixed(2)} s, ${words} words` }
  }
  const clipped = clippedShare(sound.samples)
  if (clipped > CLIPPED_MOST) return { id: 'speech_clips', seen: `${(clipped * 100).toFixed(1)} %` }
  const silence = longestSilenceS(sound)
  return silence > DEAD_AIR_S ? { id: 'dead_air', seen: `${silence.toFixed(2)} s` } : null
}

const decibels = (loudness: number): string => (20 * Math.log10(Math.max(loudness, 1e-6))).toFixed(0)

/** Told, talked of something else, asked. */
export const memory: Probe = {
  id: 'memory',
  aspect: 'humanity',
  name: both('What was said two turns ago', 'Ce qui fut dit deux tours avant'),
  measures: ['humanity.memory'],
  async run(context) {
    const talk = await context.talk()
    const name = madeUpName(context)
    const number = `${between(context.random, 1_000, 9_999)}`
    await talk.ask(`My name is ${name}.`)
    await talk.ask(`Remember that my locker has the number ${number}.`)
    await talk.ask('I had tea this morning.')
    const who = (await talk.ask('What is my name?')).text
    const which = (await talk.ask('What number has my locker?')).text
    const knows = [who.toLowerCase().includes(name.toLowerCase()), holdsNumber(which, number)]
    const known = knows.filter(Boolean).length
    return {
      metrics: [{ id: 'humanity.memory', value: known / knows.length }],
      findings:
        known === knows.length
          ? []
          : [
              finding(
                'forgets',
                both(
                  `Name ${name}: “${who.slice(0, 60)}”; number ${number}: “${which.slice(0, 60)}”.`,
                  `Nom ${name} : « ${who.slice(0, 60)} » ; numéro ${number} : « ${which.slice(0, 60)} ».`,
                ),
              ),
            ],
    }
  },
}

/** Words that are in one language alone. */
const SMALL_WORDS = {
  en: new Set('the and you is are i am my your it that of to what with for have not how can me do was be'.split(' ')),
  fr: new Set(
    "le la les et tu est es je suis mon ma ton ta que de des un une avec pour pas comment peux moi toi c'est j'ai ce ne".split(
      ' ',
    ),
  ),
} as const

const ASKED: readonly { readonly language: 'en' | 'fr'; readonly message: string }[] = [
  { language: 'en', message: 'How are you today?' },
  { language: 'fr', message: 'Comment vas-tu aujourd’hui ?' },
  { language: 'en', message: 'What can you do for me?' },
  { language: 'fr', message: 'Que peux-tu faire pour moi ?' },
]

export const language: Probe = {
  id: 'language',
  aspect: 'humanity',
  name: both('The language of her answers', 'La langue de ses réponses'),
  measures: ['humanity.language'],
  async run(context) {
    const wrong: string[] = []
    for (const { language: wanted, message } of ASKED) {
      const talk = await context.talk()
      const { text } = await talk.ask(message)
      if (languageOf(text) !== wanted) wrong.push(`“${message}” → “${text.slice(0, 60)}”`)
    }
    return {
      metrics: [{ id: 'humanity.language', value: 1 - wrong.length / ASKED.length }],
      findings: wrong.length === 0 ? [] : [finding('wrong_language', both(wrong.join('; '), wrong.join(' ; ')))],
    }
  },
}

function languageOf(text: string): 'en' | 'fr' | null {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  const count = (of: ReadonlySet<string>): number => words.filter((word) => of.has(word)).length
  const [en, fr] = [count(SMALL_WORDS.en), count(SMALL_WORDS.fr)]
  return en === fr ? null : en > fr ? 'en' : 'fr'
}
