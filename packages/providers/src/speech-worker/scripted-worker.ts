import { serveTasks } from './serve-tasks.ts'

// An engine for tests of the pool: what it does is written in the text.
const silence = new Int16Array(1_600)
const tone = Int16Array.from({ length: 1_600 }, (_, index) => 8_000 * Math.sin(index / 5))

serveTasks({
  format: () => ({ sampleRate: 16_000, gain: 1 }),
  synthesize({ text, speed }, hear) {
    if (text === 'die') process.exit(3)
    if (text === 'fail') throw new Error('scripted failure')
    if (text === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    if (text === 'silence') hear(silence)
    // Endless, unless somebody says stop: the way to see that a worker hears it while it works.
    else if (text === 'endless') while (hear(tone)) {}
    else for (let count = 0; count < speed; count += 1) hear(tone)
    return text === 'timed' ? { words: [{ text, startMs: 0, endMs: 100 }], phonemes: [] } : undefined
  },
})
