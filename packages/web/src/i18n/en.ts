import { checkEn } from './check-en.ts'
import { earsEn } from './ears-en.ts'
import { faceEn } from './face-en.ts'
import { fetchedEn } from './fetched-en.ts'
import { talkEn } from './talk-en.ts'
import { voicesEn } from './voices-en.ts'

/** English, and the list of everything that the pages say. */
export const en = {
  languageName: 'English',
  title: 'Eva',
  tagline: 'Someone to talk to, on your own machine.',

  // What she is doing
  mood_connecting: 'connecting',
  mood_reconnecting: 'reconnecting…',
  mood_offline: 'away',
  mood_error: 'something went wrong',
  mood_thinking: 'thinking',
  mood_writing: 'answering',
  mood_speaking: 'speaking',
  mood_interrupted: 'interrupted',
  mood_idle: 'here',
  clickToReconnect: 'Click to reconnect',
  reconnecting: 'Reconnecting…',
  connectionClosed: 'Eva closed this connection.',
  tapToHear: 'Tap to hear her',

  // Empty conversation
  greeting: 'Hello, I’m Eva.',
  greetingLine: 'Write to me about anything. I answer as you read, and aloud if you like.',
  greetingReturning: 'What is on your mind?',
  prompts: ['Hello, who are you?', 'Bonjour, comment vas-tu ?', 'Tell me a short story.', 'What can you do?'],
  promptsLabel: 'Ways to begin',
  thinksWith: (brain: string) => `I think with ${brain}`,
  speaksWith: (voice: string) => `I speak with ${voice}`,
  noBrain: 'I have no mind yet',
  noVoice: 'I have no voice',
  builtInHint:
    'This is the built-in responder, a few hundred rules and no model. To give her a real mind, set GROQ_API_KEY, OPENAI_BASE_URL or EVA_LOCAL_MODEL.',

  // Composer
  composerLabel: 'Message to Eva',
  composerPlaceholder: 'Say something to Eva',
  send: 'Send',
  stop: 'Stop',
  stopHint: 'Esc',
  speakAnswers: 'Speak the answers',
  speakingOn: 'Answers are spoken',
  speakingOff: 'Answers are silent',
  charactersLeft: (left: number, written: string) => `${written} ${left === 1 ? 'character' : 'characters'} left`,
  tooLong: (over: number, written: string, most: string) =>
    `${written} ${over === 1 ? 'character' : 'characters'} too many: a message holds ${most}. Shorten it, or send it in parts.`,
  tooLongBriefly: (most: string) => `The message is longer than ${most} characters and cannot be sent.`,
  composerHint: 'Enter sends · Shift + Enter for a new line',

  // Messages
  messagesLabel: 'Conversation',
  you: 'You',
  youSaid: 'You said',
  evaSaid: 'Eva said',
  play: 'Play the answer',
  stopPlaying: 'Stop playing',
  copy: 'Copy the answer',
  copied: 'Copied',
  edit: 'Edit the message',
  editLabel: 'Edit your message',
  saveAndAsk: 'Ask again',
  cancel: 'Cancel',
  regenerate: 'Answer anew',
  unheard: 'Not heard:',
  stoppedHere: 'You stopped her here.',
  cutOff: 'She was cut off.',
  failed: 'She could not finish this answer.',
  notSent: 'Not sent.',
  waitingToSend: 'Will be sent when Eva is back.',
  tryAgain: 'Try again',
  takeBack: 'Take back',
  whatToDo: 'What you can do:',
  dismiss: 'Dismiss',
  latest: 'Latest message',
  loading: 'Opening the conversation…',
  imageLink: (alt: string) => `Image: ${alt}`,

  // Brains, and the changes between them. Of each: its name; its name within a sentence, and at the beginning of one; what
  // she does with it.
  brains: {
    groq: { label: 'Groq', whole: 'Groq', subject: 'Groq', means: 'thinking with Groq' },
    openai: { label: 'your server', whole: 'your server', subject: 'Your server', means: 'thinking with your server' },
    ollama: { label: 'Ollama', whole: 'Ollama', subject: 'Ollama', means: 'thinking with Ollama' },
    local: {
      label: 'this machine',
      whole: 'the model on this machine',
      subject: 'The model on this machine',
      means: 'thinking locally',
    },
    scripted: {
      label: 'built-in responder',
      whole: 'the built-in responder',
      subject: 'The built-in responder',
      means: 'answering by my built-in rules',
    },
  },
  byMeansOf: (brain: string) => `thinking with ${brain}`,
  switch_quota: (subject: string, means: string, rest: string | null) =>
    rest === null ? `${subject} is resting; ${means}.` : `${subject} is resting for ${rest}; ${means}.`,
  switch_refused: (subject: string, means: string, rest: string | null) =>
    rest === null ? `${subject} asks for a rest; ${means}.` : `${subject} asks for a rest of ${rest}; ${means}.`,
  switch_failed: (subject: string, means: string, _rest: string | null) => `${subject} does not answer; ${means}.`,
  switch_resting: (subject: string, means: string, rest: string | null) =>
    rest === null ? `${subject} is not back yet; ${means}.` : `${subject} is not back for ${rest}; ${means}.`,
  switch_busy: (subject: string, means: string, _rest: string | null) => `${subject} is busy; ${means}.`,
  switch_slow: (subject: string, means: string, _rest: string | null) => `${subject} is slow just now; ${means}.`,
  switch_stalled: (subject: string, means: string, _rest: string | null) =>
    `${subject} fell silent; ${means} from there.`,
  switch_broke_off: (subject: string, means: string, _rest: string | null) =>
    `${subject} broke off; ${means} from there.`,
  switch_restored: (_subject: string, means: string, _rest: string | null) => `Back again: ${means}.`,
  switch_chosen: (_subject: string, means: string, _rest: string | null) => `As you chose: ${means}.`,
  switchesLabel: 'Changes of mind',
  switchedFromTo: (from: string, to: string) => `from ${from} to ${to}`,
  reason_quota: (rest: string | null) => (rest === null ? 'quota used up' : `quota used up for ${rest}`),
  reason_refused: (rest: string | null) =>
    rest === null ? 'refused for its quota' : `refused for its quota, for ${rest}`,
  reason_failed: (_rest: string | null) => 'did not answer',
  reason_resting: (rest: string | null) =>
    rest === null ? 'left alone after a failure' : `left alone after a failure, for ${rest}`,
  reason_busy: (_rest: string | null) => 'busy with other answers',
  reason_slow: (_rest: string | null) => 'slow to begin',
  reason_stalled: (_rest: string | null) => 'fell silent in the middle of the answer',
  reason_broke_off: (_rest: string | null) => 'broke off in the middle of the answer',
  reason_restored: (_rest: string | null) => 'ready again',
  reason_chosen: (_rest: string | null) => 'you chose another',

  // Latency
  latencyLabel: 'Where the time went',
  firstWord: (ms: string) => `first word ${ms}`,
  firstVoice: (ms: string) => `voice ${ms}`,
  bar_endpoint: 'you finished',
  bar_stt: 'understood',
  bar_route: 'mind chosen',
  bar_queue: 'out of the queue',
  bar_ttft: 'first word',
  bar_first_clause: 'first clause',
  bar_opener: '“Hmm”, which is not counted',
  bar_ttfa: 'first sound',
  bar_first_frame_sent: 'sound sent',
  bar_heard: 'heard here',
  bar_total: 'all done',
  barsFrom: 'Milliseconds since your message arrived',
  tokens: (count: number) => (count === 1 ? '1 token' : `${count} tokens`),
  answeredBy: 'mind',
  spokenBy: 'voice',

  // Conversations
  conversations: 'Conversations',
  newConversation: 'New conversation',
  search: 'Search conversations',
  searchPlaceholder: 'Search',
  clearSearch: 'Clear the search',
  noConversations: 'Your conversations will be kept here.',
  nothingFound: (query: string) => `Nothing found for “${query}”.`,
  untitled: 'Untitled',
  moreFor: (title: string) => `More for “${title}”`,
  rename: 'Rename',
  renameTitle: 'Rename the conversation',
  nameLabel: 'Name',
  save: 'Save',
  delete: 'Delete',
  deleteTitle: 'Delete this conversation?',
  deleteBody: (title: string) => `“${title}” and everything said in it will be gone for good.`,
  exportMarkdown: 'Export as Markdown',
  exportJson: 'Export as JSON',
  openList: 'Show the conversations',
  closeList: 'Hide the conversations',
  today: 'Today',
  yesterday: 'Yesterday',
  earlier: 'Earlier',

  check: checkEn,
  settingsPages: 'Settings',
  talk: talkEn,
  face: faceEn,
  voices: voicesEn,
  ears: earsEn,
  fetched: fetchedEn,

  // Appearance
  theme: (chosen: string) => `Appearance: ${chosen}`,
  theme_auto: 'As the system',
  theme_light: 'Light',
  theme_dark: 'Dark',
  language: 'Language',
  skipToComposer: 'Skip to the message box',
  noScript: 'Eva’s page needs JavaScript.',
  notFound: 'There is nothing here.',
  backHome: 'Back to Eva',
}
