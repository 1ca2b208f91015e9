/** What `main.ts --help` prints. */
export const HELP = `A server on loopback that speaks OpenAI's streaming chat completions, as well or as badly as it is told.

  node packages/testing/src/openai-simulator/main.ts [flags]

It prints OPENAI_BASE_URL and OPENAI_MODEL, and on Ctrl-C how often it answered with which status.
It says the user's message back and a few sentences; one word is one token. Where the last message is the
assistant's and begins that answer, it goes on with it.

  --port 9100             any free one without this flag
  --model NAME            simulated-model

Pace
  --first-token-ms 80     from the request to the first token
  --token-ms 10           between two tokens
  --jitter-ms 20          the first token comes within ± so much
  --token-jitter-ms 3     so do the others
  --first-token-percentiles 50:80,90:120,99:400
                          the first token as in a measurement, in place of the two flags for it above
  --seed 1                of jitter and of faults with a share: the same seed, the same run

Quota, kept as Groq keeps it (headers on every answer, 429 and 413 in its words); each flag sets one limit
  --tpm 6000              tokens per minute: a bucket that refills continuously, charged with the prompt and the
                          declared max_tokens when the request comes
  --rpm 30                requests in any minute; in no header
  --rpd 14400             requests per day
  --tpd 500000            tokens per day; in no header
  --rpm-refills           requests per minute refill continuously too, one every 2 s of 30
  --refunds               what an answer left of its max_tokens is given back when it ends

Faults: --fault WHAT[@WHEN], as often as wanted; where several are due, the first
  slow-start:2000         the first token after so many ms
  slow-tokens:200         every further token after so many ms
  stall:5                 nothing more comes after 5 tokens
  cut:5                   the connection breaks after 5 tokens
  error:5                 an error in the stream after 5 tokens
  garbage:5               a piece that is neither JSON nor UTF-8 after 5 tokens, then the rest
  split-characters        every event in two pieces, cut within a character
  no-done                 no [DONE] at the end
  early-end               neither [DONE] nor a finish reason
  status:500              this status in place of an answer
  hang-after-headers      headers, and never a body
  hang                    never a header: nobody is at home, and no quota is kept
  refuse                  the connection is dropped, and no quota is kept
 WHEN is each request if not said, or
  @10%                    each with this probability
  @3  @3-6  @3-           by number, from 1
  @/4                     every fourth
  @10s-20s  @10s-         by time since the start`
