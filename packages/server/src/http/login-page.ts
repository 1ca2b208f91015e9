import type { FastifyRequest } from 'fastify'

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
  const lang = request.headers['accept-language']?.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const words = WORDS[lang]
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100dvh; margin: 0; background: light-dark(#fbf4ee, #1f1714); }
form { display: grid; gap: 1rem; width: min(20rem, 90vw); }
h1 { margin: 0; font-size: 1.5rem; font-weight: 600; }
label { display: grid; gap: 0.25rem; }
input, button { font: inherit; padding: 0.7rem 0.9rem; border-radius: 0.7rem; border: 1px solid light-dark(#c9b3a5, #5b463c); }
button { background: #b8492c; color: white; border: 0; cursor: pointer; }
p { margin: 0; color: light-dark(#a02c12, #ff9d80); }
</style>
</head>
<body>
<form method="post" action="/login">
<h1>${words.title}</h1>
<label>${words.password}<input type="password" name="password" autocomplete="current-password" required autofocus></label>
${wrong ? `<p role="alert">${words.wrong}</p>` : ''}
<button>${words.enter}</button>
</form>
</body>
</html>
`
}
