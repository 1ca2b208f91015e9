import { type MicrophoneTrouble, troubleOf } from './microphone-trouble.ts'

/** One of the machine's microphones. `label` is empty until the person has let the page use one. */
export type Device = { id: string; label: string }

/** An open microphone. */
export type Microphone = {
  /** Samples per second of its frames. */
  sampleRate: number
  /** Which one it is; `null` where the browser does not tell. */
  deviceId: string | null
  /** Lets the microphone go: the browser's sign that it is open goes out. */
  close(): void
}

export type MicrophoneHandlers = {
  /** About `FRAME_MS` of signed 16-bit mono samples. */
  onFrame(pcm: Int16Array<ArrayBuffer>): void
  /** It was unplugged, or taken away by the system. */
  onLost(): void
}

export type OpenedMicrophone = { ok: true; microphone: Microphone } | { ok: false; trouble: MicrophoneTrouble }

/** @param deviceId the one that is wanted; another one where it is not there */
export type OpenMicrophone = (deviceId: string | null, handlers: MicrophoneHandlers) => Promise<OpenedMicrophone>

/** Sound in a frame, in ms: one window of the detector that will judge it. */
export const FRAME_MS = 32

const WORKLET = '/microphone-worklet.js'

/** What the browser does to the sound before a page gets it. */
export type MicrophoneFilters = Pick<MediaTrackConstraints, 'echoCancellation' | 'noiseSuppression' | 'autoGainControl'>

/** A voice, and nothing of what the page itself plays. */
const FOR_A_VOICE: MicrophoneFilters = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
/** The room as it is, with what the loudspeaker plays in it. */
export const UNFILTERED: MicrophoneFilters = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
}

/** Opens a microphone of this browser. `audio` is the page's audio context, which a tap has woken by now. */
export function openBrowserMicrophone(audio: () => AudioContext, filters = FOR_A_VOICE): OpenMicrophone {
  return async (deviceId, handlers) => {
    if (!window.isSecureContext) return { ok: false, trouble: 'insecure' }
    const context = audio()
    if (navigator.mediaDevices?.getUserMedia === undefined || context.audioWorklet === undefined) {
      return { ok: false, trouble: 'unsupported' }
    }
    const opened = await openStream(deviceId, filters)
    if (!opened.ok) return opened
    const { stream } = opened
    const release = () => {
      for (const track of stream.getTracks()) track.stop()
    }
    try {
      await context.audioWorklet.addModule(WORKLET)
    } catch {
      release()
      return { ok: false, trouble: 'failed' }
    }
    const source = context.createMediaStreamSource(stream)
    const frames = new AudioWorkletNode(context, 'microphone-frames', {
      channelCount: 1,
      channelCountMode: 'explicit',
      processorOptions: { frameSamples: Math.round((context.sampleRate * FRAME_MS) / 1000) },
    })
    frames.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof ArrayBuffer) handlers.onFrame(new Int16Array(data))
    }
    source.connect(frames)
    // It gives nothing out; but what leads nowhere is not run by every browser.
    frames.connect(context.destination)
    const [track] = stream.getAudioTracks()
    track?.addEventListener('ended', handlers.onLost)
    return {
      ok: true,
      microphone: {
        sampleRate: context.sampleRate,
        deviceId: track?.getSettings().deviceId ?? null,
        close() {
          track?.removeEventListener('ended', handlers.onLost)
          frames.port.onmessage = null
          frames.port.postMessage('close')
          source.disconnect()
          frames.disconnect()
          release()
        },
      },
    }
  }
}

type OpenedStream = { ok: true; stream: MediaStream } | { ok: false; trouble: MicrophoneTrouble }

async function openStream(deviceId: string | null, filters: MicrophoneFilters): Promise<OpenedStream> {
  const wish: MediaTrackConstraints = {
    channelCount: 1,
    ...filters,
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  }
  try {
    return { ok: true, stream: await navigator.mediaDevices.getUserMedia({ audio: wish }) }
  } catch (thrown) {
    const trouble = troubleOf(thrown)
    // The one that was chosen once may be in a drawer today.
    if (trouble === 'missing' && deviceId !== null) return openStream(null, filters)
    return { ok: false, trouble }
  }
}

/** The microphones that there are; none where the browser does not say. */
export async function listBrowserDevices(): Promise<Device[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}
