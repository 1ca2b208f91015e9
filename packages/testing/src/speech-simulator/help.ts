/** What `main.ts --help` prints. */
export const HELP = `A server on loopback that speaks OpenAI's POST /v1/audio/speech in tones, as well or as badly as it is told.

  node packages/testing/src/speech-simulator/main.ts [flags]

It prints TTS_BASE_URL and TTS_MODEL, and on Ctrl-C how often it answered with which status.
The tone lasts as long as the text takes to say, at the speed that is asked for; each voice has its own pitch.

  --port 9200             any free one without this flag
  --model NAME            tts-1
  --voice NAME            listed by GET /v1/audio/voices, as often as wanted; no such route without it

Pace
  --first-byte-ms 200     from the request to the first piece
  --piece-ms 20           between two pieces
  --piece-bytes 961       the size of a piece; odd ones cut samples in two

Sound
  --rate 16000            samples per second; 24000 without this flag
  --stereo                two channels that say the same
  --float                 32-bit floats (WAV only)
  --extra-chunks          LIST and fact before the samples, LIST after them (WAV only)
  --told-length LENGTH    what the WAV header says: true, zero, maximum (0xFFFFFFFF), too-long or too-short
  --content-length LENGTH a content-length that is true, too-long or too-short; chunked without this flag

Faults: --fault WHAT
  stall:9600  cut:9600    nothing more comes after so many bytes, or the connection breaks
  status:500              this status in place of a sound
  html                    a page in place of a sound
  mp3                     whatever was asked for
  silent                  a sound that is only silence
  refuse  hang            the connection is dropped; or never a word`
