import { type Config, isLoopback } from '../../config.ts'
import type { Check, Verdict } from '../check.ts'
import type { AccessState } from '../patient.ts'

/** A shorter password is guessed in a network within days, in characters, though only ten a minute may be tried. */
const SHORT_PASSWORD = 8

type Guards = Pick<Config, 'host' | 'password' | 'apiKey' | 'allowedHosts'> & Pick<AccessState, 'hasPassword'>

/** Who is let in: only what can be told to everybody, never what the secrets are. */
export const checkGuards = (guards: () => Guards): Check => ({
  id: 'guards',
  part: 'guards',
  which: '',
  look: async () => ({ ...judge(guards()), latencyMs: null }),
})

function judge({ host, password, apiKey, allowedHosts, hasPassword }: Guards): Verdict {
  if (!hasPassword) {
    return apiKey === null
      ? { status: 'good', seen: { code: 'guards_local', facts: {} } }
      : { status: 'warning', seen: { code: 'guards_key_alone', facts: {} } }
  }
  if (password !== null && password.length < SHORT_PASSWORD && !isLoopback(host)) {
    return { status: 'warning', seen: { code: 'guards_weak', facts: { characters: password.length } } }
  }
  const facts = { api_key: apiKey !== null, extra_hosts: allowedHosts.length }
  return { status: 'good', seen: { code: 'guards_up', facts } }
}
