import type { LocalText, Metric } from '@eva/protocol'
import { both } from './local-text.ts'

/** What is promised for a figure, and how it is measured. */
export type Target = Pick<Metric, 'aspect' | 'name' | 'unit' | 'target' | 'better' | 'hard' | 'weight'> & {
  /** One sentence with the clock's edges. */
  readonly how: LocalText
}

const ms = { unit: 'ms', better: 'lower', hard: false, weight: 1 } as const
const share = { unit: 'share', target: 1, better: 'higher', hard: false, weight: 1 } as const

/** Every figure of a review. The documentation's table is made from this one. */
export const TARGETS = {
  'quality.components': {
    ...share,
    aspect: 'quality',
    name: both('Parts that are well', 'Parties qui vont bien'),
    how: both(
      'Of the components that `/health` names, those that are `ok`.',
      'Parmi les composants de `/health`, ceux qui sont `ok`.',
    ),
  },
  'quality.honest_health': {
    ...share,
    aspect: 'quality',
    hard: true,
    weight: 2,
    name: both('Health that holds when it is used', 'Santé qui tient à l’usage'),
    how: both(
      'What `/health` calls well, against a message that is answered and read back and a word of each voice that sounds; and what it says twice, against itself. Saying that a part is broken is honest.',
      'Ce que `/health` dit bien, face à un message répondu et relu et à un mot de chaque voix qui sonne ; et ce qu’il dit deux fois, face à lui-même. Dire qu’une partie est en panne est honnête.',
    ),
  },
  'quality.bad_input': {
    ...share,
    aspect: 'quality',
    weight: 2,
    name: both('Bad input that gets its 4xx', 'Mauvaises entrées qui reçoivent leur 4xx'),
    how: both(
      'Ten wrong requests and four wrong frames; each must get its own status and code, and Eva must answer somebody else right after it.',
      'Dix requêtes et quatre trames fautives ; chacune doit recevoir son statut et son code, et Eva répondre à quelqu’un d’autre juste après.',
    ),
  },
  'quality.error_shape': {
    ...share,
    aspect: 'quality',
    name: both('Errors of the documented shape', 'Erreurs de la forme documentée'),
    how: both(
      'Of the answers to these requests, those whose body is `{error: {message, type, code, param}}`.',
      'Parmi les réponses à ces requêtes, celles dont le corps est `{error: {message, type, code, param}}`.',
    ),
  },
  'quality.rate_headers': {
    ...share,
    aspect: 'quality',
    name: both('Rate-limit headers that count down', 'En-têtes de quota qui décomptent'),
    how: both(
      'Messages in a row: `remaining` falls by one each time (unless the window turns over), and both spellings and the body agree.',
      'Messages de suite : `remaining` baisse d’un à chaque fois (sauf si la fenêtre recommence) ; les deux orthographes et le corps concordent.',
    ),
  },
  'quality.project': {
    ...share,
    aspect: 'quality',
    name: both('The project’s own tests and build', 'Les tests et la construction du projet'),
    how: both(
      'With `--project`: `npm test`, and the build of the pages.',
      'Avec `--project` : `npm test`, et la construction des pages.',
    ),
  },
  'latency.first_token': {
    ...ms,
    aspect: 'latency',
    target: 100,
    hard: true,
    weight: 2,
    name: both('First token, median', 'Premier jeton, médiane'),
    how: both(
      'From sending `POST /chat` (SSE) to the first `token` event, in the client; each run asks something new.',
      'De l’envoi de `POST /chat` (SSE) au premier événement `token`, chez le client ; chaque essai demande du nouveau.',
    ),
  },
  'latency.chat': {
    ...ms,
    aspect: 'latency',
    target: 200,
    name: both('Whole short answer by /chat, median', 'Réponse courte entière par /chat, médiane'),
    how: both('The same runs, to the `turn_end` event.', 'Les mêmes essais, jusqu’à l’événement `turn_end`.'),
  },
  'latency.spread': {
    ...ms,
    aspect: 'latency',
    target: 50,
    name: both('Spread of the first token, p95 − p5', 'Dispersion du premier jeton, p95 − p5'),
    how: both('Over the same runs.', 'Sur les mêmes essais.'),
  },
  'latency.burst': {
    ...ms,
    aspect: 'latency',
    target: 150,
    weight: 2,
    name: both('First token in a burst, p95', 'Premier jeton dans une rafale, p95'),
    how: both(
      'Forty messages on one WebSocket, each as soon as the answer before it is there, for 15 s at most: with the runs more than a free cloud tier takes in a minute.',
      'Quarante messages sur un WebSocket, chacun dès que la réponse d’avant est là, pendant 15 s au plus : avec les essais, plus qu’un quota gratuit n’en prend par minute.',
    ),
  },
  'latency.stats_error': {
    ...share,
    aspect: 'latency',
    target: 0.05,
    better: 'lower',
    name: both('/stats against the client’s clock', '/stats face à l’horloge du client'),
    how: both(
      'What both averages of `/stats` add for these runs against what the answers said that they took, and that against the client’s clock less the way to her; the larger difference, as a share.',
      'Ce que les deux moyennes de `/stats` ajoutent pour ces essais face à ce que les réponses ont dit avoir pris, et cela face à l’horloge du client moins le trajet ; le plus grand écart, en part.',
    ),
  },
  'streaming.ping_idle': {
    ...ms,
    aspect: 'streaming',
    target: 20,
    name: both('Ping at rest, median', 'Ping au repos, médiane'),
    how: both('From sending `ping` to its `pong`.', 'De l’envoi de `ping` à son `pong`.'),
  },
  'streaming.ping_busy': {
    ...ms,
    aspect: 'streaming',
    target: 50,
    name: both('Ping during a reply, median', 'Ping pendant une réponse, médiane'),
    how: both('The same while she answers and speaks.', 'De même pendant qu’elle répond et parle.'),
  },
  'streaming.reply': {
    ...ms,
    aspect: 'streaming',
    target: 500,
    name: both('Short reply over the WebSocket, median', 'Réponse courte par WebSocket, médiane'),
    how: both('From sending the message to `turn_end`.', 'De l’envoi du message à `turn_end`.'),
  },
  'streaming.tokens_per_s': {
    aspect: 'streaming',
    unit: 'per_s',
    target: 20,
    better: 'higher',
    hard: false,
    weight: 1,
    name: both('Tokens per second', 'Jetons par seconde'),
    how: both(
      'Tokens of a longer answer after the first one, over the time from the first to the last.',
      'Jetons d’une réponse plus longue après le premier, sur le temps du premier au dernier.',
    ),
  },
  'streaming.largest_gap': {
    ...ms,
    aspect: 'streaming',
    target: 500,
    name: both('Longest silence within an answer', 'Plus long silence dans une réponse'),
    how: both('Between two `token` events of the same answers.', 'Entre deux événements `token` des mêmes réponses.'),
  },
  'streaming.flow': {
    ...share,
    aspect: 'streaming',
    target: 0.5,
    weight: 2,
    name: both('Tokens that come when they are made', 'Jetons qui arrivent quand ils naissent'),
    how: both(
      'The part of a longer answer’s time during which tokens arrive: a batch in disguise has next to none.',
      'La part du temps d’une longue réponse pendant laquelle des jetons arrivent : un bloc déguisé n’en a presque pas.',
    ),
  },
  'streaming.interrupt': {
    ...ms,
    aspect: 'streaming',
    target: 100,
    name: both('From interrupt to silence', 'De l’interruption au silence'),
    how: both(
      'From sending `interrupt` while she speaks to the last sound or word that still comes.',
      'De l’envoi de `interrupt` pendant qu’elle parle au dernier son ou mot qui arrive encore.',
    ),
  },
  'streaming.resume': {
    ...share,
    aspect: 'streaming',
    weight: 2,
    name: both('Words kept over a cut connection', 'Mots gardés malgré une coupure'),
    how: both(
      'An answer is cut off in the middle, resumed, and compared with what is stored.',
      'Une réponse est coupée au milieu, reprise, et comparée à ce qui est gardé.',
    ),
  },
  'humanity.valid_speech': {
    ...share,
    aspect: 'humanity',
    hard: true,
    weight: 2,
    name: both('Speech that can be heard', 'Parole qui s’entend'),
    how: both(
      'Of the clips of each default voice: it decodes, is as long as its text, is not silent, does not clip, has no dead air above 1 s.',
      'Parmi les extraits de chaque voix par défaut : se décode, dure autant que son texte, n’est pas muet, ne sature pas, n’a pas de blanc de plus d’1 s.',
    ),
  },
  'humanity.first_audio': {
    ...ms,
    aspect: 'humanity',
    target: 30,
    name: both('First sound of /tts, median', 'Premier son de /tts, médiane'),
    how: both(
      'From sending `POST /tts` (pcm) to the first byte of sound.',
      'De l’envoi de `POST /tts` (pcm) au premier octet de son.',
    ),
  },
  'humanity.tts': {
    ...ms,
    aspect: 'humanity',
    target: 50,
    name: both('Whole short sentence by /tts, median', 'Phrase courte entière par /tts, médiane'),
    how: both('The same, to the last byte.', 'De même, jusqu’au dernier octet.'),
  },
  'humanity.real_time': {
    aspect: 'humanity',
    unit: 'ratio',
    target: 0.2,
    better: 'lower',
    hard: false,
    weight: 1,
    name: both('Time to speak ÷ length of the speech', 'Temps de synthèse ÷ durée de la parole'),
    how: both('Over all clips.', 'Sur tous les extraits.'),
  },
  'humanity.word_errors': {
    ...share,
    aspect: 'humanity',
    target: 0.15,
    better: 'lower',
    name: both('Words that her ear mishears of her voice', 'Mots que son oreille entend mal de sa voix'),
    how: both(
      'Where she has an ear: what `POST /stt` hears of the same clips, as word error rate.',
      'Là où elle a une oreille : ce que `POST /stt` entend des mêmes extraits, en taux d’erreur.',
    ),
  },
  'humanity.memory': {
    ...share,
    aspect: 'humanity',
    name: both('Knows what was said two turns ago', 'Sait ce qui fut dit deux tours avant'),
    how: both(
      'A name and a number are told, something else is talked about, and both are asked for.',
      'Un nom et un nombre sont dits, on parle d’autre chose, et on les redemande.',
    ),
  },
  'humanity.language': {
    ...share,
    aspect: 'humanity',
    name: both('Answers in the language asked', 'Répond dans la langue de la question'),
    how: both(
      'Questions in English and French; the answer’s small words tell its language.',
      'Questions en anglais et en français ; les petits mots de la réponse disent sa langue.',
    ),
  },
  'connectivity.routes': {
    ...share,
    aspect: 'connectivity',
    weight: 2,
    name: both('Routes that answer as documented', 'Routes qui répondent comme prévu'),
    how: both(
      'Every route is visited and its answer held against its schema; a conversation is made, searched, read, exported, renamed and deleted. A route of another version may be missing.',
      'Chaque route est visitée et sa réponse comparée à son schéma ; une conversation est créée, cherchée, lue, exportée, renommée et supprimée. Une route d’une autre version peut manquer.',
    ),
  },
  'connectivity.route_time': {
    ...ms,
    aspect: 'connectivity',
    target: 50,
    name: both('Time of a route, median', 'Temps d’une route, médiane'),
    how: both(
      'From sending to the last byte, over those that only read.',
      'De l’envoi au dernier octet, sur celles qui ne font que lire.',
    ),
  },
  'connectivity.parts_time': {
    ...ms,
    aspect: 'connectivity',
    target: 500,
    name: both('Time to reach a part of her, slowest', 'Temps pour joindre une partie d’elle, la plus lente'),
    how: both(
      'What `/health` says that it took to reach each brain, voice, ear and the database.',
      'Ce que `/health` dit du temps pour joindre chaque cerveau, voix, oreille et la base.',
    ),
  },
  'connectivity.brains': {
    ...share,
    aspect: 'connectivity',
    name: both('Brains that are ready', 'Cerveaux prêts'),
    how: both(
      'Of the brains that `/stats` names, those that are `ready` or `busy`.',
      'Parmi les cerveaux de `/stats`, ceux qui sont `ready` ou `busy`.',
    ),
  },
  'connectivity.strangers': {
    ...share,
    aspect: 'connectivity',
    hard: true,
    weight: 2,
    name: both('Strangers that are refused', 'Étrangers refusés'),
    how: both(
      'Requests and sockets with a foreign `Host` or `Origin`; where a password was given, also without it and with a wrong one.',
      'Requêtes et connexions avec un `Host` ou un `Origin` étranger ; là où un mot de passe fut donné, aussi sans lui et avec un faux.',
    ),
  },
  'connectivity.secrets': {
    ...share,
    aspect: 'connectivity',
    hard: true,
    name: both('Answers that show no secret', 'Réponses qui ne montrent aucun secret'),
    how: both(
      'Status, pages, errors and their headers, searched for what looks like a key and for the password that was given.',
      'États, pages, erreurs et leurs en-têtes, fouillés pour ce qui ressemble à une clé et pour le mot de passe donné.',
    ),
  },
  'connectivity.gpu': {
    ...share,
    aspect: 'connectivity',
    target: 0.3,
    name: both('GPU during a reply', 'GPU pendant une réponse'),
    how: both(
      'The highest utilization that `/stats` shows while she answers, where a GPU is there, tells how busy it is, and the brain is on this machine.',
      'L’utilisation la plus haute que `/stats` montre pendant une réponse, là où il y a un GPU et un cerveau local.',
    ),
  },
} as const satisfies Record<string, Target>

export type MetricId = keyof typeof TARGETS

export const METRIC_IDS = Object.keys(TARGETS) as readonly MetricId[]
