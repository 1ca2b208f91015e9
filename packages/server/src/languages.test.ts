import { parseServerEvent, type ServerEvent } from '@eva/protocol'
import { startOpenAiSimulator, words } from '@eva/testing/openai-simulator'
import { startSpeechSimulator } from '@eva/testing/speech-simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connectClient } from './test-client.ts'
import { PROCESS_MS, useProcesses } from './test-process.ts'

type Language = 'en' | 'fr'

/** Sentences that can only be one of the two. */
const SAID: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Hello, how are you today?',
    'Yes.',
    'Sure.',
    'Thank you, Jean-Pierre.',
    'My name is Camille and I live in Lyon.',
    'What a lovely evening!',
    'They went home and slept.',
    'The cat sat by the window.',
    'Of course!',
    'Certainly.',
  ],
  fr: [
    'Bonjour, comment vas-tu ?',
    'Oui.',
    'Non.',
    'Merci beaucoup, John.',
    'Je m’appelle Iris et je vis à New York.',
    'Quelle belle soirée !',
    'Ils sont rentrés et ils ont dormi.',
    'Le chat dort près de la fenêtre.',
    'Bien sûr !',
    'Exactement.',
  ],
}

/** Of so many sentences of each language the real engines make whole answers. */
const SPOKEN = 4

/** What belongs to both stays with who spoke last. */
const BOTH = ['Ok.', 'Stop.', 'Camille Dupont.', 'Super !']

const other = (language: Language): Language => (language === 'en' ? 'fr' : 'en')

/**
 * Answers of both languages: one sentence of each, two of each, and whole stretches, with what both have in between.
 *
 * @param most of so many sentences of each
 */
function mixed(first: Language, most = SAID[first].length): string[] {
  const [own, strange] = [SAID[first].slice(0, most), SAID[other(first)].slice(0, most)]
  const turns = own.map((sentence, index) => `${sentence} ${strange[index]} ${BOTH[index % BOTH.length]}`)
  const pairs = own.map((sentence, index) => `${sentence} ${own[(index + 1) % own.length]} ${strange[index]}`)
  return [turns.join(' '), pairs.join('\n'), [...own, ...strange, ...own].join(' '), `- ${turns.join('\n- ')}`]
}

const ASKED: Readonly<Record<Language, string>> = {
  en: 'Tell me something, please.',
  fr: 'Raconte-moi quelque chose, s’il te plaît.',
}

/** Sentences of one language in texts that a voice of the other one was given, with the voice. */
function misread(given: readonly { readonly by: Language; readonly text: string }[]): string[] {
  return given.flatMap(({ by, text }) =>
    SAID[other(by)].filter((sentence) => has(text, sentence)).map((sentence) => `${by} voice: ${sentence} in: ${text}`),
  )
}

/** A sentence, and not the end of a longer one; voices are given straight apostrophes and other blanks. */
const has = (text: string, sentence: string): boolean => ` ${plain(text)}`.includes(` ${plain(sentence)}`)
const plain = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replace(/[^\p{L}']+/gu, ' ')
    .trim()

const JSON_HEADERS = { 'content-type': 'application/json' }

describe('French is spoken by French voices, and English by English ones', { timeout: PROCESS_MS }, () => {
  const { serve } = useProcesses()

  /** A running Eva whose brain says what it is told to. */
  async function speaking(environment: Readonly<Record<string, string>>) {
    let answer = ''
    const brain = await startOpenAiSimulator({ replyTo: () => ({ type: 'stream', tokens: words(answer) }) })
    onTestFinished(brain.close)
    const { address } = await serve({
      EVA_LLM: 'openai',
      OPENAI_BASE_URL: brain.baseUrl,
      EVA_RATE_LIMIT: '1000',
      ...environment,
    })
    const post = (path: string, body: object, headers = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { ...JSON_HEADERS, ...headers },
        body: JSON.stringify(body),
      })
    return {
      address,
      tts: (text: string, voice?: string) => post('/tts', { text, ...(voice === undefined ? {} : { voice }) }),
      /** The events of a spoken answer in these words. */
      async chat(message: string, words: string): Promise<ServerEvent[]> {
        answer = words
        const sse = await (await post('/chat', { message, speak: true }, { accept: 'text/event-stream' })).text()
        return [...sse.matchAll(/^data: (.*)$/gm)].flatMap(([, data = '']) => known(data))
      },
      async socket(message: string, voice: string, words: string): Promise<ServerEvent[]> {
        answer = words
        const client = await connectClient(`${address.replace('http', 'ws')}/ws/chat`)
        client.send({ message, speak: true, voice })
        await client.next('audio_end')
        await client.next('turn_end')
        await client.close()
        return [...client.events]
      },
    }
  }

  const known = (data: string): ServerEvent[] => {
    const event = parseServerEvent(data)
    return event.type === 'invalid' || event.type === 'unknown' ? [] : [event]
  }

  /** Who said what, by the events. */
  function saidIn(events: readonly ServerEvent[], languageOf: (voice: string) => Language) {
    let by: Language | null = null
    return events.flatMap((event) => {
      if (event.type === 'audio_start') by = languageOf(event.voice)
      return event.type === 'sentence' && by !== null ? [{ by, text: event.text }] : []
    })
  }

  it('by every sentence that a voice is given, on every way to be heard, whoever was asked for', async () => {
    const voices = await startSpeechSimulator({ models: ['kokoro'], voices: { voices: ['af_heart', 'ff_siwis'] } })
    onTestFinished(voices.close)
    const { chat, socket, tts } = await speaking({ EVA_TTS: 'openai', TTS_BASE_URL: voices.baseUrl })
    for (const language of ['en', 'fr'] as const) {
      for (const text of mixed(language)) {
        await chat(ASKED[language], text)
        await socket(ASKED[language], 'openai:af_heart', text)
        await socket(ASKED[language], 'openai:ff_siwis', text)
        for (const voice of [undefined, 'openai:af_heart', 'openai:ff_siwis']) {
          await (await tts(text, voice)).arrayBuffer()
        }
      }
    }
    const given = voices.calls
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body))
      .map(({ voice, input }) => ({ by: voice === 'ff_siwis' ? ('fr' as const) : ('en' as const), text: `${input}` }))
    expect(misread(given)).toEqual([])
    const unheard = [...SAID.en, ...SAID.fr].filter((sentence) => !given.some(({ text }) => has(text, sentence)))
    expect(unheard).toEqual([])
  })

  it.each([
    ['flite and espeak', 'flite,espeak', 'flite:slt', 'espeak:fr'],
    ['espeak alone', 'espeak', 'espeak:en-US', 'espeak:fr'],
  ])('by %s', async (_who, engines, english, french) => {
    const { chat, socket, tts } = await speaking({ EVA_TTS: engines })
    const languageOf = (voice: string): Language => (voice === french ? 'fr' : 'en')
    for (const language of ['en', 'fr'] as const) {
      // What is spoken by whom was shown with all sentences above; here it is real voices that take their time.
      const [text = ''] = mixed(language, SPOKEN)
      for (const events of [
        await chat(ASKED[language], text),
        await socket(ASKED[language], english, text),
        await socket(ASKED[language], french, text),
      ]) {
        const said = saidIn(events, languageOf)
        expect(misread(said)).toEqual([])
        expect(new Set(said.map(({ by }) => by))).toEqual(new Set(['en', 'fr']))
      }
    }
    for (const voice of [undefined, english, french]) {
      for (const sentence of SAID.en) expect((await tts(sentence, voice)).headers.get('x-voice')).toBe(english)
      for (const sentence of SAID.fr) expect((await tts(sentence, voice)).headers.get('x-voice')).toBe(french)
    }
    expect((await tts('Ok.', french)).headers.get('x-voice')).toBe(french)
    expect((await tts('Ok.', english)).headers.get('x-voice')).toBe(english)
  })

  it('and by nobody where there is no voice for it: the words come all the same', async () => {
    const { chat, tts } = await speaking({ EVA_TTS: 'flite' })
    const events = await chat(ASKED.en, 'Hello, how are you today? Quelle belle soirée ! Le chat dort.')
    expect(events.filter(({ type }) => type === 'sentence')).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^Hello/) }),
    ])
    expect(events).toContainEqual(expect.objectContaining({ type: 'error', code: 'no_voice' }))
    expect(events.at(-1)).toMatchObject({ type: 'turn_end', status: 'completed' })
    for (const voice of [undefined, 'flite:slt']) {
      const refused = await tts('Bonjour, comment vas-tu ?', voice)
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({ error: { code: 'no_voice' } })
      expect((await tts(`${SAID.en[0]} ${SAID.fr[0]}`, voice)).status).toBe(503)
    }
  })

  it('and in the language that is named, where the sender knows it', async () => {
    const { address } = await speaking({ EVA_TTS: 'flite,espeak' })
    const voiceOf = async (body: object): Promise<string | null> => {
      const answer = await fetch(`${address}/tts`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: JSON.stringify(body),
      })
      return answer.headers.get('x-voice')
    }
    expect(await voiceOf({ text: 'Eva. Quenya.', voice: 'espeak:qya' })).toBe('espeak:qya')
    expect(await voiceOf({ text: 'Chat, pain, tire.', voice: 'espeak:en', language: 'fr' })).toBe('espeak:fr')
    expect(await voiceOf({ text: 'Chat, pain, tire.', language: 'en' })).toBe('flite:slt')
    expect(await voiceOf({ text: 'Eva.', language: 'French' })).toBeNull()
  })
})
