/** An HTTP answer, as far as this adapter looks at it. */
export type Answer = {
  readonly status: number
  /** Whether the status is 2xx. */
  readonly ok: boolean
  readonly headers: Pick<Headers, 'get'>
  /** Leaving it early closes the connection; reading it to its end keeps the connection for the next request. */
  readonly body: AsyncIterable<Uint8Array>
}
