import { json, textOf } from '../client/http-client.ts'
import type { Probe } from '../context.ts'
import { finding } from '../findings.ts'
import { alike, both } from '../local-text.ts'
import { secretsIn } from './key-shapes.ts'

/** Where a secret might be shown: what she says of herself, pages, and errors. */
const PLACES: readonly { readonly path: string; readonly init?: RequestInit; readonly asStranger?: boolean }[] = [
  { path: '/health' },
  { path: '/health', asStranger: true },
  { path: '/stats' },
  { path: '/metrics' },
  { path: '/models' },
  { path: '/voices' },
  { path: '/settings' },
  { path: '/reviews' },
  { path: '/' },
  { path: '/check' },
  { path: '/login', asStranger: true },
  { path: '/.env' },
  { path: '/nobody-was-here' },
  { path: '/sessions/nobody-was-here' },
  { path: '/sessions', asStranger: true },
  { path: '/health', init: { method: 'PUT' } },
  { path: '/chat', init: { ...json(null), body: '{"message":' } },
]

export const secrets: Probe = {
  id: 'secrets',
  aspect: 'connectivity',
  name: both('Secrets in what she shows', 'Des secrets dans ce qu’elle montre'),
  measures: ['connectivity.secrets'],
  async run({ http }) {
    const stranger = http.stranger()
    const shown: { readonly place: string; readonly secrets: readonly string[] }[] = []
    for (const { path, init, asStranger = false } of PLACES) {
      const answer = await (asStranger ? stranger : http).request(path, init).catch(() => null)
      if (answer === null) continue
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
      const found = secretsIn(`${headers}\n${textOf(answer)}`, http.secret)
      if (found.length > 0) shown.push({ place: `${init?.method ?? 'GET'} ${path}`, secrets: found })
    }
    const detail = shown.map(({ place, secrets }) => `${place}: ${secrets.join(', ')}`).join('; ')
    return {
      metrics: [{ id: 'connectivity.secrets', value: 1 - shown.length / PLACES.length }],
      findings: shown.length === 0 ? [] : [finding('secret_shown', alike(detail))],
    }
  },
}
