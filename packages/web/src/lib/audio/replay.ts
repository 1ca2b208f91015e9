import { MAX_SPEECH_CHARS } from '@eva/protocol'
import type { Api, Manner } from '../api.ts'
import type { Problem } from '../conversation/conversation.ts'
import type { Player } from './player.ts'

type ReplayTools = {
  api: Pick<Api, 'speak'>
  player: Player
  trackId: string
  manner?: Manner
  /** Told how long all of it sounds, once that is known. */
  onLength?: (audioMs: number) => void
}

/**
 * Says a text again through the player, from the first piece of sound on. Resolves when all of it was handed over,
 * with the problem if there was one. The caller stops it by aborting and stopping the player.
 */
export async function replay(
  text: string,
  { api, player, trackId, manner = {}, onLength }: ReplayTools,
  signal: AbortSignal,
): Promise<Problem | null> {
  player.begin(trackId, 0)
  let playedS = 0
  for (const part of splitForSpeech(text)) {
    const outcome = await api.speak({ text: part, ...manner }, signal)
    if (signal.aborted) return null
    if (!outcome.ok) return outcome.problem
    const { sampleRate, pieces } = outcome.value
    player.setRate(sampleRate)
    let next = Math.round(playedS * sampleRate)
    try {
      for await (const pcm of wholeSamples(pieces)) {
        if (signal.aborted) return null
        player.push(next, pcm)
        next += pcm.length
      }
    } catch (thrown) {
      if (signal.aborted) return null
      return { code: 'voice_failed', message: thrown instanceof Error ? thrown.message : String(thrown), fix: null }
    }
    playedS = next / sampleRate
  }
  onLength?.(playedS * 1000)
  player.finish()
  return null
}

/** Cuts a text into parts that one request may carry, at paragraphs, else at sentences, else at spaces. */
export function splitForSpeech(text: string, maxChars = MAX_SPEECH_CHARS): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > maxChars) {
    const head = rest.slice(0, maxChars)
    const cut = [head.lastIndexOf('\n\n'), head.search(/[.!?…]\s[^.!?…]*$/) + 1, head.lastIndexOf(' ')].find(
      (at) => at > 0,
    )
    parts.push(rest.slice(0, cut ?? maxChars).trim())
    rest = rest.slice(cut ?? maxChars).trim()
  }
  return rest === '' ? parts : [...parts, rest]
}

/** Network pieces end anywhere; samples are two bytes. */
async function* wholeSamples(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Int16Array> {
  let left: number | null = null
  for await (const piece of pieces) {
    const bytes: Uint8Array = left === null ? piece : prepend(left, piece)
    const count = bytes.length >> 1
    left = bytes.length % 2 === 1 ? (bytes.at(-1) ?? null) : null
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const pcm = new Int16Array(count)
    for (let index = 0; index < count; index++) pcm[index] = view.getInt16(index * 2, true)
    if (count > 0) yield pcm
  }
}

function prepend(byte: number, bytes: Uint8Array): Uint8Array {
  const joined = new Uint8Array(bytes.length + 1)
  joined[0] = byte
  joined.set(bytes, 1)
  return joined
}
