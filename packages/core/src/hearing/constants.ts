/** A number that hearing hangs on, with what it stands in relation to and where it is from. */
type Constant = { readonly value: number; readonly why: string; readonly source: string }

/**
 * Every number that hearing hangs on; `docs/hearing.md` shows the same table. Milliseconds unless the name says otherwise.
 */
export const HEARING_CONSTANTS = {
  preRollMs: {
    value: 300,
    why: 'heard before the first voiced window: a soft first sound, and the 64 ms that the detector takes',
    source: 'agents-js keeps 500, GLaDOS 800; Whisper loses a first word without it',
  },
  minSpeechMs: {
    value: 96,
    why: 'voice that makes a sound speech: three windows; the shortest "yes" has 150',
    source: 'agents-js 50, pipecat 200',
  },
  resumeMs: {
    value: 64,
    why: 'voice that ends a pause: two windows, so that a click does not; below `minSpeechMs`, as the person is known to speak',
    source: 'speech-to-speech takes half of its minimum to go on',
  },
  maybeHoldsMs: {
    value: 64,
    why: 'how long "maybe" keeps a pause from beginning: a voice that dies away, not a fan; below 96, when work begins',
    source: 'measured: twice as long finds a pause 47 ms later and spares one recognition in seven',
  },
  maxUtteranceMs: {
    value: 30_000,
    why: 'longest sound that an ear is given; cut at the best pause',
    source: "Whisper's window",
  },
  cutAfterMs: {
    value: 10_000,
    why: 'the best pause of a full utterance is looked for from here on',
    source: 'a third of `maxUtteranceMs`',
  },
  completeSilenceMs: {
    value: 320,
    why: 'silence after what is complete; above a stop between two words (under 150)',
    source: 'agents-js 300 with a turn detector; Realtime Voice Chat 350 after a full stop',
  },
  openSilenceMs: {
    value: 640,
    why: 'silence after what may go on',
    source: 'agents-js 500 without a detector, pipecat 600, GLaDOS 640',
  },
  hangingSilenceMs: {
    value: 1_500,
    why: 'silence after "and …": she rather waits than interrupts',
    source: 'speech-to-speech 2,000, pipecat 3,000, Realtime Voice Chat 1,250',
  },
  dictatingSilenceMs: {
    value: 1_800,
    why: 'silence within a number or an address: people look it up',
    source: 'above `hangingSilenceMs`; livekit/agents #3701',
  },
  maxSilenceMs: {
    value: 2_400,
    why: 'she answers after this long, whatever was said',
    source: 'agents-js 2,500 and 3,000',
  },
  minSilenceMs: {
    value: 200,
    why: 'never less, however sure she is: two stops in a row sound like an end',
    source: 'pipecat stop 200; agents-js refuses less than 250',
  },
  basicEarMs: {
    value: 160,
    why: 'more, after words of an ear that is often wrong',
    source: 'half of what lies between complete and open',
  },
  workMarginMs: {
    value: 100,
    why: 'on top of the work that hides in the silence, so that the gate opens onto sound',
    source: 'Realtime Voice Chat',
  },
  pauseMarginMs: {
    value: 120,
    why: "on top of a person's own longest pauses",
    source: 'four windows',
  },
  speculateCompleteMs: {
    value: 64,
    why: 'silence after which she begins to work on what was said, when it is complete',
    source: 'speech-to-speech 64',
  },
  speculateOpenMs: {
    value: 96,
    why: '… when that is not known',
    source: 'between the two',
  },
  speculateHangingMs: {
    value: 128,
    why: '… when it hangs: likely thrown away',
    source: 'twice `speculateCompleteMs`',
  },
  usualPauseMs: {
    value: 350,
    why: 'a pause inside an utterance, before anything is known of the person',
    source: 'pauses at clause borders in read speech are 200 to 500',
  },
  shortestPauseMs: {
    value: 150,
    why: 'shorter ones are sounds such as p, t, k',
    source: 'below `minSilenceMs`',
  },
  longestPauseMs: {
    value: 1_600,
    why: 'longer ones do not count as pauses inside an utterance, and none is waited for longer',
    source: 'below `maxSilenceMs`',
  },
  notFinishedWithinMs: {
    value: 1_200,
    why: 'who speaks this soon after she has begun was not finished',
    source: 'agents-js raises its delay after such a barge-in',
  },
  goesOnWithinMs: {
    value: 2_400,
    why: 'words that come this soon after what is being answered belong to it, as long as nothing of the answer was heard',
    source: 'twice `notFinishedWithinMs`',
  },
  bargeInMs: {
    value: 224,
    why: 'voice after which she is silent: seven windows, so that it is under 250 wherever they begin',
    source: 'vellum 250, speech-to-speech 384, agents-js 500',
  },
  surelySpeechMs: {
    value: 900,
    why: 'voice that is no backchannel any more, whatever its words; an "mm-hm" has up to 600',
    source: 'above the longest backchannel',
  },
  speechWithoutWordsMs: {
    value: 500,
    why: 'voice that counts as speech when no ear tells its words in time; a cough has 300',
    source: 'below `surelySpeechMs`',
  },
  falseAlarmMs: {
    value: 250,
    why: 'silence after which a short sound was nothing',
    source: 'eight windows',
  },
  wordsWithinMs: {
    value: 800,
    why: 'silence in which words must come for a sound that silenced her; without them its length decides',
    source: 'agents-js 2,000; Groq and a local Whisper answer within 500',
  },
  echoTailMs: {
    value: 300,
    why: 'her sound still comes back after it was sent: buffers, air, the room',
    source: 'vellum #38348',
  },
  ownWordsTailMs: {
    value: 1_000,
    why: 'her own words may still be heard after she has ended',
    source: 'above `echoTailMs` and the time that an ear takes',
  },
} as const satisfies Record<string, Constant>

export type HearingConstant = keyof typeof HEARING_CONSTANTS

/** A number of the table, in its unit. */
export const constant = (name: HearingConstant): number => HEARING_CONSTANTS[name].value
