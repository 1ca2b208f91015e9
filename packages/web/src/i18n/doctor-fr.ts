import type { BrowserWords } from '../lib/doctor/browser/browser-words.ts'

const ms = (value: number): string => `${value.toLocaleString('fr')}\u00a0ms`
const khz = (hertz: number): string => `${(hertz / 1_000).toLocaleString('fr')}\u00a0kHz`

const browser: BrowserWords = {
  parts: {
    page: 'Cette page',
    microphone: 'Micro',
    speaker: 'Haut-parleur',
    socket: 'Aller et retour vers Eva',
    audio: 'Son',
    engine: 'Navigateur',
    storage: 'Mémoire de la page',
  },
  found: {
    page_secure: { says: () => 'Son adresse est de celles auxquelles les navigateurs confient un micro.' },
    page_insecure: {
      says: () => 'À une adresse comme celle-ci, les navigateurs n’ouvrent pas de micro.',
      fix: ({ local }) =>
        `Ouvre ${local} sur la machine même d’Eva, ou lance-la avec «\u00a0npx eva serve --lan\u00a0».`,
    },
    microphone_untried: { says: () => 'Pas encore essayé. Deux secondes suffisent\u00a0: dis quelques mots.' },
    microphone_hears: {
      says: ({ decibels, sampleRate }) =>
        `Il t’entend bien\u00a0: ${decibels} dB à ${khz(sampleRate)}, rien n’est écrêté.`,
    },
    microphone_quiet: {
      says: ({ decibels }) => `Il est ouvert, mais il n’y a presque pas eu de son\u00a0: ${decibels} dB.`,
      fix: () => 'Parle plus fort ou de plus près, ou monte-le dans les réglages du système.',
    },
    microphone_silent: {
      says: () => 'Il est ouvert et ne donne rien du tout.',
      fix: () => 'Cherche un interrupteur qui le coupe, ou choisis-en un autre.',
    },
    microphone_clips: {
      says: ({ percent }) => `Il est trop fort\u00a0: ${percent.toLocaleString('fr')}\u00a0% du son a été écrêté.`,
      fix: () => 'Baisse-le dans les réglages du système, ou parle de plus loin.',
    },
    microphone_refused: { says: () => 'Il ne peut pas être ouvert.' },
    speaker_untried: { says: () => 'Pas encore essayé. Un son court est joué, et ton micro l’écoute.' },
    speaker_heard: { says: ({ delayMs }) => `Ton micro a entendu le son ${ms(delayMs)} après qu’il a été joué.` },
    speaker_late: {
      says: ({ delayMs }) => `Ton micro a entendu le son, mais seulement ${ms(delayMs)} après qu’il a été joué.`,
      fix: () => 'Un casque sans fil en est souvent la raison\u00a0; essaies-en un autre.',
    },
    speaker_asks: { says: () => 'Le son a été joué, et aucun micro ne l’a entendu. L’as-tu entendu\u00a0?' },
    speaker_confirmed: { says: () => 'Tu as entendu le son.' },
    speaker_denied: {
      says: () => 'Le son a été joué, et tu ne l’as pas entendu.',
      fix: () => 'Monte le son, et regarde vers quel appareil il va.',
    },
    speaker_failed: {
      says: () => 'Le navigateur ne joue aucun son.',
      fix: () => 'Regarde si cet onglet est coupé.',
    },
    socket_answers: { says: ({ pings }) => `Eva répond\u00a0; le temps est celui du milieu de ${pings} essais.` },
    socket_refused: {
      says: () => 'Aucune connexion avec Eva ne tient.',
      fix: () => 'Regarde si elle est lancée, et si quelque chose en chemin bloque les WebSockets.',
    },
    audio_runs: {
      says: ({ sampleRate }) => `Il marche à ${khz(sampleRate)}\u00a0; le temps est celui de la page à l’appareil.`,
    },
    audio_waits: { says: ({ sampleRate }) => `Prêt à ${khz(sampleRate)}\u00a0; il s’éveille à ton premier appui.` },
    audio_missing: {
      says: () => 'Il n’y a pas d’appareil pour le son.',
      fix: () => 'Branches-en un, et recharge la page.',
    },
    engine_ready: { says: () => 'Il a tout ce qu’il faut pour parler.' },
    engine_lacks: {
      says: ({ missing }) => `Il est trop ancien\u00a0: il manque ${missing}.`,
      fix: () => 'Prends un navigateur plus récent.',
    },
    storage_works: { says: () => 'Ce que tu règles ici est gardé.' },
    storage_refused: {
      says: () => 'Ce que tu règles ici est oublié quand tu pars.',
      fix: () => 'Autorise ce site à garder des données.',
    },
  },
}

/** What the page of the doctor says, in French. */
export const doctorFr = {
  title: 'Docteur',
  intro:
    'Chaque partie est vraiment essayée\u00a0: chaque cerveau est interrogé, chaque voix parle, chaque oreille écoute. Cela prend quelques secondes.',
  looking: 'Examen en cours…',
  progress: (done: number, all: number) => `${done} sur ${all} examinés`,
  allWell: 'Tout va bien',
  toLookAt: (count: number) => (count === 1 ? 'Une chose à regarder' : `${count} choses à regarder`),
  broken: (count: number) => (count === 1 ? 'Une chose ne marche pas' : `${count} choses ne marchent pas`),
  lookAgain: 'Regarder encore',
  copy: 'Copier le rapport',
  copied: 'Copié',
  reportTitle: 'Le rapport',
  reportIntro:
    'Ce navigateur ne laisse pas la page copier ici. Sélectionne le texte et copie-le toi-même. Il ne contient aucun secret.',
  close: 'Fermer',
  fix: 'Que faire\u00a0:',
  groups: {
    talk: 'Pour lui parler',
    browser: 'Ce navigateur',
    keep: 'Ce qu’elle garde',
    reach: 'Qui la joint',
    machine: 'Sa machine',
  },
  status: { good: 'bien', warning: 'à regarder', bad: 'en panne', skipped: 'absent', checking: 'examen en cours' },
  notAsked: '{Eva} n’a pas pu être interrogée.',
  brokeOff: 'La connexion s’est coupée entre-temps.',
  failed: 'Cela n’a pas marché\u00a0:',
  testMicrophone: 'Essayer le micro',
  speakNow: 'Dis quelques mots…',
  playTone: 'Jouer le son',
  playing: 'À l’écoute du son…',
  yes: 'Oui, je l’ai entendu',
  no: 'Non',
  settings: 'Ouvrir les réglages',
  working: 'C’est en cours…',
  browser,
}
