import {
  type ErrorCode,
  HTTP_STATUS_BY_ERROR_CODE,
  type LocalText,
  MAX_CLIENT_FRAME_BYTES,
  MAX_MESSAGE_CHARS,
} from '@eva/protocol'
import { json } from '../client/http-client.ts'
import { both } from '../local-text.ts'

/** A wrong request, and the one code that it must get; the code has its status. */
export type BadRequest = {
  readonly name: LocalText
  readonly path: string
  readonly init: RequestInit
  readonly code: ErrorCode
}

/** A wrong frame on `/ws/chat`: she complains and lives, or closes the socket with the code that says why. */
export type BadFrame = {
  readonly name: LocalText
  readonly frame: string | Uint8Array
  readonly must: { readonly complain: readonly ErrorCode[] } | { readonly close: number }
}

export const statusFor = (code: ErrorCode): number => HTTP_STATUS_BY_ERROR_CODE[code]

const post = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
})

/** More than any body may have, in characters. */
const FAR_TOO_LARGE = 600_000

export const BAD_REQUESTS: readonly BadRequest[] = [
  {
    name: both('an empty message', 'un message vide'),
    path: '/chat',
    init: json({ message: '   ' }),
    code: 'invalid_request',
  },
  {
    name: both('a message that is a number', 'un message qui est un nombre'),
    path: '/chat',
    init: json({ message: 7 }),
    code: 'invalid_request',
  },
  {
    name: both('a message that is too long', 'un message trop long'),
    path: '/chat',
    init: json({ message: 'x'.repeat(MAX_MESSAGE_CHARS + 1) }),
    code: 'invalid_request',
  },
  {
    name: both('JSON that is broken', 'du JSON cassé'),
    path: '/chat',
    init: post('{"message":'),
    code: 'invalid_request',
  },
  {
    name: both('another content type', 'un autre type de contenu'),
    path: '/chat',
    init: post('message=hello', 'text/csv'),
    code: 'unsupported_media_type',
  },
  {
    name: both('a body that is far too large', 'un corps bien trop grand'),
    path: '/chat',
    init: post(`{"message":"${'x'.repeat(FAR_TOO_LARGE)}"}`),
    code: 'payload_too_large',
  },
  {
    name: both('a session id with a path in it', 'une session dont l’id contient un chemin'),
    path: '/chat',
    init: json({ message: 'Hello', session_id: '../../etc' }),
    code: 'invalid_request',
  },
  {
    name: both('a voice that there is not', 'une voix qui n’existe pas'),
    path: '/tts',
    init: json({ text: 'Hello.', voice: 'nobody:here' }),
    code: 'invalid_request',
  },
  {
    name: both('a conversation that there is not', 'une conversation qui n’existe pas'),
    path: '/sessions/nobody-was-here',
    init: {},
    code: 'conversation_not_found',
  },
  {
    name: both('a method that there is not', 'une méthode qui n’existe pas'),
    path: '/health',
    init: { method: 'PUT' },
    code: 'method_not_allowed',
  },
]

/** RFC 6455, section 7.4.1: a message that is too big to process. */
const TOO_BIG = 1009
/** A tenth of a second of silence at 16 kHz, where nobody said that sound would come. */
const SOUND_BYTES = 3_200

export const BAD_FRAMES: readonly BadFrame[] = [
  {
    name: both('a frame of broken JSON', 'une trame de JSON cassé'),
    frame: '{"type":"message","message":',
    must: { complain: ['invalid_frame'] },
  },
  {
    name: both('a frame of an unknown type', 'une trame d’un type inconnu'),
    frame: '{"type":"dance"}',
    must: { complain: ['invalid_frame'] },
  },
  {
    name: both('sound that nobody announced', 'du son que personne n’a annoncé'),
    frame: new Uint8Array(SOUND_BYTES),
    must: { complain: ['invalid_frame', 'no_ear'] },
  },
  {
    name: both('a frame that is too large', 'une trame trop grande'),
    frame: 'x'.repeat(MAX_CLIENT_FRAME_BYTES + 1),
    must: { close: TOO_BIG },
  },
]
