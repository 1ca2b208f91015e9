import { type ErrorCode, HTTP_STATUS_BY_ERROR_CODE, MAX_CLIENT_FRAME_BYTES, MAX_MESSAGE_CHARS } from '@eva/protocol'
import { json } from '../client/http-client.ts'

/** A wrong request, and the one code that it must get; the code has its status. */
export type BadRequest = {
  readonly name: string
  readonly path: string
  readonly init: RequestInit
  readonly code: ErrorCode
}

/** A wrong frame on `/ws/chat`: she complains and lives, or closes the socket with the code that says why. */
export type BadFrame = {
  readonly name: string
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
  { name: 'an empty message', path: '/chat', init: json({ message: '   ' }), code: 'invalid_request' },
  { name: 'a message that is a number', path: '/chat', init: json({ message: 7 }), code: 'invalid_request' },
  {
    name: 'a message that is too long',
    path: '/chat',
    init: json({ message: 'x'.repeat(MAX_MESSAGE_CHARS + 1) }),
    code: 'invalid_request',
  },
  { name: 'JSON that is broken', path: '/chat', init: post('{"message":'), code: 'invalid_request' },
  {
    name: 'another content type',
    path: '/chat',
    init: post('message=hello', 'text/csv'),
    code: 'unsupported_media_type',
  },
  {
    name: 'a body that is far too large',
    path: '/chat',
    init: post(`{"message":"${'x'.repeat(FAR_TOO_LARGE)}"}`),
    code: 'payload_too_large',
  },
  {
    name: 'a session id with a path in it',
    path: '/chat',
    init: json({ message: 'Hello', session_id: '../../etc' }),
    code: 'invalid_request',
  },
  {
    name: 'a voice that there is not',
    path: '/tts',
    init: json({ text: 'Hello.', voice: 'nobody:here' }),
    code: 'invalid_request',
  },
  {
    name: 'a conversation that there is not',
    path: '/sessions/nobody-was-here',
    init: {},
    code: 'conversation_not_found',
  },
  { name: 'a method that there is not', path: '/health', init: { method: 'PUT' }, code: 'method_not_allowed' },
]

/** RFC 6455, section 7.4.1: a message that is too big to process. */
const TOO_BIG = 1009
/** A tenth of a second of silence at 16 kHz, where nobody said that sound would come. */
const SOUND_BYTES = 3_200

export const BAD_FRAMES: readonly BadFrame[] = [
  { name: 'a frame of broken JSON', frame: '{"type":"message","message":', must: { complain: ['invalid_frame'] } },
  { name: 'a frame of an unknown type', frame: '{"type":"dance"}', must: { complain: ['invalid_frame'] } },
  {
    name: 'sound that nobody announced',
    frame: new Uint8Array(SOUND_BYTES),
    must: { complain: ['invalid_frame', 'no_ear'] },
  },
  { name: 'a frame that is too large', frame: 'x'.repeat(MAX_CLIENT_FRAME_BYTES + 1), must: { close: TOO_BIG } },
]
