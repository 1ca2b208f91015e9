import { type Clock, EvaError, type FacePart, type FaceVideo, type TalkingHead } from '@eva/core'

/** How long the server may think before its first byte, in ms: a head of ten seconds takes about as long to begin. */
const PATIENCE_MS = 30_000
/** Most characters of the server's own words that are passed on. */
const QUOTE_CHARS = 200

/**
 * Speaks to a talking-head server at `url`: `POST` with `{text, mood, audio}`, the audio as a base64 WAV, answered by a
 * video of any kind, which is passed on as it comes. No redirect is followed: the address is the one that was configured.
 */
export function createTalkingHead({ url, clock }: { readonly url: string; readonly clock: Clock }): TalkingHead {
  async function film({ text, wav, mood }: FacePart, signal: AbortSignal): Promise<FaceVideo> {
    const inTime = new AbortController()
    const tooLong = new AbortController()
    const wanted = AbortSignal.any([signal, tooLong.signal])
    clock.sleep(PATIENCE_MS, inTime.signal).then(
      () => tooLong.abort(away(url, `did not answer within ${PATIENCE_MS / 1000} s`)),
      () => 'it answered in time',
    )
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'video/*' },
        body: JSON.stringify({ text, mood, audio: Buffer.from(wav).toString('base64') }),
        redirect: 'error',
        signal: wanted,
      })
      if (!answer.ok) throw away(url, `answered ${answer.status}${quote(await answer.text())}`)
      if (answer.body === null) throw away(url, 'answered without a picture')
      const contentType = answer.headers.get('content-type') ?? 'application/octet-stream'
      if (!/^(?:video|image|multipart)\/|^application\/octet-stream/i.test(contentType)) {
        throw away(url, `answered ${contentType}, which is no picture${quote(await answer.text())}`)
      }
      return { contentType, bytes: answer.body }
    } catch (thrown) {
      signal.throwIfAborted()
      if (thrown instanceof EvaError) throw thrown
      tooLong.signal.throwIfAborted()
      throw away(url, 'cannot be reached', thrown)
    } finally {
      inTime.abort()
    }
  }
  return { film }
}

function away(url: string, why: string, cause?: unknown): EvaError {
  return new EvaError('face_unreachable', `The talking-head server at ${new URL(url).origin} ${why}.`, {
    cause,
    fix: 'Start it, or mend DITTO_URL; without DITTO_URL the mouth comes as visemes.',
  })
}

function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim().slice(0, QUOTE_CHARS).toWellFormed()
  return line === '' ? '' : `: ${line}`
}
