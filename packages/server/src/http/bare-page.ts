import type { FastifyRequest } from 'fastify'

type Language = 'en' | 'fr'

/** The language of the browser, of those that Eva's pages know. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  headers['accept-language']?.toLowerCase().startsWith('fr') === true ? 'fr' : 'en'

/** A page for strangers: in her colours, and without a file that only those may have who are let in. */
export const barePage = (language: Language, title: string, content: string, head = ''): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#38261f, #f5e7dd); --accent: light-dark(#b4402b, #ff9077); font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif; }
body { display: grid; place-items: center; min-height: 100dvh; margin: 0; background: light-dark(#fbf4ec, #1a1210); color: var(--ink); }
form, main { display: grid; gap: 1rem; width: min(20rem, calc(100vw - 3rem)); text-wrap: pretty; }
form::before, main::before { content: ''; width: 4rem; aspect-ratio: 1; border-radius: 50%; background: radial-gradient(circle at 36% 30%, #ffe3d2, #f08a6c 55%, #c8472f); }
h1 { margin: 0; font: 400 1.75rem/1.2 ui-serif, Charter, Georgia, "Noto Serif", serif; }
label { display: grid; gap: 0.4rem; font-size: 0.875rem; font-weight: 500; }
input, button { font: inherit; font-size: 1rem; padding: 0.7rem 0.9rem; border-radius: 0.75rem; border: 1px solid light-dark(#e8d6c6, #402e27); }
input { background: light-dark(#fffaf4, #241916); color: inherit; }
button { border: 0; background: var(--accent); color: light-dark(#fff8f3, #2a0f08); font-weight: 500; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
p { margin: 0; line-height: 1.5; }
[role="alert"], a { color: light-dark(#a53420, #ff9077); }
</style>
${head}</head>
<body>
${content}
</body>
</html>
`
