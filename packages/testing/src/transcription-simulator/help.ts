/** What `main.ts --help` prints. */
export const HELP = `A server on loopback that speaks OpenAI's POST /v1/audio/transcriptions, and understands what it is told to.

  node packages/testing/src/transcription-simulator/main.ts [flags]

It prints STT_BASE_URL and STT_MODEL, and on Ctrl-C how often it answered with which status.
Without --text it says how long it heard somebody.

  --port 9300             any free one without this flag
  --model NAME            whisper-1
  --text WORDS            what it understands; several are given in turn, over and over
  --language NAME         what it tells of the language; english without this flag
  --after-ms 80           from a request to its answer
  --no-speech 0.9         how sure it is that nobody spoke; 0.02 without this flag

Faults: --fault WHAT
  stall:20  cut:20        nothing more comes after so many bytes, or the connection breaks
  status:500              this status in place of a text
  spent:6.3525            Groq's 429 with its headers, over after so many seconds
  html                    a page in place of a text
  refuse  hang            the connection is dropped; or never a word`
