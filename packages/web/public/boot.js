// Runs before the first picture: takes the theme and language chosen on an earlier visit, so that nothing flashes.
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
  root.lang = stored.language ?? (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en')
})()
