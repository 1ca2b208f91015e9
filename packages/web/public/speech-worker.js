// Runs in a thread of its own, so that nothing on the page waits for it: Silero, by onnxruntime, both from Eva herself.
// A window of 512 samples at 16 kHz in, the probability that somebody speaks in it out; `null` in: another sound begins.
importScripts('/vad/ort.wasm.min.js')

/** The end of the window before, with which the model wants each one to begin. */
const CONTEXT_SAMPLES = 64
const WINDOW_SAMPLES = 512

ort.env.logLevel = 'error'
ort.env.wasm.wasmPaths = '/vad/'
ort.env.wasm.numThreads = 1

const silence = () => ({
  state: new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]),
  context: new Float32Array(CONTEXT_SAMPLES),
})

const session = fetch('/vad/silero_vad_v5.onnx')
  .then((response) => response.arrayBuffer())
  .then((model) => ort.InferenceSession.create(model))
const rate = new ort.Tensor('int64', [16_000n])
let memory = silence()

const judge = async (window) => {
  const samples = new Float32Array(CONTEXT_SAMPLES + WINDOW_SAMPLES)
  samples.set(memory.context)
  samples.set(window, CONTEXT_SAMPLES)
  const input = new ort.Tensor('float32', samples, [1, samples.length])
  const { output, stateN } = await (await session).run({ input, state: memory.state, sr: rate })
  memory = { state: stateN, context: window.slice(-CONTEXT_SAMPLES) }
  return output.data[0]
}

// One after the other: each window needs what the one before has left.
let work = session.then(() => postMessage('ready'))
self.onmessage = ({ data: window }) => {
  work = work.then(async () => {
    if (window === null) memory = silence()
    else postMessage(await judge(window))
  })
}
