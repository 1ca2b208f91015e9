import type { BrowserWords } from '../lib/doctor/browser/browser-words.ts'

const ms = (value: number): string => `${value.toLocaleString('en')}\u00a0ms`
const khz = (hertz: number): string => `${(hertz / 1_000).toLocaleString('en')}\u00a0kHz`

const browser: BrowserWords = {
  parts: {
    page: 'This page',
    microphone: 'Microphone',
    speaker: 'Loudspeaker',
    socket: 'Way to Eva and back',
    audio: 'Sound',
    engine: 'Browser',
    storage: 'Memory of the page',
  },
  found: {
    page_secure: { says: () => 'Its address is one that browsers trust with a microphone.' },
    page_insecure: {
      says: () => 'Browsers open no microphone at an address like this one.',
      fix: ({ local }) => `Open ${local} on Eva’s own machine, or start her with “npx eva serve --lan”.`,
    },
    microphone_untried: { says: () => 'Not tried yet. Two seconds will do: say a few words.' },
    microphone_hears: {
      says: ({ decibels, sampleRate }) => `It hears you well: ${decibels} dB at ${khz(sampleRate)}, nothing cut off.`,
    },
    microphone_quiet: {
      says: ({ decibels }) => `It is open, but there was hardly a sound: ${decibels} dB.`,
      fix: () => 'Speak louder or nearer, or turn it up in the settings of the system.',
    },
    microphone_silent: {
      says: () => 'It is open and gives nothing at all.',
      fix: () => 'Look for a switch that mutes it, or choose another one.',
    },
    microphone_clips: {
      says: ({ percent }) => `It is too loud: ${percent.toLocaleString('en')} % of the sound was cut off.`,
      fix: () => 'Turn it down in the settings of the system, or speak from further away.',
    },
    microphone_refused: { says: () => 'It cannot be opened.' },
    speaker_untried: { says: () => 'Not tried yet. A short tone is played, and your microphone listens for it.' },
    speaker_heard: { says: ({ delayMs }) => `Your microphone heard the tone ${ms(delayMs)} after it was played.` },
    speaker_late: {
      says: ({ delayMs }) => `Your microphone heard the tone, but only ${ms(delayMs)} after it was played.`,
      fix: () => 'Headphones without a cable are often the reason; try others.',
    },
    speaker_asks: { says: () => 'The tone was played, and no microphone heard it. Did you hear it?' },
    speaker_confirmed: { says: () => 'You heard the tone.' },
    speaker_denied: {
      says: () => 'The tone was played, and you did not hear it.',
      fix: () => 'Turn the sound up, and look which device it goes to.',
    },
    speaker_failed: { says: () => 'The browser plays no sound.', fix: () => 'Look whether this tab is muted.' },
    socket_answers: { says: ({ pings }) => `Eva answers; the time is the middle one of ${pings} tries.` },
    socket_refused: {
      says: () => 'No connection to Eva stays open.',
      fix: () => 'Look whether she runs, and whether something between lets no WebSocket through.',
    },
    audio_runs: { says: ({ sampleRate }) => `It runs at ${khz(sampleRate)}; the time is from the page to the device.` },
    audio_waits: { says: ({ sampleRate }) => `Ready at ${khz(sampleRate)}; it wakes with your first tap.` },
    audio_missing: { says: () => 'There is no device for sound.', fix: () => 'Plug one in, and load the page again.' },
    engine_ready: { says: () => 'It has everything that talking needs.' },
    engine_lacks: { says: ({ missing }) => `It is too old: ${missing} is missing.`, fix: () => 'Use a newer browser.' },
    storage_works: { says: () => 'What you set here is kept.' },
    storage_refused: {
      says: () => 'What you set here is forgotten when you leave.',
      fix: () => 'Allow this site to store data.',
    },
  },
}

/** What the page of the doctor says. */
export const doctorEn = {
  title: 'Doctor',
  intro:
    'Every part is really tried: each brain is asked, each voice speaks, each ear listens. It takes a few seconds.',
  looking: 'Looking at everything…',
  progress: (done: number, all: number) => `${done} of ${all} looked at`,
  allWell: 'All is well',
  toLookAt: (count: number) => (count === 1 ? 'One thing to look at' : `${count} things to look at`),
  broken: (count: number) => (count === 1 ? 'One thing is broken' : `${count} things are broken`),
  lookAgain: 'Look again',
  copy: 'Copy report',
  copied: 'Copied',
  reportTitle: 'The report',
  reportIntro: 'This browser lets no page copy here. Mark the text and copy it yourself. It holds no secret.',
  close: 'Close',
  fix: 'What to do:',
  groups: {
    talk: 'To talk with her',
    browser: 'This browser',
    keep: 'What she keeps',
    reach: 'Who reaches her',
    machine: 'Her machine',
  },
  status: { good: 'good', warning: 'to look at', bad: 'broken', skipped: 'not there', checking: 'being looked at' },
  notAsked: '{Eva} could not be asked.',
  brokeOff: 'The connection broke off in between.',
  failed: 'That did not work:',
  testMicrophone: 'Test the microphone',
  speakNow: 'Say a few words…',
  playTone: 'Play the tone',
  playing: 'Listening for the tone…',
  yes: 'Yes, I heard it',
  no: 'No',
  settings: 'Open the settings',
  working: 'Working on it…',
  browser,
}
