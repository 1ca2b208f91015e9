import { unitsOf } from './units.ts'
import type { Words } from './words.ts'

const { bytes, ms, span, number } = unitsOf('fr')
const back = (seconds: number | null): string => (seconds === null ? 'plus tard' : `dans ${span(seconds)}`)

export const fr: Words = {
  parts: {
    brain: 'Cerveau',
    voice: 'Voix',
    ear: 'Oreille',
    database: 'Base de données',
    gpu: 'Carte graphique',
    disk: 'Disque',
    memory: 'Mémoire vive',
    clock: 'Horloge',
    event_loop: 'Boucle d’événements',
    network: 'Réseau',
    guards: 'Qui peut entrer',
    version: 'Versions',
    native: 'Bibliothèque',
    pages: 'Pages',
    data_folder: 'Dossier de données',
    tool: 'Programme',
  },
  found: {
    brain_answers: {
      says: ({ model, first_token_ms }) => `${model} a commencé à répondre au bout de ${ms(first_token_ms)}.`,
    },
    brain_slow: {
      says: ({ model, first_token_ms }) =>
        `${model} n’a commencé à répondre qu’au bout de ${ms(first_token_ms)} : un silence qui se sent.`,
      fix: () => 'Choisis un modèle plus petit, ou mets un cerveau plus rapide avant lui.',
    },
    brain_only_built_in: {
      says: () =>
        'Le répondeur intégré répond aussitôt, mais il ne fait que bavarder. Il n’y a pas encore de modèle de langage.',
      fix: () => 'Télécharge un modèle, ou règle GROQ_API_KEY, OPENAI_BASE_URL ou OLLAMA_URL.',
    },
    brain_waits: {
      says: ({ model }) => `Le répondeur intégré répond. ${model} est là, et elle ne pense pas encore avec lui.`,
      fix: () => 'Relance-la.',
    },
    brain_reachable: {
      says: ({ model }) => `Son serveur répond. Rien n’a été demandé à ${model}, car cela coûterait quelque chose.`,
    },
    brain_quota: {
      says: ({ back_in_s }) =>
        `Son quota est épuisé ; il revient ${back(back_in_s)}. D’ici là, le cerveau suivant répond.`,
    },
    brain_resting: {
      says: ({ back_in_s }) =>
        `Il a échoué récemment et on le laisse tranquille ; on le rappellerait ${back(back_in_s)}. À l’instant, il semble aller bien.`,
    },
    brain_failed: {
      says: ({ model }) => `${model} ne peut pas répondre.`,
      fix: () => 'Regarde ce que dit son serveur, sa clé et son adresse.',
    },
    brain_loading: { says: () => 'Il est en train de se charger.', fix: () => 'Regarde encore dans un moment.' },
    brain_none: {
      says: () => 'Personne ne pense : elle ne peut pas répondre.',
      fix: () => 'Choisis un cerveau dans les réglages, ou règle EVA_LLM=auto.',
    },
    brain_broken: { says: () => 'Il est demandé et n’a pas pu être ouvert.' },

    voice_speaks: {
      says: ({ voice, first_sound_ms, seconds }) =>
        `${voice} a parlé au bout de ${ms(first_sound_ms)} : ${number(seconds, 1)} s de son net.`,
    },
    voice_clips: {
      says: ({ voice, clipped_percent }) =>
        `${voice} est trop forte : ${number(clipped_percent, 1)} % de son son est écrêté.`,
      fix: () => 'Choisis une autre voix.',
    },
    voice_slow: {
      says: ({ voice, seconds, took_ms }) =>
        `${voice} a mis ${ms(took_ms)} pour ${number(seconds, 1)} s de son : elle va hésiter.`,
      fix: () => 'Choisis une voix plus légère.',
    },
    voice_silent: {
      says: ({ voice }) => `${voice} a fait un son que personne n’entend.`,
      fix: () => 'Choisis une autre voix.',
    },
    voice_reachable: {
      says: () => 'Son serveur répond. On ne lui a pas demandé de parler, car cela pourrait coûter quelque chose.',
    },
    voice_not_fetched: { says: () => 'Aucune voix neuronale n’est téléchargée ; d’autres parlent.' },
    voice_none: {
      says: () => 'Personne ne parle : elle répond par écrit.',
      fix: () => 'Télécharge une voix, ou règle EVA_TTS=auto.',
    },
    voice_failed: { says: () => 'Elle ne peut pas parler.' },
    voice_broken: { says: () => 'Elle est demandée et n’a pas pu être ouverte.' },

    ear_hears: { says: ({ ear, understood }) => `${ear} a entendu la phrase d’essai et compris « ${understood} ».` },
    ear_mishears: {
      says: ({ ear, said, understood }) => `${ear} a entendu « ${said} » et compris « ${understood} ».`,
      fix: () => 'Télécharge une meilleure oreille.',
    },
    ear_deaf: {
      says: ({ ear, said }) => `${ear} a entendu « ${said} » et n’a rien compris.`,
      fix: () => 'Télécharge une autre oreille.',
    },
    ear_reachable: {
      says: () => 'Son serveur répond. On ne lui a rien fait écouter, car cela pourrait coûter quelque chose.',
    },
    ear_quota: { says: ({ back_in_s }) => `Son quota est épuisé ; elle revient ${back(back_in_s)}.` },
    ear_not_fetched: { says: () => 'Aucune oreille neuronale n’est téléchargée ; une autre écoute.' },
    ear_none: { says: () => 'Personne n’écoute : tu peux seulement lui écrire.', fix: () => 'Télécharge une oreille.' },
    ear_failed: { says: () => 'Elle ne peut pas entendre.' },
    ear_broken: { says: () => 'Elle est demandée et n’a pas pu être ouverte.' },

    database_sound: {
      says: ({ size_bytes, row_ms }) =>
        `Une ligne a été écrite et relue en ${ms(row_ms)}. Le fichier est intact : ${bytes(size_bytes)}.`,
    },
    database_answers: { says: ({ row_ms }) => `Une ligne a été écrite et relue en ${ms(row_ms)}.` },
    database_wasteful: {
      says: ({ size_bytes, free_bytes }) =>
        `Le fichier est intact, mais ${bytes(free_bytes)} de ses ${bytes(size_bytes)} sont vides.`,
      fix: () => 'Rends la place au disque.',
    },
    database_damaged: {
      says: ({ faults }) =>
        faults === 1 ? 'Le fichier est abîmé à un endroit.' : `Le fichier est abîmé à ${faults} endroits.`,
      fix: () => 'Reprends une sauvegarde, ou déplace le fichier pour recommencer à neuf.',
    },
    database_failed: { says: () => 'Rien ne peut être gardé : ce que tu dis serait oublié.' },

    gpu_computes: {
      says: ({ gpu, model, memory_mb }) => `${gpu} calcule ${model}, qui prend ${number(memory_mb)} Mo de sa mémoire.`,
    },
    gpu_partly: {
      says: ({ gpu, model, layers, of_layers }) =>
        `${gpu} ne calcule que ${layers} des ${of_layers} couches de ${model}.`,
      fix: () => 'Choisis un modèle plus petit, ou ferme ce qui prend sa mémoire.',
    },
    gpu_unused: {
      says: ({ gpu, model }) => `${gpu} est là, mais c’est le processeur qui calcule ${model}.`,
      fix: () => 'Installe son pilote et ses bibliothèques (CUDA pour NVIDIA, Vulkan pour AMD), puis relance Eva.',
    },
    gpu_idle: {
      says: ({ gpu, memory_mb }) =>
        `${gpu}${memory_mb === null ? '' : ` avec ${number(memory_mb)} Mo`} est là. Aucun de ses modèles n’en a besoin pour l’instant.`,
    },
    gpu_none: { says: () => 'Il n’y en a pas ; le processeur calcule.' },

    disk_free: { says: ({ free_bytes, total_bytes }) => `${bytes(free_bytes)} sur ${bytes(total_bytes)} sont libres.` },
    disk_short: {
      says: ({ free_bytes, model, model_bytes }) =>
        `${bytes(free_bytes)} sont libres : trop peu pour ${model}, qui prend ${bytes(model_bytes)}.`,
      fix: () => 'Fais de la place, ou règle EVA_DATA_DIR sur un dossier d’un autre disque.',
    },
    disk_full: {
      says: ({ free_bytes }) => `Seulement ${bytes(free_bytes)} sont libres : bientôt rien ne pourra être gardé.`,
      fix: () => 'Fais de la place sur le disque.',
    },

    memory_free: {
      says: ({ free_bytes, total_bytes, own_bytes }) =>
        `${bytes(free_bytes)} sur ${bytes(total_bytes)} sont libres ; elle prend ${bytes(own_bytes)}.`,
    },
    memory_short: {
      says: ({ free_bytes, own_bytes }) =>
        `Seulement ${bytes(free_bytes)} sont libres ; elle prend ${bytes(own_bytes)}.`,
      fix: () => 'Ferme d’autres programmes, ou choisis un modèle plus petit.',
    },

    clock_steady: { says: () => 'Elle avance régulièrement depuis le démarrage.' },
    clock_jumped: {
      says: ({ by_s }) =>
        `Elle a sauté de ${span(Math.abs(by_s))} depuis le démarrage : elle a été réglée, ou la machine a dormi.`,
      fix: () => 'Si elle est fausse, laisse le système la régler lui-même.',
    },
    clock_wrong: {
      says: ({ year }) => `Elle dit que nous sommes en ${year}.`,
      fix: () => 'Règle l’horloge de la machine : si elle est fausse, aucune connexion sûre ne fonctionne.',
    },

    loop_free: { says: ({ late_ms }) => `Les minuteries arrivent à l’heure, avec ${ms(late_ms)} de retard au plus.` },
    loop_busy: {
      says: ({ late_ms }) =>
        `Une minuterie est arrivée avec ${ms(late_ms)} de retard : la machine a trop à faire, et sa voix peut trébucher.`,
      fix: () => 'Ferme d’autres programmes, ou choisis des voix, des oreilles et des modèles plus légers.',
    },

    network_closed: { says: ({ address }) => `Seule cette machine peut la joindre, à ${address}.` },
    network_open: { says: ({ addresses }) => `Ton réseau peut la joindre à ${addresses}.` },
    network_plain: {
      says: ({ addresses }) =>
        `Ton réseau peut la joindre à ${addresses}, sans chiffrement : aucun navigateur n’y ouvre un micro.`,
      fix: () => 'Lance-la avec « npx eva serve --lan ».',
    },
    network_blocked: {
      says: ({ addresses }) =>
        `Elle écoute ton réseau, mais personne ne répond à ${addresses === '' ? 'aucune adresse de cette machine' : addresses}.`,
      fix: () => 'Regarde le pare-feu de cette machine, et EVA_HOST.',
    },
    network_other: {
      says: ({ addresses }) => `Elle n’écoute que cette machine, et pourtant quelque chose répond à ${addresses}.`,
      fix: () => 'Si ce n’est pas à toi, cherche quel programme y écoute.',
    },
    network_off: { says: ({ port }) => `Elle n’est pas lancée${port === 0 ? '' : ` ; le port ${port} est libre`}.` },
    network_taken: {
      says: ({ port }) => `Un autre programme a le port ${port}.`,
      fix: () => 'Ferme-le, ou règle EVA_PORT sur un autre.',
    },

    guards_local: { says: () => 'Tout le monde sur cette machine, et personne d’autre.' },
    guards_up: {
      says: ({ api_key }) => (api_key ? 'Qui connaît le mot de passe ou la clé.' : 'Qui connaît le mot de passe.'),
    },
    guards_weak: {
      says: ({ characters }) => `Qui connaît le mot de passe, qui n’a que ${characters} caractères.`,
      fix: () => 'Règle EVA_PASSWORD sur un plus long.',
    },
    guards_key_alone: {
      says: () => 'Tout le monde sur cette machine : une clé seule ne garde rien.',
      fix: () => 'Règle EVA_PASSWORD en plus de EVA_API_KEY.',
    },

    version_fits: { says: ({ eva, node }) => `Eva ${eva} sur Node ${node}.` },
    version_old: {
      says: ({ node, wants }) => `Node ${node} est trop ancien : il faut ${wants}.`,
      fix: () => 'Lance-la avec « npm start », qui apporte son propre Node.',
    },

    native_loads: { says: ({ version }) => `La version ${version} se charge sur cette machine.` },
    native_fails: {
      says: () => 'Elle ne se charge pas sur cette machine.',
      fix: () => 'Lance « npm install --include=optional ». Eva s’en passe.',
    },

    pages_built: { says: ({ pages }) => `${pages} pages sont construites.` },
    pages_missing: { says: () => 'Elles ne sont pas construites.', fix: () => 'Lance-la avec « npm start ».' },

    folder_private: {
      says: ({ folder }) => `Elle peut écrire dans ${folder}, et personne d’autre ne peut lire ce qu’elle garde.`,
    },
    folder_writable: { says: ({ folder }) => `Elle peut écrire dans ${folder}.` },
    folder_open: {
      says: ({ folder, mode }) =>
        `D’autres personnes de cette machine peuvent lire sa base dans ${folder} (mode ${mode}).`,
      fix: () => 'Retire-leur ce droit.',
    },
    folder_closed: {
      says: ({ folder }) => `Elle ne peut pas écrire dans ${folder}.`,
      fix: () => 'Donne-le-lui, ou règle EVA_DATA_DIR sur un autre dossier.',
    },

    tool_there: { says: ({ file }) => `Il est installé : ${file}.` },
    tool_absent: { says: () => 'Il n’est pas installé ; elle s’en passe.' },

    did_not_answer: {
      says: ({ after_s }) => `Pas de réponse en ${after_s} s.`,
      fix: () => 'Regarde encore dans un moment ; si cela dure, relance-la.',
    },
    check_failed: { says: () => 'L’examen n’a pas pu se faire.' },
  },
  actions: {
    'ask-brain': () => 'Lui demander un mot maintenant',
    'fetch-model': (action) => `Télécharger ${action.name} (${bytes(action.bytes)})`,
    'fetch-voice': (action) => `Télécharger la voix ${action.name} (${bytes(action.bytes)})`,
    'fetch-ear': (action) => `Télécharger l’oreille ${action.name} (${bytes(action.bytes)})`,
    'shrink-database': (action) => `Rendre ${bytes(action.bytes)}`,
    'close-folder': () => 'Le garder pour moi',
    'look-again': () => 'Regarder encore',
  },
}
