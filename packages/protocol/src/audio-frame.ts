/** Bytes before the samples in a binary frame from the server: three little-endian u32. */
export const AUDIO_HEADER_BYTES = 12

/** One binary frame, server to client: a stretch of PCM and its place in the turn. */
export type AudioFrame = {
  /** `turn_start.number` of the turn that this belongs to. */
  turnNumber: number
  /** `sentence.index` of the sentence that is being spoken. */
  sentenceIndex: number
  /** Position of the first sample, counted from the turn's first, at the rate of the latest `audio_start`. */
  firstSample: number
  /** Signed 16-bit mono samples. */
  pcm: Int16Array
}

/** Nearly every machine keeps samples as the wire does; then they are copied whole, not one by one. */
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Writes header and samples (little-endian, whatever the machine) into one buffer for the socket. */
export function encodeAudioFrame(frame: AudioFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(AUDIO_HEADER_BYTES + frame.pcm.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, frame.turnNumber, true)
  view.setUint32(4, frame.sentenceIndex, true)
  view.setUint32(8, frame.firstSample, true)
  const { pcm } = frame
  if (LITTLE_ENDIAN) bytes.set(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength), AUDIO_HEADER_BYTES)
  else swapInto(view, pcm)
  return bytes
}

/** Reads a binary frame; `null` when it is too short or ends within a sample. */
export function decodeAudioFrame(bytes: ArrayBuffer | Uint8Array): AudioFrame | null {
  const data = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)
  if (data.byteLength < AUDIO_HEADER_BYTES || (data.byteLength - AUDIO_HEADER_BYTES) % 2 !== 0) return null
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return {
    turnNumber: view.getUint32(0, true),
    sentenceIndex: view.getUint32(4, true),
    firstSample: view.getUint32(8, true),
    pcm: LITTLE_ENDIAN ? copyOfSamples(data) : swappedFrom(view),
  }
}

/** A copy, because a view of samples may not begin at an odd byte. */
function copyOfSamples(data: Uint8Array): Int16Array {
  const samples = new Uint8Array(data.byteLength - AUDIO_HEADER_BYTES)
  samples.set(data.subarray(AUDIO_HEADER_BYTES))
  return new Int16Array(samples.buffer)
}

function swapInto(view: DataView, pcm: Int16Array): void {
  for (const [index, sample] of pcm.entries()) view.setInt16(AUDIO_HEADER_BYTES + index * 2, sample, true)
}

function swappedFrom(view: DataView): Int16Array {
  const length = (view.byteLength - AUDIO_HEADER_BYTES) / 2
  return Int16Array.from({ length }, (_, index) => view.getInt16(AUDIO_HEADER_BYTES + index * 2, true))
}
