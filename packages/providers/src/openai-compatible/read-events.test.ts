import { expect, it } from 'vitest'
import { readEvents, type ServerSentData } from './read-events.ts'

/** A body of these chunks; counts how often it was cancelled. */
function bodyOf(chunks: readonly (string | Uint8Array)[]): {
  body: ReadableStream<Uint8Array>
  cancelled: () => number
} {
  const encoder = new TextEncoder()
  const left = [...chunks]
  let cancelled = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift()
        if (next === undefined) controller.close()
        else controller.enqueue(typeof next === 'string' ? encoder.encode(next) : next)
      },
      cancel() {
        cancelled += 1
      },
    },
    { highWaterMark: 0 },
  )
  return { body, cancelled: () => cancelled }
}

async function collect(body: ReadableStream<Uint8Array>): Promise<ServerSentData[]> {
  const events: ServerSentData[] = []
  for await (const event of readEvents(body)) events.push(event)
  return events
}

const read = (chunks: readonly (string | Uint8Array)[]): Promise<ServerSentData[]> => collect(bodyOf(chunks).body)

const data = (...texts: readonly string[]): ServerSentData[] => texts.map((text) => ({ type: 'data', data: text }))

it.each([
  ['one event in a chunk', ['data: a\n\n', 'data: b\n\n']],
  ['several events in a chunk', ['data: a\n\ndata: b\n\n']],
  ['events cut anywhere', ['d', 'ata', ': a', '\n', '\nda', 'ta: b\n', '\n']],
  ['other line ends', ['data: a\r\rdata: b\r\n\r\n']],
  [
    'comments, names, ids and blank lines between',
    [': keep-alive\n\n\n', 'event: x\nid: 1\ndata: a\n\n:\n', 'data:b\n\n'],
  ],
])('reads %s', async (_name, chunks) => {
  expect(await read(chunks)).toEqual(data('a', 'b'))
})

it('gives each event before it asks for more of the body', async () => {
  const { body } = bodyOf(['data: a\n\ndata: b', '\n\n'])
  const events = readEvents(body)
  expect((await events.next()).value).toEqual({ type: 'data', data: 'a' })
  await events.return()
})

it('puts a character together that was cut between chunks', async () => {
  const bytes = new TextEncoder().encode('data: 👋\n\n')
  for (let cut = 1; cut < bytes.length; cut += 1) {
    expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(data('👋'))
  }
})

it('drops what was cut by the end, and puts nothing in its place', async () => {
  expect(await read(['data: a\n\n', 'data: half'])).toEqual(data('a'))
  expect(await read(['data: a\n\ndata: ', Uint8Array.of(0xf0, 0x9f)])).toEqual(data('a'))
})

it('ends at [DONE] without waiting for the end of the body, and reads on to it', async () => {
  const { body, cancelled } = bodyOf(['data: a\n\ndata: [DONE]\n\n', 'data: late\n\n', ': bye\n\n'])
  expect(await collect(body)).toEqual([...data('a'), { type: 'done' }])
  expect(cancelled()).toBe(0)
})

it('takes [DONE] inside a text for text', async () => {
  expect(await read(['data: "data: [DONE]"\n\n'])).toEqual(data('"data: [DONE]"'))
})

it('cancels the body when its reader leaves', async () => {
  const { body, cancelled } = bodyOf(['data: a\n\ndata: b\n\n', 'data: c\n\n'])
  for await (const event of readEvents(body)) if (event.type === 'data') break
  expect(cancelled()).toBe(1)
})

it('gives up on an event that never ends', async () => {
  const { body, cancelled } = bodyOf(Array.from({ length: 40 }, () => 'data: '.padEnd(65_536, 'x')))
  expect(await collect(body)).toEqual([{ type: 'too_long' }])
  expect(cancelled()).toBe(1)
})
