import { parseJson, readBody, readModelList, send } from '../openai-http/index.ts'
import { httpFailure } from './failure.ts'
import { byPreference, listedVoices } from './listed-voices.ts'
import { familyOf, isKokoroName, KOKORO, modelThatSpeaks } from './model-families.ts'
import { type SpeechServer, voiceInfos } from './speech-server.ts'

/**
 * Asks the server what it has (`GET /models` and `GET /audio/voices`, which cost nothing), and remembers it: the model
 * where none is configured, and the voices where it lists any.
 *
 * @returns the names of its models; `null` for a server that lists none
 * @throws EvaError `voice_failed` when it cannot be reached or refuses; the signal's reason when it aborts
 */
export async function learnVoices(server: SpeechServer, signal: AbortSignal): Promise<readonly string[] | null> {
  const [models, voices] = await Promise.all([list(server, '/models', signal), list(server, '/audio/voices', signal)])
  const names = readModelList(models)?.map(({ id }) => id) ?? null
  server.model = server.configuredModel ?? modelThatSpeaks(names ?? []) ?? server.model
  server.family = familyOf(server.model, server.base.at('/').hostname)
  const listed = listedVoices(voices, server.model, server.family)
  if (listed.some(({ name }) => isKokoroName(name))) server.family = KOKORO
  const known = listed.length > 0 ? byPreference(listed, server.family) : server.family.voices
  server.voices = voiceInfos(known, server.preferred, server.family)
  return names
}

/** What a route lists; `undefined` for a server that does not have it. */
async function list(server: SpeechServer, route: '/models' | '/audio/voices', signal: AbortSignal): Promise<unknown> {
  const answer = await send(server, { url: server.base.at(route), body: null }, signal)
  const body = await readBody(server, answer, signal)
  if (answer.ok) return parseJson(body)
  // The list of voices is nobody's standard: whatever goes wrong with it, the server may speak all the same.
  const matters = route === '/models' && (answer.status === 401 || answer.status === 403 || answer.status >= 500)
  if (matters) throw httpFailure(server, answer, body)
  return undefined
}
