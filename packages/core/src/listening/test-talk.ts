import type { ServerEvent } from '@eva/protocol'
import {
  type EarStep,
  type FakeEar,
  fakeEar,
  fakeEarInfo,
  fakeVad,
  type SpeechStep,
  speechByLevel,
} from '@eva/testing/fakes'
import { HEARING_RATE } from '../contracts/ear.ts'
import type { Pcm } from '../contracts/speech.ts'
import { VAD_WINDOW } from '../contracts/vad.ts'
import { MS_PER_CHARACTER, SAMPLE_RATE, soundOf, timesOf } from '../conversation/test-person.ts'
import { openRoom, type Room, type RoomOptions } from '../conversation/test-room.ts'
import type { TurnModel } from '../hearing/turn-model.ts'
import type { DraftAllowance } from '../routing/router.ts'
import { Habits } from './habits.ts'
import { HerVoice } from './her-voice.ts'
import { Listening, type ListeningWish } from './listening.ts'
import { soundOfWords, wordsOfSound } from './test-words.ts'

const WINDOW_MS = (VAD_WINDOW * 1_000) / HEARING_RATE
/** What the recogniser takes. */
export const EAR_MS = 80

export type TalkOptions = Partial<RoomOptions> & {
  readonly wish?: Partial<ListeningWish>
  readonly drafts?: () => DraftAllowance
  readonly isStreaming?: boolean
  readonly turnModel?: TurnModel
  /** What the ear makes of words. @default they, after `EAR_MS` */
  readonly hears?: (text: string, call: number) => readonly EarStep[]
}

/** A room with a microphone in it, and somebody who speaks into it. */
export type Talk = Room & {
  readonly ear: FakeEar
  readonly habits: Habits
  readonly listening: Listening
  /** The clock at the true end of what was said last. */
  readonly finishedAtMs: number
  /** Says words, one after another. */
  speak(words: string): Promise<void>
  /** The microphone gets any sound, in real time. */
  sound(samples: Pcm): Promise<void>
  /** Nobody speaks for so long; the microphone stays open. */
  silence(ms: number): Promise<void>
  /** What was told, without tokens, frames and states of the answer. */
  story(): string
  messages(): readonly string[]
}

export async function openTalk(options: TalkOptions = {}): Promise<Talk> {
  const { wish = {}, drafts, isStreaming = false, turnModel = null, hears = said, ...room } = options
  const here = await openRoom({ brains: [Array.from({ length: 40 }, () => ANSWER)], speaks: aloud, ...room })
  const { clock, conversation, engine, person } = here
  let calls = 0
  const ear = fakeEar({
    clock,
    ears: [fakeEarInfo('fake', 'ada', { isStreaming })],
    script: ({ samples }) => hears(wordsOfSound(samples), calls++),
    partial: wordsOfSound,
  })
  const her = new HerVoice()
  const habits = new Habits()
  const listening = new Listening(
    {
      conversation,
      her,
      vad: fakeVad([speechByLevel(2_000)]),
      understanding: {
        ears: [ear],
        detectLanguage: (_text, expected) => expected,
        reportFailure: (error) => here.engine.reportFailure(error),
      },
      turnModel,
      habits,
      clock,
      drafts: drafts ?? (() => engine.router.drafts()),
    },
    { speak: true, voice: null, language: 'en', pushToTalk: false, ...wish },
  )
  person.onDelivery = (delivery) => {
    her.left(delivery, clock.nowMs())
    if (delivery.kind === 'event') listening.told(delivery.event)
  }
  let finishedAtMs = 0
  const sound = async (samples: Pcm): Promise<void> => {
    for (let from = 0; from < samples.length; from += VAD_WINDOW) {
      const chunk = samples.subarray(from, from + VAD_WINDOW)
      await clock.advance((chunk.length * 1_000) / HEARING_RATE)
      listening.push(chunk)
    }
    await clock.settle()
  }
  return {
    ...here,
    ear,
    habits,
    listening,
    get finishedAtMs() {
      return finishedAtMs
    },
    sound,
    async speak(words) {
      await sound(soundOfWords(words))
      finishedAtMs = clock.nowMs()
    },
    silence: (ms) => sound(new Int16Array(Math.round(ms / WINDOW_MS) * VAD_WINDOW)),
    story: () => person.events.map(word).filter(Boolean).join(' '),
    messages: () => person.all('turn_start').map(({ message }) => message),
  }
}

/** An answer that is there 80 ms after it was asked for, and takes some 3 s to say. */
export const ANSWER = [{ waitMs: 80 }, 'It is noon already. ', 'Are you hungry by now?']
/** How long that takes to say. */
export const ANSWER_MS = (MS_PER_CHARACTER * ANSWER.slice(1).join('').length * SAMPLE_RATE) / 1_000

/** Her voice, so loud that it counts as heard. */
const aloud = (text: string): readonly SpeechStep[] => [
  { pcm: soundOf(text).map((sample) => sample * LOUD) },
  timesOf(text),
]
const LOUD = 64

const said = (text: string): readonly EarStep[] => [{ waitMs: EAR_MS }, { text, language: 'en' }]

function word(event: ServerEvent): string {
  switch (event.type) {
    case 'transcript':
      return `${event.final ? 'said' : 'perhaps'}(${event.text})`
    case 'playback':
      return event.action
    case 'turn_start':
      return 'turn'
    case 'turn_end':
      return event.status
    case 'speech_start':
    case 'speech_end':
    case 'error':
      return event.type
    case 'state':
      return event.state === 'listening' || event.state === 'transcribing' ? event.state : ''
    default:
      return ''
  }
}
