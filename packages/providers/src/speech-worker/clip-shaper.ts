/** How a voice's samples come out of its engine. */
export type VoiceFormat = {
  readonly sampleRate: number
  /** Factor that brings the voice to the common level; see `softLimit` for what keeps it from clipping. */
  readonly gain: number
}

export type ClipShaper = {
  /** Takes samples as the engine made them; they may be reused after the call. */
  push(samples: Int16Array): void
  /** Sends what is left, ending in the pause that the text asks for. */
  finish(): void
  /** How much silence was cut off before the first sound so far, in ms. */
  readonly cutMs: number
  /** Length of what was sent so far, in ms. */
  readonly sentMs: number
}

/** Amplitude (of 32,768) from which a sample counts as sound. flite's pauses reach 60 before any gain. */
const SOUND_FROM = 150
/** Kept before the first sound, so that a soft `h` or `f` is not cut off. */
const LEAD_MS = 20
/** Ramp at the end of a clip whose engine stopped in the middle of a sound; shorter clicks, longer swallows. */
const FADE_MS = 4
/** Frames of the size that the wire likes; the first is shorter, because somebody is waiting for it. */
const FIRST_FRAME_MS = 20
const FRAME_MS = 40

const PAUSE_MS = { sentence: 120, clause: 80, word: 50 } as const

/** The pause that belongs after a text, in ms: full after a sentence, shorter after a comma, a breath otherwise. */
export function pauseMs(text: string): number {
  if (/[.!?…。！？]["'”’»)\]]*$/u.test(text)) return PAUSE_MS.sentence
  return /[,;:،、，–—]["'”’»)\]]*$/u.test(text) ? PAUSE_MS.clause : PAUSE_MS.word
}

/**
 * Makes a clip of an engine's samples while they come: leading silence cut to 20 ms, trailing silence cut or filled to
 * exactly `tailMs`, level adjusted, never clipped, in frames whose buffers may be transferred. A clip without any sound
 * sends nothing.
 */
export function createClipShaper(
  { sampleRate, gain }: VoiceFormat,
  tailMs: number,
  send: (frame: Int16Array<ArrayBuffer>) => void,
): ClipShaper {
  const samplesIn = (ms: number): number => Math.round((ms * sampleRate) / 1000)
  const lead = samplesIn(LEAD_MS)
  const fade = samplesIn(FADE_MS)
  let held = new Int16Array(samplesIn(1_000))
  let length = 0
  /** Index after the last sound in `held`; -1 until the first one. */
  let soundEnd = -1
  let cut = 0
  let sent = 0
  let frame = samplesIn(FIRST_FRAME_MS)

  function hold(samples: Int16Array): void {
    if (length + samples.length > held.length) {
      const larger = new Int16Array((length + samples.length) * 2)
      larger.set(held.subarray(0, length))
      held = larger
    }
    for (let index = 0; index < samples.length; index += 1)
      held[length + index] = softLimit((samples[index] ?? 0) * gain)
    length += samples.length
  }

  function drop(count: number): void {
    held.copyWithin(0, count, length)
    length -= count
    soundEnd -= count
  }

  function sendFrames(end: number): void {
    let from = 0
    for (; end - from >= frame; frame = samplesIn(FRAME_MS)) {
      send(held.slice(from, from + frame))
      sent += frame
      from += frame
    }
    if (from > 0) drop(from)
  }

  return {
    get cutMs() {
      return (cut * 1000) / sampleRate
    },
    get sentMs() {
      return (sent * 1000) / sampleRate
    },
    push(samples) {
      const from = length
      hold(samples)
      const sound = (sample: number): boolean => Math.abs(sample) >= SOUND_FROM
      const last = held.subarray(from, length).findLastIndex(sound)
      if (soundEnd === -1) {
        const first = last === -1 ? -1 : held.subarray(0, length).findIndex(sound)
        const quiet = Math.max(0, (first === -1 ? length : first) - lead)
        held.copyWithin(0, quiet, length)
        length -= quiet
        cut += quiet
        if (last !== -1) soundEnd = from + last + 1 - quiet
      } else if (last !== -1) soundEnd = from + last + 1
      // Behind the last sound there may be only the end: it waits until that is known.
      sendFrames(soundEnd - fade)
    },
    finish() {
      if (soundEnd === -1) return
      if (length - soundEnd < fade) fadeOut(held.subarray(Math.max(0, length - fade), length))
      const clip = new Int16Array(soundEnd + samplesIn(tailMs))
      clip.set(held.subarray(0, Math.min(length, clip.length)))
      held = clip
      length = clip.length
      sendFrames(length)
      if (length > 0) send(held.slice(0, length))
      sent += length
    },
  }
}

/** Leaves samples up to 28,000 as they are and bends louder ones so that they never reach the limit of 32,767. */
function softLimit(sample: number): number {
  const size = Math.abs(sample)
  if (size <= 28_000) return sample
  const over = size - 28_000
  return Math.sign(sample) * (28_000 + over / (1 + over / 4_000))
}

function fadeOut(samples: Int16Array): void {
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = (samples[index] ?? 0) * (1 - (index + 1) / samples.length)
  }
}
