import type { EspeakEvent } from '@echogarden/espeak-ng-emscripten'
import type { PassageTiming } from '../speech-worker/messages.ts'
import { serveTasks, workerEngine } from '../speech-worker/serve-tasks.ts'
import { eventTiming } from './event-timing.ts'
import { pitchSetting } from './pitch.ts'
import { espeakVoicePath } from './voices.ts'

/**
 * The variant for every language. A recogniser for English (pocketsphinx, twenty sentences, which tell to within ten
 * points) got 41 to 64 % of the words of `f2` wrong and 35 to 39 % of those of `f5`; of the plain man's voice 82 %; of
 * flite's `slt`, who speaks English unless she is left out, 13 to 17 %. `f2` it is all the same: its median pitch of 188 Hz
 * is near that of `slt` (172 Hz), so that a conversation in two languages stays one person.
 */
const VARIANT = 'f2'

/** eSpeak's own pace of 175 words a minute sounds hurried; at this one its English takes as long as that of `slt`. */
const WORDS_PER_MINUTE = 155

/** A neutral melody; like all settings it is set before every task, for it outlives one. */
const RANGE = 50

/**
 * At full volume some languages (Hawaiian, Hebrew, Swedish) clip inside eSpeak, where nothing can mend it. So it speaks
 * softer, and the gain, which has a limiter, brings it to −18 dBFS, flite's level.
 */
const VOLUME_PERCENT = 70
const GAIN = 100 / VOLUME_PERCENT

const { default: load }: typeof import('@echogarden/espeak-ng-emscripten') = await import(workerEngine<string>())
const { eSpeakNGWorker } = await load()
const espeak = new eSpeakNGWorker()
const SAMPLE_RATE = 22_050

type Manner = { readonly speed: number; readonly pitch: number }

function speak(
  path: string,
  ssml: string,
  { speed, pitch }: Manner,
  hear: (samples: Int16Array) => boolean,
): PassageTiming {
  if (espeak.set_voice(`${path}+${VARIANT}`) !== 0) throw new Error(`eSpeak has no voice ${path}`)
  espeak.set_rate(Math.round(WORDS_PER_MINUTE * speed))
  espeak.set_pitch(pitchSetting(pitch))
  espeak.set_range(RANGE)
  espeak.set_volume(VOLUME_PERCENT)
  const told: EspeakEvent[] = []
  let count = 0
  espeak.synthesize(ssml, (samples, events) => {
    told.push(...events)
    count += samples.length
    return !hear(samples)
  })
  return eventTiming(ssml, told, (count * 1000) / SAMPLE_RATE)
}

// The first sentence takes ten times as long as the next. Nobody should hear that.
speak('roa/fr', 'Bonjour, comment vas-tu aujourd’hui ?', { speed: 1, pitch: 1 }, () => true)

serveTasks({
  format: () => ({ sampleRate: SAMPLE_RATE, gain: GAIN }),
  synthesize: ({ voice, text, speed, pitch }, hear) =>
    speak(espeakVoicePath(voice) ?? voice, text, { speed, pitch }, hear),
})
