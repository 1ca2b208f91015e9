import type { FastifyRequest } from 'fastify'
import { barePage, languageOf } from './bare-page.ts'

const WORDS = {
  en: { title: 'Sign in to Eva', password: 'Password', enter: 'Come in', wrong: 'That is not the password.' },
  fr: {
    title: 'Se connecter à Eva',
    password: 'Mot de passe',
    enter: 'Entrer',
    wrong: "Ce n'est pas le mot de passe.",
  },
} as const

/** The form that asks for the password, in the browser's language; needs no script and no file. */
export function loginPage(request: FastifyRequest, wrong: boolean): string {
  const lang = languageOf(request)
  const words = WORDS[lang]
  return barePage(
    lang,
    words.title,
    `<form method="post" action="/login">
<h1>${words.title}</h1>
<label>${words.password}<input type="password" name="password" autocomplete="current-password" required autofocus></label>
${wrong ? `<p role="alert">${words.wrong}</p>` : ''}
<button>${words.enter}</button>
</form>`,
  )
}
