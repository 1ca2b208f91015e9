import type { FastifyRequest } from 'fastify'

type Language = 'en' | 'fr'

/** The language of the browser, of those that Eva's pages know. */
export const languageOf = ({ headers }: FastifyRequest): Language =>
  headers['accept-language']?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en'

/** A page for strangers: in her colours, and without a file that only those may have who are let in. */
export const barePage = (language: Language, title: string, content: string, head = ''): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100dvh; margin: 0; background: light-dark(#fbf4ee, #1f1714); }
form, main { display: grid; gap: 1rem; width: min(20rem, 90vw); }
h1 { margin: 0; font-size: 1.5rem; font-weight: 600; }
label { display: grid; gap: 0.25rem; }
input, button { font: inherit; padding: 0.7rem 0.9rem; border-radius: 0.7rem; border: 1px solid light-dark(#c9b3a5, #5b463c); }
button { background: #b8492c; color: white; border: 0; cursor: pointer; }
p { margin: 0; line-height: 1.5; }
[role="alert"], a { color: light-dark(#a02c12, #ff9d80); }
</style>
${head}</head>
<body>
${content}
</body>
</html>
`
