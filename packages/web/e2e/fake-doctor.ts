import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DiagnosisActionEvent, DiagnosisCheck, DiagnosisEvent, DiagnosisPart } from '@eva/protocol'

/** A doctor that finds what a test tells it to. */
export type FakeDoctor = {
  /** What is found, in this order; each page that asks is told of all of it. */
  checks: DiagnosisCheck[]
  /** While `true`, the last check is not told, as of a part that has not answered yet. */
  holdsLast: boolean
  /** What was done, by the ids of the actions. */
  readonly done: string[]
  /** Tells what comes of the latest action; its check, or that it failed, is the last of it. */
  tell(event: DiagnosisActionEvent): void
  answer(request: IncomingMessage, path: string, response: ServerResponse): void
}

const both = (text: string, french = `${text} (fr)`) => ({ en: text, fr: french })

const checkOf = (part: DiagnosisPart, changes: Partial<DiagnosisCheck>): DiagnosisCheck => ({
  id: part,
  part,
  name: both(part),
  status: 'good',
  code: `${part}_good`,
  facts: {},
  latency_ms: null,
  says: both('It is well.', 'Tout va bien ici.'),
  words: null,
  fix: null,
  action: null,
  ...changes,
})

/** What the tests begin with: a brain whose key is wrong, an ear to fetch, and a database that is well. */
const CHECKS: readonly DiagnosisCheck[] = [
  checkOf('brain', {
    id: 'brain:groq',
    name: both('Brain groq', 'Cerveau groq'),
    status: 'bad',
    latency_ms: 84.2,
    says: both('llama-3.1-8b-instant cannot answer.', 'llama-3.1-8b-instant ne peut pas répondre.'),
    words: 'Invalid API Key',
    fix: both('Look at its key.', 'Regarde sa clé.'),
    action: { id: 'ask-brain:groq', label: both('Ask it for a word now', 'Lui demander un mot maintenant') },
  }),
  checkOf('voice', {
    id: 'voice:flite',
    name: both('Voice flite', 'Voix flite'),
    latency_ms: 61,
    says: both('flite:slt spoke after 61 ms: 2.2 s of clean sound.'),
  }),
  checkOf('ear', {
    id: 'ear:sherpa',
    name: both('Ear sherpa', 'Oreille sherpa'),
    status: 'warning',
    says: both('Nobody listens: you can only type to her.', 'Personne n’écoute : tu peux seulement lui écrire.'),
    fix: both('Fetch an ear.', 'Télécharge une oreille.'),
    action: {
      id: 'fetch-ear:whisper-base',
      label: both('Fetch the ear whisper-base (161 MB)', 'Télécharger l’oreille whisper-base (161 Mo)'),
    },
  }),
  checkOf('database', {
    name: both('Database', 'Base de données'),
    latency_ms: 1.4,
    says: both('A row was stored and read back in 1 ms.', 'Une ligne a été écrite et relue en 1 ms.'),
  }),
  checkOf('network', { name: both('Network', 'Réseau') }),
  checkOf('gpu', {
    name: both('Graphics card', 'Carte graphique'),
    status: 'skipped',
    says: both('There is none; the processor computes.', 'Il n’y en a pas ; le processeur calcule.'),
  }),
]

export function createFakeDoctor(): FakeDoctor {
  let acting: ServerResponse | null = null
  const fake: FakeDoctor = {
    checks: [...CHECKS],
    holdsLast: false,
    done: [],
    tell(event) {
      write(acting, event)
      if (event.type !== 'progress') acting?.end()
    },
    answer(_request, path, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      const action = /^\/diagnosis\/actions\/(.+)$/.exec(path)?.[1]
      if (action === undefined) return diagnose(fake, response)
      fake.done.push(action)
      acting = response
    },
  }
  return fake
}

function diagnose({ checks, holdsLast }: FakeDoctor, response: ServerResponse): void {
  const planned = checks.map(({ id, part, name }) => ({ id, part, name }))
  const at = '2026-01-05T09:00:00.000Z'
  write(response, { type: 'begin', at, version: '0.1.0', machine: 'linux x64, Node 24.11.0', checks: planned })
  for (const check of holdsLast ? checks.slice(0, -1) : checks) write(response, { type: 'check', check })
  if (holdsLast) return
  write(response, { type: 'end', total_ms: 210 })
  response.end()
}

const write = (response: ServerResponse | null, event: DiagnosisEvent | DiagnosisActionEvent): void => {
  response?.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
}
