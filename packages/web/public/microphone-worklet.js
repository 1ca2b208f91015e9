// Runs in the audio thread: cuts what a microphone gives into frames of signed 16-bit samples.
class MicrophoneFrames extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super()
    this.frameSamples = processorOptions.frameSamples
    this.frame = new Int16Array(this.frameSamples)
    this.filled = 0
    this.isOpen = true
    this.port.onmessage = () => {
      this.isOpen = false
    }
  }

  process([input]) {
    const channel = input[0]
    // Nothing comes before the first sound, and after the microphone was let go.
    if (channel === undefined) return this.isOpen
    for (const sample of channel) {
      this.frame[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32_767
      if (this.filled === this.frameSamples) {
        this.port.postMessage(this.frame.buffer, [this.frame.buffer])
        this.frame = new Int16Array(this.frameSamples)
        this.filled = 0
      }
    }
    return this.isOpen
  }
}

registerProcessor('microphone-frames', MicrophoneFrames)
