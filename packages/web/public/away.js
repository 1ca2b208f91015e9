// Stands between the pages and the network for one thing only: where Eva cannot be reached, it says so in her own words.
// It keeps nothing of what she answers: no answer, no page, no file.

const WORDS = {
  en: {
    title: 'Eva cannot be reached',
    here: 'She is not running on this machine. Start her with “npm start”; this page goes on by itself.',
    network:
      'Is this device in the same network as her machine, and is she running there? This page goes on by itself as soon as she answers.',
    again: 'Try again',
  },
  fr: {
    title: 'Eva est injoignable',
    here: 'Elle ne tourne pas sur cette machine. Lance-la avec « npm start » ; cette page continuera toute seule.',
    network:
      'Cet appareil est-il sur le même réseau que sa machine, et tourne-t-elle là-bas ? Cette page continuera toute seule dès qu’elle répondra.',
    again: 'Réessayer',
  },
}

/** How often it is looked whether she is back, in ms. */
const LOOK_EVERY_MS = 3_000

const isThisMachine = ({ hostname }) => /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)

const page = (language, nonce) => {
  const words = WORDS[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf4ec">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1a1210">
<title>${words.title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, sans-serif; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; background: light-dark(#fbf4ec, #1a1210); color: light-dark(#38261f, #f5e7dd); }
main { display: grid; justify-items: center; gap: 1.25rem; width: min(24rem, calc(100vw - 3rem)); text-align: center; text-wrap: pretty; }
.orb { width: 6rem; aspect-ratio: 1; border-radius: 50%; background: radial-gradient(circle at 36% 30%, #ffe3d2, #f08a6c 55%, #c8472f); filter: saturate(0.15) opacity(0.7); }
h1 { margin: 0; font: 400 1.75rem/1.2 ui-serif, Charter, Georgia, "Noto Serif", serif; }
p { margin: 0; line-height: 1.5; color: light-dark(#7d6257, #b89f92); }
a { padding: 0.75rem 1.25rem; border-radius: 0.75rem; font-weight: 500; text-decoration: none; background: light-dark(#b4402b, #ff9077); color: light-dark(#fff8f3, #2a0f08); }
</style>
</head>
<body>
<main>
<div class="orb" aria-hidden="true"></div>
<h1>${words.title}</h1>
<p>${isThisMachine(self.location) ? words.here : words.network}</p>
<a href="">${words.again}</a>
</main>
<script nonce="${nonce}">
setInterval(() => fetch('/health', { cache: 'no-store' }).then(() => location.reload(), () => {}), ${LOOK_EVERY_MS})
</script>
</body>
</html>
`
}

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return
  event.respondWith(
    fetch(event.request).catch(() => {
      const nonce = crypto.randomUUID()
      const language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
      return new Response(page(language, nonce), {
        status: 503,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'`,
        },
      })
    }),
  )
})
