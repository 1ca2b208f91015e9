import type { Finding, LocalText } from '@eva/protocol'
import { both } from './local-text.ts'

type Kind = Omit<Finding, 'id' | 'detail'>

const kind = (
  aspect: Finding['aspect'],
  severity: Finding['severity'],
  title: LocalText,
  fix: LocalText | null = null,
  security = false,
): Kind => ({ aspect, severity, security, title, fix })

/** Everything that can be wrong, by name. Names are stable from review to review. */
export const FINDINGS = {
  health_shape: kind(
    'quality',
    'major',
    both('/health is not what it should be', '/health n’est pas ce qu’il devrait être'),
  ),
  health_dishonest: kind(
    'quality',
    'critical',
    both('/health says well of a part that is not', '/health dit bien d’une partie qui ne va pas'),
  ),
  no_answer: kind(
    'quality',
    'critical',
    both('She answers no message', 'Elle ne répond à aucun message'),
    both(
      'GET /health says which brain fails and why; the built-in responder needs nothing: EVA_LLM=…,scripted.',
      'GET /health dit quel cerveau échoue et pourquoi ; le moteur intégré n’a besoin de rien : EVA_LLM=…,scripted.',
    ),
  ),
  part_unwell: kind('quality', 'major', both('A part of her is not well', 'Une partie d’elle ne va pas bien')),
  bad_input_taken: kind(
    'quality',
    'major',
    both('Bad input was not refused as it should be', 'Une mauvaise entrée n’a pas été refusée comme il faut'),
  ),
  bad_input_harms: kind('quality', 'critical', both('Bad input harmed her', 'Une mauvaise entrée lui a nui')),
  error_shape: kind(
    'quality',
    'minor',
    both('Errors have another shape than documented', 'Les erreurs ont une autre forme que prévu'),
  ),
  rate_limit_header_wrong: kind(
    'quality',
    'major',
    both('The rate-limit headers do not count down', 'Les en-têtes de quota ne décomptent pas'),
  ),
  cached_replies: kind(
    'latency',
    'critical',
    both('Replies come from a cache', 'Les réponses viennent d’un cache'),
    both(
      'Answer every message anew: a cache makes no companion.',
      'Répondre à neuf à chaque message : un cache ne fait pas une compagne.',
    ),
  ),
  collapses_under_load: kind(
    'latency',
    'critical',
    both('She becomes slow after a few messages', 'Elle devient lente après quelques messages'),
    both(
      'Add a second brain, so that a used-up quota costs nothing: EVA_LLM.',
      'Ajouter un second cerveau, pour qu’un quota épuisé ne coûte rien : EVA_LLM.',
    ),
  ),
  messages_lost: kind(
    'latency',
    'critical',
    both('Messages were not answered', 'Des messages sont restés sans réponse'),
  ),
  stats_lie: kind(
    'latency',
    'critical',
    both('/stats says something else than the clock', '/stats dit autre chose que l’horloge'),
  ),
  ping_ignored: kind('streaming', 'major', both('Pings are not answered', 'Les pings restent sans réponse')),
  batch_in_disguise: kind(
    'streaming',
    'critical',
    both('Answers come in one lump', 'Les réponses arrivent d’un bloc'),
    both('Send each token as it is made.', 'Envoyer chaque jeton dès qu’il naît.'),
  ),
  interrupt_ignored: kind(
    'streaming',
    'critical',
    both('She goes on when interrupted', 'Elle continue quand on l’interrompt'),
  ),
  resume_loses: kind(
    'streaming',
    'major',
    both('Words are lost over a cut connection', 'Des mots se perdent dans une coupure'),
  ),
  silent_speech: kind('humanity', 'critical', both('Her voice is silent', 'Sa voix est muette')),
  speech_invalid: kind('humanity', 'critical', both('Her speech cannot be decoded', 'Sa parole ne se décode pas')),
  speech_length: kind(
    'humanity',
    'major',
    both('Her speech is not as long as its text', 'Sa parole n’a pas la longueur de son texte'),
  ),
  speech_clips: kind('humanity', 'major', both('Her voice clips', 'Sa voix sature')),
  dead_air: kind('humanity', 'major', both('There is dead air in her speech', 'Il y a des blancs dans sa parole')),
  forgets: kind(
    'humanity',
    'major',
    both('She forgets what was said two turns ago', 'Elle oublie ce qui fut dit deux tours avant'),
  ),
  wrong_language: kind(
    'humanity',
    'major',
    both('She answers in another language', 'Elle répond dans une autre langue'),
  ),
  route_fails: kind(
    'connectivity',
    'major',
    both('A route does not answer as documented', 'Une route ne répond pas comme prévu'),
  ),
  brain_unready: kind('connectivity', 'minor', both('A brain is not ready', 'Un cerveau n’est pas prêt')),
  open_to_strangers: kind(
    'connectivity',
    'critical',
    both('Strangers are let in', 'Des étrangers entrent'),
    both(
      'Check Host and Origin on every route and upgrade.',
      'Vérifier Host et Origin sur chaque route et chaque connexion.',
    ),
    true,
  ),
  open_door: kind(
    'connectivity',
    'critical',
    both('Who has no password gets in', 'On entre sans mot de passe'),
    both(
      'Set EVA_PASSWORD, and let nothing before her open the door: EVA_API_KEY alone guards nothing.',
      'Définir EVA_PASSWORD, et ne rien mettre devant elle qui ouvre la porte : EVA_API_KEY seule ne garde rien.',
    ),
    true,
  ),
  secret_shown: kind(
    'connectivity',
    'critical',
    both('A secret can be read', 'Un secret se lit'),
    both(
      'Take it out of what is shown, and replace the key: it is known now.',
      'L’ôter de ce qui se montre, et remplacer la clé : elle est connue.',
    ),
    true,
  ),
  gpu_idle: kind(
    'connectivity',
    'major',
    both('A GPU is there and idle', 'Un GPU est là et ne fait rien'),
    both('The start says why llama.cpp does not use it.', 'Le démarrage dit pourquoi llama.cpp ne l’utilise pas.'),
  ),
  project_fails: kind('quality', 'major', both('The project’s own tests fail', 'Les tests du projet échouent')),
  probe_failed: kind(
    'quality',
    'major',
    both('Something could not be looked at', 'Quelque chose n’a pas pu être examiné'),
  ),
  machine_busy: kind(
    'latency',
    'minor',
    both('The machine of the reviewer was busy', 'La machine de l’examinateur était occupée'),
    both('Review her again when nothing else runs.', 'La réexaminer quand rien d’autre ne tourne.'),
  ),
} as const satisfies Record<string, Kind>

export type FindingId = keyof typeof FINDINGS

/** @param about what it is about, where it may be there more than once */
export function finding(id: FindingId, detail: LocalText, about: string | null = null): Finding {
  return { id: about === null ? id : `${id}:${about}`, ...FINDINGS[id], detail }
}

const RANK = { critical: 0, major: 1, minor: 2 } as const

/** Worst first. */
export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
