import type { FastifyRequest } from 'fastify'
import { barePage, languageOf } from './bare-page.ts'

const WORDS = {
  en: {
    title: 'Signing in to Eva',
    wait: 'One moment…',
    failed: 'This code was used already, or is older than ten minutes. Have a new one shown and scan it.',
    away: 'Eva cannot be reached. Is this phone in the same network?',
    password: 'Sign in with the password instead',
  },
  fr: {
    title: 'Connexion à Eva',
    wait: 'Un instant…',
    failed: 'Ce code a déjà servi, ou il a plus de dix minutes. Affiches-en un nouveau et scanne-le.',
    away: 'Eva est injoignable. Ce téléphone est-il sur le même réseau ?',
    password: 'Se connecter plutôt avec le mot de passe',
  },
} as const

/** Where a scanned code leads. */
export function pairPage(request: FastifyRequest): string {
  const language = languageOf(request)
  const words = WORDS[language]
  const content = `<main>
<h1>${words.title}</h1>
<p id="said" role="status" data-failed="${words.failed}" data-away="${words.away}">${words.wait}</p>
<p><a href="/login">${words.password}</a></p>
</main>`
  return barePage(language, words.title, content, '<script src="/pair.js" defer></script>\n')
}

/**
 * Signs in with what stands after the `#`, which no browser sends by itself: it comes into no log, and no program that
 * only looks what is behind an address uses it up.
 */
export const PAIR_SCRIPT = `const token = location.hash.slice(1)
history.replaceState(null, '', '/pair')
const said = document.getElementById('said')
fetch('/phone/sign-in', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ token }),
}).then(
  ({ ok }) => {
    if (ok) location.replace('/voice')
    else said.textContent = said.dataset.failed
  },
  () => {
    said.textContent = said.dataset.away
  },
)
`
