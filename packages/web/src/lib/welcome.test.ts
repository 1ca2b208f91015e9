import { expect, it } from 'vitest'
import { partsOf } from './welcome.ts'

const states = (host: Parameters<typeof partsOf>[0]) => partsOf(host).map(({ part, state }) => `${part}: ${state}`)
const UNNAMED = { name: 'Eva', greeting: null }

it('tells what is good from what is built in and from what is missing', () => {
  expect(
    states({ ...UNNAMED, brain: { provider: 'scripted', model: 'built-in' }, voice: 'flite:slt', ear: 'pocketsphinx' }),
  ).toEqual(['mind: fair', 'voice: fair', 'ear: fair'])
  expect(
    states({ ...UNNAMED, brain: { provider: 'groq', model: 'llama' }, voice: 'sherpa:siwis', ear: 'sherpa:whisper' }),
  ).toEqual(['mind: good', 'voice: good', 'ear: good'])
  expect(states({ ...UNNAMED, brain: null, voice: null, ear: null })).toEqual(['mind: bad', 'voice: bad', 'ear: bad'])
})
