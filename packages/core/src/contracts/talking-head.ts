/** What a face is driven by: what is said, and its sound as a WAV file. */
export type FacePart = { readonly text: string; readonly wav: Uint8Array; readonly mood: string }

/** A moving picture, as it is made. */
export type FaceVideo = { readonly contentType: string; readonly bytes: AsyncIterable<Uint8Array> }

/**
 * A server that makes a talking head of a voice. Aborting stops its work and throws the signal's reason; every other
 * failure is an `EvaError` `face_unreachable` that says what the server said.
 */
export type TalkingHead = {
  film(part: FacePart, signal: AbortSignal): Promise<FaceVideo>
}
