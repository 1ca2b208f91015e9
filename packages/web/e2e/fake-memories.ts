import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MemoryBody } from '@eva/protocol'

/** What a fake Eva remembers, and the conversations that are off her record. */
export type FakeMemories = {
  memories: MemoryBody[]
  paused: boolean
  offRecord: Set<string>
  /** `false` for an address that is not hers. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
}

const DAY = '2026-01-04T09:00:00.000Z'

/** A memory; only what a test cares about need be said. */
export const fakeMemory = (given: Partial<MemoryBody> & Pick<MemoryBody, 'id' | 'text'>): MemoryBody => ({
  source: given.text,
  session_id: null,
  turn_id: null,
  created_at: DAY,
  updated_at: DAY,
  edited: false,
  recalled: 0,
  last_recalled_at: null,
  ...given,
})

export function createFakeMemories(): FakeMemories {
  const fake: FakeMemories = { memories: [], paused: false, offRecord: new Set(), answer }
  let written = 0

  function answer(request: IncomingMessage, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://eva')
    const offRecord = /^\/sessions\/([^/]+)\/off-record$/.exec(url.pathname)
    if (offRecord === null && !/^\/memories(\/|$)/.test(url.pathname)) return false
    void readJson(request).then((body) => {
      const { status, value } =
        offRecord === null ? reply(request.method ?? 'GET', url, body) : setOff(offRecord[1], body)
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(value === null ? undefined : JSON.stringify(value))
    })
    return true
  }

  function setOff(id = '', body: Record<string, unknown>) {
    if (body.off_record === true) fake.offRecord.add(id)
    else fake.offRecord.delete(id)
    return { status: 200, value: body }
  }

  function reply(method: string, url: URL, body: Record<string, unknown>): { status: number; value: unknown } {
    const id = url.pathname.split('/')[2]
    if (id === 'paused') {
      fake.paused = body.paused === true
      return { status: 200, value: body }
    }
    if (method === 'GET') {
      const query = (url.searchParams.get('q') ?? '').toLowerCase()
      const found = fake.memories.filter(({ text }) => text.toLowerCase().includes(query))
      const offset = Number(url.searchParams.get('offset'))
      const memories = found.slice(offset, offset + Number(url.searchParams.get('limit')))
      return { status: 200, value: { paused: fake.paused, total: found.length, memories } }
    }
    if (method === 'POST') {
      const memory = fakeMemory({ id: `written-${++written}`, text: String(body.text), source: '' })
      fake.memories.unshift(memory)
      return { status: 201, value: memory }
    }
    if (method === 'PATCH') {
      const changed = fake.memories.map((each) =>
        each.id === id ? { ...each, text: String(body.text), edited: true } : each,
      )
      fake.memories = changed
      return { status: 200, value: changed.find((each) => each.id === id) }
    }
    fake.memories = id === undefined ? [] : fake.memories.filter((each) => each.id !== id)
    return { status: 204, value: null }
  }

  return fake
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}
