import { parseArgs } from 'node:util'
import { startOllamaSimulator } from './start-ollama-simulator.ts'

const USAGE = [
  'node packages/testing/src/ollama-simulator/main.ts',
  '[--port 11434] [--first-token-ms 80] [--token-ms 10] [--load-ms 4000] [--model NAME]... [--vram-share 100]',
].join(' ')

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'first-token-ms': { type: 'string', default: '0' },
    'token-ms': { type: 'string', default: '0' },
    'load-ms': { type: 'string', default: '0' },
    model: { type: 'string', multiple: true, default: ['simulated-model'] },
    'vram-share': { type: 'string', default: '100' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(USAGE)
} else {
  const vramShare = Math.min(1, wholeNumber('vram-share', values['vram-share']) / 100)
  const simulator = await startOllamaSimulator({
    port: wholeNumber('port', values.port),
    firstTokenMs: wholeNumber('first-token-ms', values['first-token-ms']),
    tokenMs: wholeNumber('token-ms', values['token-ms']),
    loadMs: wholeNumber('load-ms', values['load-ms']),
    models: values.model.map((name) => ({ name, vramShare })),
  })
  console.log(`OLLAMA_URL=${simulator.baseUrl} OLLAMA_MODEL=${values.model[0]}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close())
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  console.error(`--${flag} must be a whole number, not "${text}".\n${USAGE}`)
  process.exit(2)
}
