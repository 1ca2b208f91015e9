import { unitsOf } from './units.ts'
import type { Words } from './words.ts'

const { bytes, ms, span, number } = unitsOf('en')
const back = (seconds: number | null): string => (seconds === null ? 'later' : `in ${span(seconds)}`)

export const en: Words = {
  parts: {
    brain: 'Brain',
    voice: 'Voice',
    ear: 'Ear',
    database: 'Database',
    gpu: 'Graphics card',
    disk: 'Disk',
    memory: 'Memory',
    clock: 'Clock',
    event_loop: 'Event loop',
    network: 'Network',
    guards: 'Who is let in',
    version: 'Versions',
    native: 'Library',
    pages: 'Pages',
    data_folder: 'Data folder',
    tool: 'Program',
  },
  found: {
    brain_answers: { says: ({ model, first_token_ms }) => `${model} began to answer after ${ms(first_token_ms)}.` },
    brain_slow: {
      says: ({ model, first_token_ms }) =>
        `${model} began to answer only after ${ms(first_token_ms)}: a silence that is felt.`,
      fix: () => 'Choose a smaller model, or put a quicker brain before it.',
    },
    brain_only_built_in: {
      says: () =>
        'The built-in responder answers at once, but it only makes small talk. There is no language model yet.',
      fix: () => 'Fetch a model, or set GROQ_API_KEY, OPENAI_BASE_URL or OLLAMA_URL.',
    },
    brain_waits: {
      says: ({ model }) => `The built-in responder answers. ${model} is here, and she does not think with it yet.`,
      fix: () => 'Start her again.',
    },
    brain_reachable: {
      says: ({ model }) => `Its server answers. ${model} was not asked for an answer, since that would cost something.`,
    },
    brain_quota: {
      says: ({ back_in_s }) =>
        `Its quota is used up; it is back ${back(back_in_s)}. The next brain answers until then.`,
    },
    brain_resting: {
      says: ({ back_in_s }) =>
        `It failed lately and is left alone; it would be asked again ${back(back_in_s)}. Just now it seems well.`,
    },
    brain_failed: {
      says: ({ model }) => `${model} cannot answer.`,
      fix: () => 'Look at what its server says, and at its key and address.',
    },
    brain_loading: { says: () => 'It is being loaded.', fix: () => 'Look again in a moment.' },
    brain_none: {
      says: () => 'Nobody thinks: she cannot answer.',
      fix: () => 'Choose a brain in the settings, or set EVA_LLM=auto.',
    },
    brain_broken: { says: () => 'It was asked for and could not be opened.' },

    voice_speaks: {
      says: ({ voice, first_sound_ms, seconds }) =>
        `${voice} spoke after ${ms(first_sound_ms)}: ${number(seconds, 1)} s of clean sound.`,
    },
    voice_clips: {
      says: ({ voice, clipped_percent }) =>
        `${voice} is too loud: ${number(clipped_percent, 1)} % of its sound is cut off.`,
      fix: () => 'Choose another voice.',
    },
    voice_slow: {
      says: ({ voice, seconds, took_ms }) =>
        `${voice} took ${ms(took_ms)} for ${number(seconds, 1)} s of sound: she will falter.`,
      fix: () => 'Choose a lighter voice.',
    },
    voice_silent: {
      says: ({ voice }) => `${voice} made a sound that nobody can hear.`,
      fix: () => 'Choose another voice.',
    },
    voice_reachable: { says: () => 'Its server answers. It was not asked to speak, since that could cost something.' },
    voice_not_fetched: { says: () => 'No neural voice has been fetched; others speak.' },
    voice_none: { says: () => 'Nobody speaks: she answers in text.', fix: () => 'Fetch a voice, or set EVA_TTS=auto.' },
    voice_failed: { says: () => 'It cannot speak.' },
    voice_broken: { says: () => 'It was asked for and could not be opened.' },

    ear_hears: { says: ({ ear, understood }) => `${ear} heard the test sentence and understood “${understood}”.` },
    ear_mishears: {
      says: ({ ear, said, understood }) => `${ear} heard “${said}” and understood “${understood}”.`,
      fix: () => 'Fetch a better ear.',
    },
    ear_deaf: {
      says: ({ ear, said }) => `${ear} heard “${said}” and understood nothing.`,
      fix: () => 'Fetch another ear.',
    },
    ear_reachable: { says: () => 'Its server answers. It was not asked to listen, since that could cost something.' },
    ear_quota: { says: ({ back_in_s }) => `Its quota is used up; it is back ${back(back_in_s)}.` },
    ear_not_fetched: { says: () => 'No neural ear has been fetched; another one listens.' },
    ear_none: { says: () => 'Nobody listens: you can only type to her.', fix: () => 'Fetch an ear.' },
    ear_failed: { says: () => 'It cannot hear.' },
    ear_broken: { says: () => 'It was asked for and could not be opened.' },

    database_sound: {
      says: ({ size_bytes, row_ms }) =>
        `A row was stored and read back in ${ms(row_ms)}. The file is whole: ${bytes(size_bytes)}.`,
    },
    database_answers: { says: ({ row_ms }) => `A row was stored and read back in ${ms(row_ms)}.` },
    database_wasteful: {
      says: ({ size_bytes, free_bytes }) =>
        `The file is whole, but ${bytes(free_bytes)} of its ${bytes(size_bytes)} are empty.`,
      fix: () => 'Give the space back to the disk.',
    },
    database_damaged: {
      says: ({ faults }) =>
        faults === 1 ? 'The file is damaged in one place.' : `The file is damaged in ${faults} places.`,
      fix: () => 'Restore a backup, or move the file away to begin anew.',
    },
    database_failed: { says: () => 'Nothing can be stored: what you say would be forgotten.' },

    gpu_computes: {
      says: ({ gpu, model, memory_mb }) =>
        `${gpu} computes ${model}, which takes ${number(memory_mb)} MB of its memory.`,
    },
    gpu_partly: {
      says: ({ gpu, model, layers, of_layers }) =>
        `${gpu} computes only ${layers} of the ${of_layers} layers of ${model}.`,
      fix: () => 'Choose a smaller model, or end what else takes its memory.',
    },
    gpu_unused: {
      says: ({ gpu, model }) => `${gpu} is there, but the processor computes ${model}.`,
      fix: () => 'Install its driver and its libraries (CUDA for NVIDIA, Vulkan for AMD), then start Eva again.',
    },
    gpu_idle: {
      says: ({ gpu, memory_mb }) =>
        `${gpu}${memory_mb === null ? '' : ` with ${number(memory_mb)} MB`} is there. No model of hers needs it now.`,
    },
    gpu_none: { says: () => 'There is none; the processor computes.' },

    disk_free: { says: ({ free_bytes, total_bytes }) => `${bytes(free_bytes)} of ${bytes(total_bytes)} are free.` },
    disk_short: {
      says: ({ free_bytes, model, model_bytes }) =>
        `${bytes(free_bytes)} are free: too little for ${model}, which takes ${bytes(model_bytes)}.`,
      fix: () => 'Make room, or set EVA_DATA_DIR to a folder on another disk.',
    },
    disk_full: {
      says: ({ free_bytes }) => `Only ${bytes(free_bytes)} are free: soon nothing can be stored.`,
      fix: () => 'Make room on the disk.',
    },

    memory_free: {
      says: ({ free_bytes, total_bytes, own_bytes }) =>
        `${bytes(free_bytes)} of ${bytes(total_bytes)} are free; she takes ${bytes(own_bytes)}.`,
    },
    memory_short: {
      says: ({ free_bytes, own_bytes }) => `Only ${bytes(free_bytes)} are free; she takes ${bytes(own_bytes)}.`,
      fix: () => 'End other programs, or choose a smaller model.',
    },

    clock_steady: { says: () => 'It runs evenly since she started.' },
    clock_jumped: {
      says: ({ by_s }) => `It jumped by ${span(Math.abs(by_s))} since she started: it was set, or the machine slept.`,
      fix: () => 'When it is wrong, let the system set it by itself.',
    },
    clock_wrong: {
      says: ({ year }) => `It says that this is the year ${year}.`,
      fix: () => 'Set the clock of the machine: with a wrong one no secure connection works.',
    },

    loop_free: { says: ({ late_ms }) => `Timers come in time, ${ms(late_ms)} late at most.` },
    loop_busy: {
      says: ({ late_ms }) =>
        `A timer came ${ms(late_ms)} late: the machine has too much to do, and her voice may stumble.`,
      fix: () => 'End other programs, or choose lighter voices, ears and models.',
    },

    network_closed: { says: ({ address }) => `Only this machine can reach her, at ${address}.` },
    network_open: { says: ({ addresses }) => `Your network can reach her at ${addresses}.` },
    network_plain: {
      says: ({ addresses }) =>
        `Your network can reach her at ${addresses}, unencrypted: no browser opens a microphone there.`,
      fix: () => 'Start her with “npx eva serve --lan”.',
    },
    network_blocked: {
      says: ({ addresses }) =>
        `She listens to your network, but nobody answers at ${addresses === '' ? 'any address of this machine' : addresses}.`,
      fix: () => 'Look at the firewall of this machine, and at EVA_HOST.',
    },
    network_other: {
      says: ({ addresses }) => `She listens to this machine only, yet something answers at ${addresses}.`,
      fix: () => 'When it is not yours, find out which program listens there.',
    },
    network_off: { says: ({ port }) => `She is not running${port === 0 ? '' : `; port ${port} is free`}.` },
    network_taken: {
      says: ({ port }) => `Another program has port ${port}.`,
      fix: () => 'End it, or set EVA_PORT to another one.',
    },

    guards_local: { says: () => 'Everybody on this machine, and nobody else.' },
    guards_up: {
      says: ({ api_key }) => (api_key ? 'Whoever knows the password or the key.' : 'Whoever knows the password.'),
    },
    guards_weak: {
      says: ({ characters }) => `Whoever knows the password, which has ${characters} characters only.`,
      fix: () => 'Set EVA_PASSWORD to a longer one.',
    },
    guards_key_alone: {
      says: () => 'Everybody on this machine: a key alone guards nothing.',
      fix: () => 'Set EVA_PASSWORD beside EVA_API_KEY.',
    },

    version_fits: { says: ({ eva, node }) => `Eva ${eva} on Node ${node}.` },
    version_old: {
      says: ({ node, wants }) => `Node ${node} is too old: ${wants} is needed.`,
      fix: () => 'Start her with “npm start”, which brings its own Node.',
    },

    native_loads: { says: ({ version }) => `Version ${version} loads on this machine.` },
    native_fails: {
      says: () => 'It does not load on this machine.',
      fix: () => 'Run “npm install --include=optional”. She does without it.',
    },

    pages_built: { says: ({ pages }) => `${pages} pages are built.` },
    pages_missing: { says: () => 'They are not built.', fix: () => 'Start her with “npm start”.' },

    folder_private: { says: ({ folder }) => `She can write in ${folder}, and nobody else can read what she keeps.` },
    folder_writable: { says: ({ folder }) => `She can write in ${folder}.` },
    folder_open: {
      says: ({ folder, mode }) => `Other people of this machine can read her database in ${folder} (mode ${mode}).`,
      fix: () => 'Take that right away.',
    },
    folder_closed: {
      says: ({ folder }) => `She cannot write in ${folder}.`,
      fix: () => 'Give it to her, or set EVA_DATA_DIR to another folder.',
    },

    tool_there: { says: ({ file }) => `It is installed: ${file}.` },
    tool_absent: { says: () => 'It is not installed; she does without.' },

    did_not_answer: {
      says: ({ after_s }) => `It did not answer in ${after_s} s.`,
      fix: () => 'Look again in a moment; if it goes on, start her again.',
    },
    check_failed: { says: () => 'It could not be looked at.' },
  },
  actions: {
    'ask-brain': () => 'Ask it for a word now',
    'fetch-model': (action) => `Fetch ${action.name} (${bytes(action.bytes)})`,
    'fetch-voice': (action) => `Fetch the voice ${action.name} (${bytes(action.bytes)})`,
    'fetch-ear': (action) => `Fetch the ear ${action.name} (${bytes(action.bytes)})`,
    'shrink-database': (action) => `Give back ${bytes(action.bytes)}`,
    'close-folder': () => 'Keep it to myself',
    'look-again': () => 'Look again',
  },
}
