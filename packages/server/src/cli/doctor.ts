import { EvaError } from '@eva/core'
import { type Diagnosis, diagnosisSchema, errorBodySchema, parseAs } from '@eva/protocol'
import { type Config, isLoopback } from '../config.ts'
import { realClock } from '../real-clock.ts'
import { DOCTOR_WORDS, doctorTable, languageFrom } from './doctor-table.ts'
import { loadConfig } from './load-config.ts'
import { createLogger } from './logger.ts'

type DoctorOptions = { readonly json?: boolean; readonly lang?: string; readonly url?: string }

/**
 * `eva doctor`: asks a running Eva how each of her parts is; where none runs, opens the parts here, without a server.
 *
 * @returns the exit code: 1 when something is bad
 */
export async function doctor(options: DoctorOptions, print: (line: string) => void): Promise<number> {
  const config = loadConfig()
  const language = languageFrom(options.lang, process.env)
  const tell = options.json === true ? () => {} : print
  const address = options.url ?? usualAddress(config)
  const diagnosis = (await askRunning(address, config, options.url !== undefined)) ?? (await askParts(config))
  const words = DOCTOR_WORDS[language]
  tell(diagnosis.from === null ? words.here(address) : words.running(diagnosis.from))
  for (const line of doctorTable(diagnosis.found, language)) tell(line)
  if (options.json === true) print(JSON.stringify(diagnosis.found, null, 2))
  return diagnosis.found.checks.some(({ status }) => status === 'bad') ? 1 : 0
}

/** What was found, and at which address she was asked; `null` for her parts alone. */
type Asked = { readonly found: Diagnosis; readonly from: string | null }

/** Where she listens by the configuration; `null` for any free port, which nobody knows. */
function usualAddress({ host, port }: Config): string | null {
  return port === 0 ? null : `http://${isLoopback(host) ? host : '127.0.0.1'}:${port}`
}

/** Asks at an address. @returns `null` where no Eva answers, unless she must */
async function askRunning(address: string | null, config: Config, must: boolean): Promise<Asked | null> {
  if (address === null) return null
  if (!URL.canParse('/diagnosis', address)) {
    throw new EvaError('invalid_request', `--url ${address} is no address.`, { fix: 'Write it as in http://eva:8000.' })
  }
  const secret = config.apiKey ?? config.password
  const headers = { accept: 'application/json', ...(secret === null ? {} : { authorization: `Bearer ${secret}` }) }
  const answer = await fetch(new URL('/diagnosis', address), { headers }).catch(() => null)
  const body: unknown = await answer?.json().catch(() => null)
  const parsed = parseAs(diagnosisSchema, body)
  if (parsed.ok) return { found: parsed.value, from: address }
  const refusal = errorBodySchema.safeParse(body)
  if (refusal.success && answer?.status !== 404) throw new EvaError('unauthorized', refusal.data.error.message)
  if (!must) return null
  throw new EvaError('invalid_request', `No Eva answers at ${address}.`, { fix: 'Start one with "npm start".' })
}

async function askParts(config: Config): Promise<Asked> {
  // Only when they are wanted: to ask a running Eva takes none of this.
  const [{ PAGES }, { closeParts }, { openParts }, { EventLoopWatch }, { createDoctor, patientOf, wholeDiagnosis }] =
    await Promise.all([
      import('../assemble.ts'),
      import('../eva-parts.ts'),
      import('../start-eva.ts'),
      import('../telemetry/event-loop.ts'),
      import('../doctor/index.ts'),
    ])
  const parts = await openParts(config, realClock, createLogger(config.logLevel), (line) => console.error(line))
  const eventLoop = new EventLoopWatch()
  eventLoop.start()
  const own = createDoctor(
    patientOf(parts, realClock, {
      address: () => null,
      access: () => ({ lan: null, hasPassword: config.password !== null }),
      routing: () => null,
      wakeBrain: () => {},
      eventLoop,
      pages: PAGES,
    }),
  )
  try {
    return { found: await wholeDiagnosis(own.examine()), from: null }
  } finally {
    eventLoop.stop()
    await own.close()
    await closeParts(parts)
  }
}
