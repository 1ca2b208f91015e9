import type { Eva } from '../assemble.ts'

/** White on black, whatever the terminal's own colours are: not every phone reads a code in negative. */
const inColour = (line: string): string => `\u001b[97;40m${line}\u001b[0m`

type WithPhone = Pick<Eva, 'address'> & {
  readonly phone: Pick<Eva['phone'], 'access'> & { readonly lan: Pick<Eva['phone']['lan'], 'state'> }
}

/**
 * What a start tells of the way in from the network, with a code to scan; nothing where it is closed.
 *
 * @param colours whether whoever reads shows them
 */
export async function phoneLines({ phone, address: home }: WithPhone, colours: boolean): Promise<string[]> {
  const { access, lan } = phone
  const state = lan.state()
  const [address] = state?.addresses ?? []
  if (state === null || address === undefined) return []
  const { renderUnicodeCompact } = await import('uqr')
  const code = renderUnicodeCompact(`${address}/pair#${access.pairing.offer().token}`, { border: 2 })
  return [
    '',
    '  From your phone, in the same network, scan this within ten minutes:',
    '',
    ...code.split('\n').map((line) => `    ${colours ? inColour(line) : line}`),
    '',
    `  or open  ${state.addresses.join('  ')}`,
    `  password  ${passwordLine(access)}`,
    '  Your phone warns that it does not know who signed the certificate: she did. Its SHA-256 has to be',
    ...halves(state.fingerprints.site).map((line) => `    ${line}`),
    `  A new code, and how a phone comes to trust her: ${home}/settings/phone`,
  ]
}

function passwordLine({ passwordOrigin, shownPassword }: WithPhone['phone']['access']): string {
  switch (passwordOrigin()) {
    case 'environment':
      return 'EVA_PASSWORD'
    case 'chosen':
      return 'the one that you chose'
    default:
      return shownPassword() ?? 'the one that was made at an earlier start; /settings/phone makes another'
  }
}

/** A fingerprint in two lines, as it is compared. */
const halves = (fingerprint: string): string[] => [fingerprint.slice(0, 48), fingerprint.slice(48)]
