import type { AudioContextLike } from '../audio/audio-context.ts'

export type Scheduled = { startS: number; samples: Float32Array; stoppedAtS: number | null; heardThrough: FakeGain }
export type FakeGain = { ramps: [value: number, atS: number][]; connected: boolean }

export type FakeAudio = {
  context: AudioContextLike
  scheduled: Scheduled[]
  /** Moves the audio clock; a suspended context stands still. */
  advance(seconds: number): void
  setState(state: 'running' | 'suspended'): void
  setOutputLatency(seconds: number): void
}

/** An audio clock turned by hand that records every buffer and when it would sound. */
export function fakeAudio(sampleRate: number): FakeAudio {
  let currentTime = 0
  let state: 'running' | 'suspended' = 'running'
  let outputLatency = 0
  const scheduled: Scheduled[] = []
  const gains = new Map<unknown, FakeGain>()
  const contents = new Map<unknown, Float32Array>()

  const context: AudioContextLike = {
    get currentTime() {
      return currentTime
    },
    get state() {
      return state
    },
    get outputLatency() {
      return outputLatency
    },
    sampleRate,
    destination: { disconnect() {} },
    createBuffer(_channels, length) {
      const buffer = {
        copyToChannel(samples: Float32Array) {
          if (samples.length !== length) throw new Error('samples do not fit the buffer')
          contents.set(buffer, samples.slice())
        },
      }
      return buffer
    },
    createBufferSource() {
      let entry: Scheduled | null = null
      let through: FakeGain | undefined
      return {
        buffer: null,
        connect(node) {
          through = gains.get(node)
        },
        disconnect() {},
        start(startS) {
          const samples = contents.get(this.buffer)
          if (samples === undefined || through === undefined) throw new Error('started without a buffer or an output')
          entry = { startS, samples, stoppedAtS: null, heardThrough: through }
          scheduled.push(entry)
        },
        stop(atS) {
          if (entry === null) throw new Error('stopped before it was started')
          entry.stoppedAtS = atS
        },
      }
    },
    createGain() {
      const gain: FakeGain = { ramps: [], connected: false }
      const node = {
        gain: {
          setValueAtTime: (value: number, atS: number) => gain.ramps.push([value, atS]),
          linearRampToValueAtTime: (value: number, atS: number) => gain.ramps.push([value, atS]),
        },
        connect() {
          gain.connected = true
        },
        disconnect() {
          gain.connected = false
        },
      }
      gains.set(node, gain)
      return node
    },
    async resume() {
      state = 'running'
    },
  }
  return {
    context,
    scheduled,
    advance(seconds) {
      if (state === 'running') currentTime += seconds
    },
    setState(next) {
      state = next
    },
    setOutputLatency(seconds) {
      outputLatency = seconds
    },
  }
}
