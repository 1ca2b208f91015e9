import { parseArgs } from 'node:util'
import { startOpenAiSimulator } from './start-openai-simulator.ts'

const USAGE =
  'node packages/testing/src/openai-simulator/main.ts [--port 9100] [--ttft-ms 80] [--token-ms 10] [--model NAME]'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'ttft-ms': { type: 'string', default: '0' },
    'token-ms': { type: 'string', default: '0' },
    model: { type: 'string', default: 'simulated-model' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(USAGE)
} else {
  const simulator = await startOpenAiSimulator({
    port: wholeNumber('port', values.port),
    firstTokenMs: wholeNumber('ttft-ms', values['ttft-ms']),
    tokenMs: wholeNumber('token-ms', values['token-ms']),
    models: [values.model],
  })
  console.log(`OPENAI_BASE_URL=${simulator.baseUrl} OPENAI_MODEL=${values.model}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close())
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  console.error(`--${flag} must be a whole number, not "${text}".\n${USAGE}`)
  process.exit(2)
}
