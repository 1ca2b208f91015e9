import type { LocalText } from '@eva/protocol'
import { type HttpClient, json, jsonOf } from '../client/http-client.ts'
import { isGreeted, statusOf } from '../client/knock.ts'
import type { Context, Probe, Reading } from '../context.ts'
import { type FindingId, finding } from '../findings.ts'
import { alike, both } from '../local-text.ts'

/** Somebody who must not get in. */
type Try = { readonly name: LocalText; readonly finding: FindingId; readonly isIn: () => Promise<boolean> }

/** Who says that they come from elsewhere; and, where she has a password, who has not got it. */
export const strangers: Probe = {
  id: 'strangers',
  aspect: 'connectivity',
  name: both('Strangers at the door', 'Des étrangers à la porte'),
  measures: ['connectivity.strangers'],
  async run(context) {
    const tries = [...fromElsewhere(context.http), ...withoutPassword(context)]
    const results = await Promise.all(tries.map(async (each) => ({ ...each, gotIn: await each.isIn() })))
    const open = results.filter(({ gotIn }) => gotIn)
    const findings = [...Map.groupBy(open, ({ finding: id }) => id)].map(
      ([id, entries]): Reading['findings'][number] => {
        const [en, fr] = (['en', 'fr'] as const).map((language) => entries.map(({ name }) => name[language]).join('; '))
        return finding(id, both(`Let in: ${en}.`, `Entrés : ${fr}.`))
      },
    )
    return { metrics: [{ id: 'connectivity.strangers', value: 1 - open.length / tries.length }], findings }
  },
}

const STRANGER = 'stranger.example'

function fromElsewhere({ base, headers }: HttpClient): readonly Try[] {
  const isServed = async (path: string, foreign: Readonly<Record<string, string>>): Promise<boolean> =>
    !isRefusal(await statusOf(base, path, { ...headers, ...foreign }))
  const origin = { origin: `https://${STRANGER}` }
  const host = { host: STRANGER }
  const id = 'open_to_strangers'
  return [
    { name: alike('GET /health, Host'), finding: id, isIn: () => isServed('/health', host) },
    { name: alike('GET /sessions, Host'), finding: id, isIn: () => isServed('/sessions', host) },
    { name: alike('GET /sessions, Origin'), finding: id, isIn: () => isServed('/sessions', origin) },
    { name: alike('/ws/chat, Host'), finding: id, isIn: () => isGreeted(base, { ...headers, ...host }) },
    { name: alike('/ws/chat, Origin'), finding: id, isIn: () => isGreeted(base, { ...headers, ...origin }) },
  ]
}

const isRefusal = (status: number | null): boolean =>
  status === null || status === 403 || status === 401 || status === 421

/** What is somebody's own, or costs something. @param sessionId of a conversation that is deleted, should one be made */
const guarded = (sessionId: string): readonly (readonly [path: string, init?: RequestInit])[] => [
  ['/sessions'],
  ['/stats'],
  ['/metrics'],
  ['/models'],
  ['/voices'],
  ['/reviews'],
  ['/'],
  ['/chat', json({ message: 'Who is there?', session_id: sessionId })],
  ['/api/chat', json({ message: 'Who is there?', session_id: sessionId })],
  ['/tts', json({ text: 'Hello.' })],
]

/** Without a password given she may have none, which is for this machine alone. */
function withoutPassword({ http, sessionId }: Pick<Context, 'http' | 'sessionId'>): readonly Try[] {
  const stranger = http.stranger()
  const gets = async (path: string, init?: RequestInit): Promise<boolean> => {
    const answer = await stranger.request(path, init).catch(() => null)
    return answer !== null && answer.status < 300
  }
  const id = 'open_door'
  if (http.secret === null) {
    return isOnThisMachine(http.base)
      ? []
      : [
          {
            name: both('GET /sessions, from another machine', 'GET /sessions, d’une autre machine'),
            finding: id,
            isIn: () => gets('/sessions'),
          },
        ]
  }
  const wrong = { authorization: 'Bearer not-the-password' }
  return [
    ...guarded(sessionId()).map(
      ([path, init]): Try => ({
        name: alike(`${init?.method ?? 'GET'} ${path}`),
        finding: id,
        isIn: () => gets(path, init),
      }),
    ),
    {
      name: both('GET /sessions, wrong password', 'GET /sessions, faux mot de passe'),
      finding: id,
      isIn: () => gets('/sessions', { headers: wrong }),
    },
    { name: alike('/ws/chat'), finding: id, isIn: () => isGreeted(http.base, {}) },
    {
      name: both('/ws/chat, wrong password', '/ws/chat, faux mot de passe'),
      finding: id,
      isIn: () => isGreeted(http.base, wrong),
    },
    {
      name: both('GET /health, more than whether she is well', 'GET /health, plus que si elle va bien'),
      finding: id,
      isIn: () => tellsStrangers(stranger),
    },
  ]
}

/** Whether `/health` tells a stranger what she is made of. */
async function tellsStrangers(stranger: HttpClient): Promise<boolean> {
  const body = jsonOf(await stranger.request('/health'))
  return typeof body === 'object' && body !== null && ('components' in body || 'version' in body)
}

const isOnThisMachine = (base: string): boolean => {
  const { hostname } = new URL(base)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
