import type { LlmScript, SpeechStep } from '@eva/testing/fakes'
import { type Person, soundOf, timesOf } from './test-person.ts'
import { openRoom, type Room, type RoomOptions } from './test-room.ts'

export const ANSWER: LlmScript = ['Hello there', ', my friend. ', 'I am Eva. ', 'How are you today?']
export const TEXT = 'Hello there, my friend. I am Eva. How are you today?'

/** Slow enough for every step to be at a time of its own. */
export const SLOW: RoomOptions = {
  brains: [
    [
      [
        { waitMs: 50 },
        'Hello',
        { waitMs: 300 },
        ' there',
        ', my friend. ',
        { waitMs: 900 },
        'I am Eva. ',
        'How are you?',
      ],
      ['Second.'],
    ],
  ],
  speaks: (text): readonly SpeechStep[] => [
    { waitMs: 40 },
    { pcm: soundOf(text.slice(0, 6)) },
    { waitMs: 200 },
    { pcm: soundOf(text.slice(6)) },
    timesOf(text),
  ],
}
export const TEXT_SLOW = 'Hello there, my friend. I am Eva. How are you?'

/** A room whose first brain gives these answers. */
export const roomFor = (...answers: readonly LlmScript[]): Promise<Room> => openRoom({ brains: [answers] })

/** How the events went. Tokens come beside the rest: of each answer only the first is shown. */
export const story = (person: Person): string =>
  person.events
    .map((event) => (event.type === 'state' ? event.state : event.type))
    .join(' ')
    .replace(/(?<=token\b(?:(?!turn_end).)*) token\b/g, '')
