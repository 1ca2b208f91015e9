import { getPriority } from 'node:os'
import { findPocketsphinx } from '@eva/providers/pocketsphinx'
import type { BenchOptions, BenchSection } from './section.ts'
import { judgeTurn } from './voice-loop/analysis.ts'
import { SHORT_ANSWERS, STORY } from './voice-loop/answers.ts'
import { atOnce } from './voice-loop/at-once.ts'
import { converse } from './voice-loop/converse.ts'
import { openVoiceBooth, type Spoken, type VoiceBooth } from './voice-loop/corpus.ts'
import { hearHerself } from './voice-loop/echo.ts'
import { peopleOfFolder } from './voice-loop/folder.ts'
import { interrupt } from './voice-loop/interrupt.ts'
import type { Room } from './voice-loop/microphone.ts'
import { ENGLISH_SPEAKERS, makePeople, type Person } from './voice-loop/people.ts'
import { EAR_MS, FIRST_TOKEN_MS, type Rig, type RigOptions, startRig, TOKEN_MS } from './voice-loop/rig.ts'
import { BACKCHANNELS, INTERRUPTIONS } from './voice-loop/sayings.ts'
import {
  backchannelRows,
  echoRows,
  interruptionRows,
  overEchoRows,
  paceRow,
  turnRows,
  wordsRow,
} from './voice-loop/tables.ts'

const SEED = 20_261_121
/** Calls at a time: on two cores that the server shares with everybody who calls it. */
const CALLS_AT_ONCE = 4
/** Fewer things happen in a call that is interrupted now and then. */
const INTERRUPTED_AT_ONCE = 5
/** How fast the brain tells a story, a token each: frames still leave while somebody interrupts. */
const STORY_TOKEN_MS = 100
const ECHO_DB = [-20, -10, 0] as const
/** A loudspeaker some way from the microphone, without any cancelling of echo. */
const OVER_ECHO_DB = -10
const ECHO_DELAYS_MS = [64, 192] as const

/** How much of everything, whole and with `--quick`. */
const WHOLE = { share: 1, interruptions: 100, overEcho: 24, backchannels: 28, echoMs: 60_000, ownEarCalls: 4 } as const
const QUICK = { share: 0.12, interruptions: 8, overEcho: 4, backchannels: 4, echoMs: 8_000, ownEarCalls: 1 } as const
/** Of the calls, so many are heard once more by an ear without marks: each saying by one speaker or two. */
const EVERY_WITHOUT_MARKS = 4

/** A person's voice to her voice, through the whole server, in real time. */
export async function benchVoiceLoop({ isQuick, folders }: BenchOptions): Promise<readonly BenchSection[]> {
  const much = isQuick ? QUICK : WHOLE
  const booth = await openVoiceBooth()
  try {
    const people = await makePeople(booth, SEED, much.share)
    const interruptions = await sayAll(booth, INTERRUPTIONS)
    const backchannels = await sayAll(booth, BACKCHANNELS)
    const sections = [await turns('Hands-free: whose turn it is', TURNS_METHOD, people, true)]
    const unmarked = people
      .filter((_, index) => index % EVERY_WITHOUT_MARKS === 0)
      .map((person): Person => ({ ...person, marks: 'none' }))
    if (!isQuick) sections.push(await turns('Hands-free: an ear without marks', UNMARKED_METHOD, unmarked, false))
    for (const folder of folders) {
      const method = `${folder}: recordings with their texts, in place of made voices. ${TURNS_METHOD}`
      sections.push(await turns('Hands-free: recordings', method, await peopleOfFolder(folder), true))
    }
    sections.push(await interruptionSection(interruptions, backchannels, much))
    sections.push(await echoSection(much.echoMs))
    const english = people.filter(({ language, room }) => language === 'english' && room.rate === 16_000)
    sections.push(await ownEarSection(english.slice(0, much.ownEarCalls)))
    return sections
  } finally {
    await booth.close()
  }
}

const SIMULATED = `The ear is simulated: it answers after ${EAR_MS} ms with the words that were in the sound it was given. So is the brain: first token after ${FIRST_TOKEN_MS} ms, then one each ${TOKEN_MS} ms, first sentence 8 words. The voices are the built-in ones.`

const TURNS_METHOD = [
  'Sentences by flite’s other voices (rms, awb, kal16) and by three of eSpeak’s French ones, with pauses of 300 to 900 ms inside three of five',
  '(`bench/voice-loop/sayings.ts`), in rooms without noise, with pink noise at −30 and at −20 dB of the speech; a third at 48 kHz, the rest at 16 kHz.',
  'Streamed in real time, 32 ms a frame, through `/ws/chat`, each after the answer to the one before was played; a new call for each voice and room,',
  `${CALLS_AT_ONCE} calls at a time.`,
  'Clock: from the instant in which the last sample of voice (above −36 dB, speech being at −20 dB, in the clean sound) reached the microphone, up to 32 ms before its frame is sent, to the first frame with anything audible, both in the client.',
  'Cut off: it was told to be her turn before that sample. Their later figures do not count among the times.',
  SIMULATED,
  'It sets marks as Whisper does; where the sound ends inside a sentence, a full stop as often as an ellipsis.',
].join(' ')

const TURNS_NOTE = [
  'Who is cut off has, but for few, paused for 400 ms or more after a sentence that is whole, or one that the ear has made whole by a full stop (“Could you remind me to.”): the rows by kind of pause tell.',
  'By words alone nobody knows that more comes; to wait for it would make everybody wait. What hears it in the voice is a turn model, for which the loop has a place.',
  'She falls silent when they go on, and takes what she had not answered aloud together with it.',
  'Above 700 ms are, in the main, numbers after which more figures may come, people whose pauses were long before in the same call, and moments in which the machine did something else.',
].join(' ')

const INTERRUPTION_NOTE =
  'She becomes quieter long before she is silent. Silence takes 224 ms of voice, up to 32 ms until a frame is sent, and what the detector needs to hear a voice in “s”, “p” or “h”: where a word begins with voice there is little between her and the promise.'

const UNMARKED_METHOD =
  'Every fourth of the same calls, as above, but the simulated ear writes small letters alone, as most ears do that tell words while they are said: whether a sentence is whole must be told by its words.'

async function turns(
  title: string,
  method: string,
  people: readonly Person[],
  arePromised: boolean,
): Promise<BenchSection> {
  const { judged, latenesses, brainCalls, ear } = await talk({ ear: 'simulated', answer: short }, people, CALLS_AT_ONCE)
  const earNote = `The simulated ear was asked ${ear.all} times, ${ear.strange} times for a sound that no microphone had sent; finding the words took ${ear.slowestMs.toFixed(1)} ms at most, which counts as part of its ${EAR_MS} ms.`
  return {
    title,
    method,
    rows: [...turnRows(judged, brainCalls, arePromised), wordsRow(judged), paceRow(latenesses)],
    notes: [...(arePromised ? [TURNS_NOTE] : []), earNote, ...priorityNote()],
  }
}

/** A machine that others use too may be asked to let them wait; whoever reads the figures should know. */
function priorityNote(): readonly string[] {
  const priority = getPriority()
  return priority === 0
    ? []
    : [`The benchmark and its server ran at priority ${priority}, before other programs of the machine.`]
}

const short = (language: 'en' | 'fr'): string => SHORT_ANSWERS[language]

async function talk(options: RigOptions, people: readonly Person[], most: number) {
  return withRig(options, async (rig) => {
    const calls = await atOnce(people, most, (person) => converse(rig, person))
    const judged = calls.flatMap(({ seen }) => seen).map(judgeTurn)
    for (const turn of judged) tellOf(turn)
    const latenesses = calls.flatMap((call) => call.latenesses)
    return { judged, latenesses, brainCalls: rig.brainCalls(), ear: rig.earCalls() }
  })
}

/** What a reader of the console wants to see: each turn that went wrong. */
function tellOf({ seen, wasCutOff, wasLost, decidedMs, messages }: ReturnType<typeof judgeTurn>): void {
  const is = wasCutOff ? 'cut off' : wasLost ? 'no answer' : (decidedMs ?? 0) > 1_200 ? 'late' : null
  if (is === null) return
  const { person, line } = seen
  console.error(`  ${is}: "${line.saying.text}" (${person.name}, marks: ${person.marks}) → ${JSON.stringify(messages)}`)
}

async function interruptionSection(
  interruptions: readonly Spoken[],
  backchannels: readonly Spoken[],
  much: { readonly interruptions: number; readonly overEcho: number; readonly backchannels: number },
): Promise<BenchSection> {
  return withRig({ ear: 'simulated', answer: () => STORY, tokenMs: STORY_TOKEN_MS }, async (rig) => {
    const share = (all: readonly Spoken[], count: number, room: Room, seed: number) => {
      const calls = Array.from({ length: INTERRUPTED_AT_ONCE }, (_, call) =>
        Array.from({ length: count }, (_, index) => index)
          .filter((index) => index % INTERRUPTED_AT_ONCE === call)
          .flatMap((index) => all[index % all.length] ?? []),
      )
      return atOnce(calls, INTERRUPTED_AT_ONCE, (says, call) =>
        interrupt(rig, { room: { ...room, seed: seed + call }, says, seed: seed + call }),
      ).then((seen) => seen.flat())
    }
    const room = { rate: 16_000, noiseDb: -30, echo: null, seed: SEED }
    const interrupted = await share(interruptions, much.interruptions, room, SEED)
    const besideSpeaker = { ...room, echo: { db: OVER_ECHO_DB, delayMs: ECHO_DELAYS_MS[0] } }
    const overEcho = await share(interruptions, much.overEcho, besideSpeaker, SEED + 50)
    const listenedTo = await share(backchannels, much.backchannels, room, SEED + 100)
    for (const { text } of interrupted.filter(({ stoppedAtMs }) => stoppedAtMs === null))
      console.error(`  not stopped by: ${text}`)
    for (const { text } of listenedTo.filter(({ stoppedAtMs }) => stoppedAtMs !== null))
      console.error(`  stopped by: ${text}`)
    return {
      title: 'Hands-free: interrupting her',
      method: [
        `She tells a story (one token each ${STORY_TOKEN_MS} ms, so that frames still leave). At ${much.interruptions} seeded moments, 0.8 to 3 s after she can be heard, at any place within a frame, one of three other`,
        `voices says something that is meant for her (8 sentences); at ${much.backchannels} others something that only says that it listens (${BACKCHANNELS.join(' ')}). Headphones but for ${much.overEcho} more interruptions; noise at −30 dB, ${INTERRUPTED_AT_ONCE} calls at a time, simulated ear (${EAR_MS} ms).`,
        'Clock, in the client: from the first sample of voice in the clean sound to `playback: pause` or, where that comes first, the turn’s end.',
      ].join(' '),
      rows: [...interruptionRows(interrupted), ...overEchoRows(overEcho, OVER_ECHO_DB), ...backchannelRows(listenedTo)],
      notes: [INTERRUPTION_NOTE],
    }
  })
}

async function echoSection(forMs: number): Promise<BenchSection> {
  const rooms = ECHO_DB.flatMap((db) =>
    ECHO_DELAYS_MS.map((delayMs, index) => ({ rate: 16_000, noiseDb: -30, echo: { db, delayMs }, seed: SEED + index })),
  )
  return withRig({ ear: 'simulated', answer: () => STORY }, async (rig) => {
    const seen = await atOnce(rooms, rooms.length, (room) => hearHerself(rig, room, forMs))
    for (const { room, answers } of seen) {
      for (const answer of answers) console.error(`  answered herself at ${room.echo?.db} dB: ${answer}`)
    }
    return {
      title: 'Hands-free: her own echo',
      method: [
        `She tells stories for ${forMs / 1000} s into a room in which nobody speaks, and what she says comes back into the microphone as it is played: at −20, −10 and 0 dB,`,
        `after ${ECHO_DELAYS_MS.join(' and ')} ms each, with two reflections (−10 and −20 dB, 32 and 64 ms later), noise at −30 dB. The simulated ear hears her own words where nobody drowns them. All ${rooms.length} calls at once.`,
      ].join(' '),
      rows: echoRows(seen),
      notes: [],
    }
  })
}

async function ownEarSection(people: readonly Person[]): Promise<BenchSection> {
  const title = 'Hands-free: with the ear of this machine'
  const method = `The English part of the same sentences at 16 kHz, heard by pocketsphinx with its American model, two calls at a time. Brain, voices and clock as above.`
  if (findPocketsphinx() === null) {
    const note = 'No recogniser is installed here (Debian: pocketsphinx, pocketsphinx-en-us): nothing was measured.'
    return { title, method, rows: [], notes: [note] }
  }
  const { judged, latenesses, brainCalls } = await talk({ ear: 'pocketsphinx', answer: short }, people, 2)
  return {
    title,
    method,
    rows: [...turnRows(judged, brainCalls, false), wordsRow(judged), paceRow(latenesses)],
    notes: [],
  }
}

async function sayAll(booth: VoiceBooth, texts: readonly string[]): Promise<readonly Spoken[]> {
  const spoken: Spoken[] = []
  for (const text of texts) {
    for (const speaker of ENGLISH_SPEAKERS) spoken.push(await booth.say(text, speaker))
  }
  return spoken
}

async function withRig<Result>(options: RigOptions, work: (rig: Rig) => Promise<Result>): Promise<Result> {
  const rig = await startRig(options)
  try {
    return await work(rig)
  } finally {
    await rig.close()
  }
}
