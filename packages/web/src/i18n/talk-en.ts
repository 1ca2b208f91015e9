/** What the page of talking says. */
export const talkEn = {
  title: 'Talk with {Eva}',
  toText: 'Back to the text',
  goOnInText: 'Go on in writing',

  // Before the microphone is opened
  intro: 'Speak as you would to a friend. She hears when you have finished, answers aloud, and stops when you speak.',
  asksNext: 'Your browser will ask whether Eva may use the microphone. It is open only while you talk here.',
  sound_stays: 'What you say goes to Eva’s own machine and no further.',
  sound_leaves: 'What you say goes to {Eva}, and from her to the transcription service that she is set up with.',
  sound_may_leave:
    'What you say is understood on Eva’s own machine where that is possible. Where it is not, it goes to the transcription service that she is set up with.',
  headphones: 'With headphones she hears you better while she speaks.',
  begin: 'Start talking',
  again: 'Talk again',
  ended: 'The microphone is off.',

  // What happens, and what a tap does
  status_connecting: 'Connecting…',
  status_asking: 'Allow the microphone in your browser…',
  status_offline: 'Reconnecting… Tap to try now',
  status_error: 'Something went wrong',
  status_muted: 'Muted. Tap to talk',
  status_idle: 'I’m listening',
  status_listening: 'Listening…',
  status_transcribing: 'Understanding…',
  status_thinking: 'Thinking… Tap to stop',
  status_speaking: 'Tap to interrupt',
  status_interrupted: 'Interrupted. Go on…',
  status_hold: 'Hold to talk',
  status_holding: 'Listening… Let go when you have finished',
  status_blocked: 'Tap to hear her',
  action_interrupt: 'Interrupt her',
  action_unmute: 'Unmute',
  action_hold: 'Hold to talk',
  action_reconnect: 'Reconnect',
  action_unlock: 'Let her be heard',
  action_none: '{Eva}',

  // Controls
  controls: 'The call',
  mute: 'Mute',
  unmute: 'Unmute',
  end: 'End',
  mode: 'Hold to talk',
  modeHint: 'She listens only while you hold the space bar or the orb',
  keys: 'M mutes · hold Space to talk · Esc ends',
  microphone: 'Microphone',
  microphoneNumber: (number: number) => `Microphone ${number}`,
  yourLevel: 'How loud you are',
  spoken: 'You speak',
  spokenAuto: 'She finds out',

  // Captions
  captions: 'What is said',
  sayHello: 'Say hello.',
  hearsYou: 'I can hear you. Go on.',
  hearsNothing: 'Nothing comes from this microphone. Choose another one below, or see whether it is switched off.',

  // How fast
  answeredIn: (ms: string) => `answered in ${ms}`,

  // No microphone
  retry: 'Try again',
  letDoctorLook: 'Let the doctor look',
  trouble_insecure: 'This address cannot use a microphone',
  fix_insecure: (local: string) =>
    `Browsers open a microphone only on the machine itself or over https. On Eva’s own machine, open ${local}. From a phone or another computer, reach her through a proxy that speaks https, and name its address in EVA_ALLOWED_HOSTS.`,
  trouble_denied: 'The microphone is not allowed',
  fix_denied:
    'Click the icon left of the address, set the microphone to “Allow”, and try again. Whoever closed the question by mistake is asked once more.',
  trouble_denied_by_system: 'The system does not let the browser use the microphone',
  fix_denied_by_system:
    'Allow it in the system’s settings, under Privacy → Microphone, for this browser. Then start the browser again.',
  trouble_missing: 'There is no microphone',
  fix_missing: 'Plug one in, or connect a headset. A laptop may have a switch or a key that turns its own off.',
  trouble_in_use: 'Another program uses the microphone',
  fix_in_use: 'Close the call, recorder or other tab that has it, and try again.',
  trouble_lost: 'The microphone is gone',
  fix_lost: 'It was unplugged or switched off. Connect it again, or go on with another one.',
  trouble_unsupported: 'This browser is too old to talk',
  fix_unsupported: 'Use a current Chrome, Edge, Firefox or Safari. You can still write to {Eva}.',
  trouble_failed: 'The microphone does not open',
  fix_failed: 'The browser does not say why. Try again, choose another microphone, or start the browser anew.',

  // No ear
  noEar: '{Eva} cannot hear yet',
  noEar_en: '{Eva} cannot hear English yet',
  noEar_fr: '{Eva} cannot hear French yet',
  noEarLine:
    'She needs something that turns speech into text. Any of these will do; after the second or the third, start her again.',
  earBasic: 'The quickest, on Debian and Ubuntu: English, simple sentences.',
  earGood: 'The best on your own machine: English, French and many more.',
  earPage: 'Choose one on the page of her ears',
  earCloud: 'A service: a Groq key in GROQ_API_KEY, or any transcription server in STT_BASE_URL.',
  checkAgain: 'Look again',
  otherLanguage: 'Speak another language',
  lastResort: 'Or, for now, your browser’s own recogniser',
  lastResort_google: 'It is Google’s: what you say goes to Google’s servers, which send Eva the text.',
  lastResort_microsoft: 'It is Microsoft’s: what you say goes to Microsoft’s servers, which send Eva the text.',
  lastResort_apple: 'It is Apple’s: what you say may go to Apple’s servers, which send Eva the text.',
  lastResort_unknown: 'It is the browser maker’s: what you say may go to their servers, which send Eva the text.',
  useRecogniser: 'Use the browser’s recogniser',
  recogniserOn_google: 'Google turns your speech into text.',
  recogniserOn_microsoft: 'Microsoft turns your speech into text.',
  recogniserOn_apple: 'Apple turns your speech into text.',
  recogniserOn_unknown: 'The browser’s maker turns your speech into text.',
  recogniserFailed: (reason: string) => `The browser’s recogniser stopped: ${reason}.`,
}
