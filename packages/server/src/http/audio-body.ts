import { EvaError } from '@eva/core'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Longest sound that is taken in one request, in ms. */
export const MAX_AUDIO_MS = 120_000
/** What that is at most: 48 kHz, two channels, 32 bits, and room for a header. */
export const MAX_AUDIO_BYTES = 48 * 1024 * 1024

/** Form fields beside the file; nobody needs more. */
const MAX_FIELDS = 8
const MAX_FIELD_BYTES = 1_024

/** Lets routes take a WAV file as their body, or as `file` of a form. */
export async function acceptAudio(app: FastifyInstance): Promise<void> {
  app.addContentTypeParser(
    /^audio\/(?:x-|vnd\.)?wave?/,
    { parseAs: 'buffer', bodyLimit: MAX_AUDIO_BYTES },
    (_request, body, done) => done(null, body),
  )
  await app.register(multipart, {
    limits: { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, fileSize: MAX_AUDIO_BYTES },
  })
}

/** A sound that was sent, and what was said about it. */
export type SentAudio = { readonly bytes: Uint8Array; readonly fields: Readonly<Record<string, string>> }

/**
 * The sound of a request: its whole body, or the form's `file`.
 *
 * @throws EvaError `invalid_request` when there is none, `payload_too_large` when it is larger than any that is taken
 */
export async function readAudio(request: FastifyRequest): Promise<SentAudio> {
  if (Buffer.isBuffer(request.body)) return { bytes: request.body, fields: {} }
  if (!request.isMultipart()) throw noSound()
  let bytes: Uint8Array | null = null
  const fields: Record<string, string> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else bytes = await part.toBuffer()
  }
  if (bytes === null) throw noSound()
  return { bytes, fields }
}

const noSound = (): EvaError =>
  new EvaError('invalid_request', 'The request holds no sound.', {
    param: 'file',
    fix: 'Send a WAV file as audio/wav, or as the file of a form.',
  })
