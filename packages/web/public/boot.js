// Runs before the first picture: takes what was chosen on an earlier visit of how pages look, so that nothing flashes.
// A file of its own, because the content security policy allows no inline script that is not known by its hash.
;(() => {
  const root = document.documentElement
  let stored = {}
  try {
    stored = JSON.parse(localStorage.getItem('eva.settings') ?? '{}')
  } catch {
    // Storage is forbidden or damaged: the system's own choices hold.
  }
  if (stored.theme === 'light' || stored.theme === 'dark') root.dataset.theme = stored.theme
  if (stored.textSize === 'large' || stored.textSize === 'larger') root.dataset.text = stored.textSize
  const wantsStill = stored.motion !== 'full' && matchMedia('(prefers-reduced-motion: reduce)').matches
  root.toggleAttribute('data-still', stored.motion === 'less' || wantsStill)
  root.lang = stored.language ?? (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en')

  // Says in the language at hand what she is called when she is installed; a page can be written in one language alone.
  const manifest = document.createElement('link')
  manifest.rel = 'manifest'
  manifest.href = `/app.${root.lang === 'fr' ? 'fr' : 'en'}.webmanifest`
  document.head.append(manifest)
  // After everything that a person waits for. Over plain HTTP, and with a certificate that is not trusted, there is none.
  addEventListener('load', () => void navigator.serviceWorker?.register('/away.js').catch(() => {}))
})()
