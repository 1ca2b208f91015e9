/** What is said of everything that is fetched, voices and ears alike. */
export const fetchedEn = {
  fetch: 'Fetch',
  fetchNamed: (name: string, size: string) => `Fetch ${name}, ${size}`,
  goOn: 'Go on fetching',
  cancel: 'Cancel',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeLine: (size: string) => `${size} are given back. It can be fetched again at any time.`,
  keep: 'Keep it',
  progress: (received: string, total: string) => `${received} of ${total}`,
  checking: 'Reading what is there already…',
  left: (time: string) => `${time} left`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  licence: 'Licence:',
}
