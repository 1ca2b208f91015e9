import type { RawMicrophone } from './try-speaker.ts'

/** Samples in a piece: a few ms, so that little is waited for. */
const PIECE_SAMPLES = 512

const WORKLET = '/microphone-worklet.js'

/** The loudest value of a 16-bit sample. */
const LOUDEST = 32_768

/**
 * Opens the microphone as it is: the browser takes nothing out of it, least of all what comes from its own loudspeaker.
 * `null` where the person or the browser does not give one.
 */
export async function openRawMicrophone(audio: AudioContext, deviceId: string | null): Promise<RawMicrophone | null> {
  const stream = await openStream(deviceId)
  if (stream === null) return null
  const release = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    await audio.audioWorklet.addModule(WORKLET)
    const source = audio.createMediaStreamSource(stream)
    const frames = new AudioWorkletNode(audio, 'microphone-frames', {
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: { frameSamples: PIECE_SAMPLES },
    })
    source.connect(frames)
    // It gives nothing out; but what leads nowhere is not run by every browser.
    frames.connect(audio.destination)
    return {
      sampleRate: audio.sampleRate,
      listen(hear) {
        frames.port.onmessage = ({ data }: MessageEvent<unknown>) => {
          if (data instanceof ArrayBuffer) hear(Float32Array.from(new Int16Array(data), (sample) => sample / LOUDEST))
        }
      },
      close() {
        frames.port.onmessage = null
        frames.port.postMessage('close')
        source.disconnect()
        frames.disconnect()
        release()
      },
    }
  } catch {
    release()
    return null
  }
}

async function openStream(deviceId: string | null): Promise<MediaStream | null> {
  if (navigator.mediaDevices?.getUserMedia === undefined) return null
  const wish: MediaTrackConstraints = {
    channelCount: 1,
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    ...(deviceId === null ? {} : { deviceId }),
  }
  return navigator.mediaDevices.getUserMedia({ audio: wish }).catch(() => null)
}
