/** Largest text frame that a client may send, in bytes; ws closes with 1009 above it. */
export const MAX_CLIENT_FRAME_BYTES = 65_536

/** Most fragments that one message may arrive in; more is an attack on memory, not a client. */
export const MAX_CLIENT_FRAGMENTS = 16

/** Longest message a person may send, in characters (UTF-16 code units). */
export const MAX_MESSAGE_CHARS = 8_192

/** Longest text for one `/tts` request, in characters; OpenAI's own limit. */
export const MAX_SPEECH_CHARS = 4_096

/** Longest memory, in characters: a sentence. */
export const MAX_MEMORY_CHARS = 300

/** Longest title of a conversation, in characters. */
export const MAX_TITLE_CHARS = 200
