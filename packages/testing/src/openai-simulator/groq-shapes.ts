import type { SimulatedBytes, SimulatedHttp } from './reply.ts'

/**
 * What Groq's servers have been seen to send, as literal text, so that a reader is tested against the wire and not
 * against the simulator. Numbers and words of the refusals are from public reports; names are made up, and headers that no
 * report shows are worked out from its numbers.
 */
const ADVICE = 'Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing'

const WHERE = 'for model `llama-3.1-8b-instant` in organization `org_simulated` service tier `on_demand` on '

/** The minute's tokens do not suffice for 6.3525 s. */
export const TOO_MANY_TOKENS_PER_MINUTE: SimulatedHttp = {
  type: 'http',
  status: 429,
  headers: {
    'content-type': 'application/json',
    'retry-after': '6.3525',
    'x-ratelimit-limit-requests': '14400',
    'x-ratelimit-remaining-requests': '14370',
    'x-ratelimit-reset-requests': '2m59.56s',
    'x-ratelimit-limit-tokens': '8000',
    'x-ratelimit-remaining-tokens': '261',
    'x-ratelimit-reset-tokens': '58.0425s',
  },
  body: `{"error":{"message":"Rate limit reached ${WHERE}tokens per minute (TPM): Limit 8000, Used 7739, Requested 1108. Please try again in 6.3525s. ${ADVICE}","type":"tokens","code":"rate_limit_exceeded"}}`,
}

/** The day's tokens do not suffice. The headers speak of the minute's, which are nearly all there. */
export const TOO_MANY_TOKENS_PER_DAY: SimulatedHttp = {
  type: 'http',
  status: 429,
  headers: {
    'content-type': 'application/json',
    'retry-after': '414.72',
    'x-ratelimit-limit-requests': '1000',
    'x-ratelimit-remaining-requests': '900',
    'x-ratelimit-reset-requests': '2h24m0s',
    'x-ratelimit-limit-tokens': '12000',
    'x-ratelimit-remaining-tokens': '11997',
    'x-ratelimit-reset-tokens': '15ms',
  },
  body: `{"error":{"message":"Rate limit reached ${WHERE}tokens per day (TPD): Limit 100000, Used 99996, Requested 484. Please try again in 6m54.72s. ${ADVICE}","type":"tokens","code":"rate_limit_exceeded"}}`,
}

/** Larger than a minute's tokens: no `retry-after`, since no waiting helps. */
export const TOO_LARGE: SimulatedHttp = {
  type: 'http',
  status: 413,
  headers: {
    'content-type': 'application/json',
    'x-ratelimit-limit-requests': '14400',
    'x-ratelimit-remaining-requests': '14399',
    'x-ratelimit-reset-requests': '6s',
    'x-ratelimit-limit-tokens': '8000',
    'x-ratelimit-remaining-tokens': '8000',
    'x-ratelimit-reset-tokens': '0s',
  },
  body: `{"error":{"message":"Request too large ${WHERE}tokens per minute (TPM): Limit 8000, Requested 32979, please reduce your message size and try again. ${ADVICE}","type":"tokens","code":"rate_limit_exceeded"}}`,
}

const chunk = (rest: string): string =>
  `data: {"id":"chatcmpl-0000","object":"chat.completion.chunk","created":1722540285,"model":"llama-3.1-8b-instant","system_fingerprint":"fp_0000",${rest}}\n\n`

/** A short answer. Its count stands in the last chunk's `x_groq`, among times in seconds, and nowhere else. */
export const COUNT_IN_X_GROQ: SimulatedBytes = {
  type: 'bytes',
  ending: 'end',
  chunks: [
    chunk(
      '"choices":[{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"x_groq":{"id":"req_0000"}',
    ),
    chunk('"choices":[{"index":0,"delta":{"content":"Hello"},"logprobs":null,"finish_reason":null}]'),
    chunk('"choices":[{"index":0,"delta":{"content":"!"},"logprobs":null,"finish_reason":null}]'),
    chunk(
      '"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"x_groq":{"id":"req_0000","usage":{"queue_time":0.022,"prompt_tokens":21,"prompt_time":0.0027,"completion_tokens":3,"completion_time":0.0063,"total_tokens":24,"total_time":0.009}}',
    ),
    'data: [DONE]\n\n',
  ],
}

/** An answer that fails after its first word, inside a stream that began with status 200. */
export const ERROR_MID_STREAM: SimulatedBytes = {
  type: 'bytes',
  ending: 'end',
  chunks: [
    chunk(
      '"choices":[{"index":0,"delta":{"role":"assistant","content":"Hello"},"logprobs":null,"finish_reason":null}]',
    ),
    'event: error\ndata: {"error":{"message":"Over capacity.","type":"server_error","code":"over_capacity"}}\n\n',
  ],
}
