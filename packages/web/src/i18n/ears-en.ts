/** What the page of ears says. */
export const earsEn = {
  title: 'Her ears',
  intro:
    'Who understands what you say. The first one that knows your language listens; when it cannot, the next one does.',
  here: 'Ready to listen',
  toFetch: 'To be fetched',
  nobody: 'She cannot hear yet. There are three ways to give her an ear:',
  ways: [
    'Fetch one below: it hears on this machine, and what you say stays here.',
    'Give her a Groq key on the page of brains, or below the address of a server of your own: what you say is sent there.',
    'On Debian, install pocketsphinx and pocketsphinx-en-us: slow, clear English.',
  ],
  listens: 'Listens first',
  firstFor: (languages: string) => `Listens first to ${languages}`,
  suggested: 'The one to begin with',
  every: 'every language',
  others: (named: string, count: number) => `${named} and ${count} others`,
  onThisMachine: 'on this machine',
  server: 'on a server, to which what you say is sent',
  basic: 'slow, clear speech only',
  streaming: 'hears while you speak',
  quick: 'quick on most machines',
  steady: 'quick enough on most machines',
  slow: 'wants a fast machine',
  unverified: 'not yet tried with Eva',
  removeQuestion: (model: string) => `Remove ${model}?`,
}
