// Runs in a thread of its own: HeadAudio, from Eva herself. Sound that is about to be played in, the shape of the mouth at
// each of its moments out, so that nothing lags behind the voice.
import { Processor } from '/face/processor.mjs'
import { Training } from '/face/training.mjs'

/** Sound that does not follow the sound before it is another one. */
const GAP_S = 0.002

const model = new Training().loadModel('/face/model-en-mixed.bin').then((loaded) => loaded.model)

/** @type {{ track: string, startS: number, nextS: number, processor: Processor } | null} */
let current = null
let found = []

const begin = (track, trackS, sampleRate, prototypes) => {
  const postMessage = (message) => {
    if (message.event === 'viseme' && message.viseme !== null) found.push([current.startS + message.t, message.viseme])
  }
  const processor = new Processor({ sampleRate }, { port: { postMessage } })
  processor.classifier.import({ model: prototypes })
  current = { track, startS: trackS, nextS: trackS, processor }
}

// One after the other: each piece goes on where the one before ended.
let work = model
self.onmessage = ({ data: { track, trackS, sampleRate, samples } }) => {
  work = work.then(async () => {
    if (current?.track !== track || Math.abs(current.nextS - trackS) > GAP_S) {
      begin(track, trackS, sampleRate, await model)
    }
    found = []
    current.processor.process(samples)
    current.nextS = trackS + samples.length / sampleRate
    if (found.length > 0) postMessage({ track, visemes: found })
  })
}
