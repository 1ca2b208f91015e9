import { expect, it } from 'vitest'
import { z } from 'zod'
import { chatRequestSchema, ttsRequestSchema } from './http-bodies.ts'
import { chooseRequestSchema, pullRequestSchema } from './model-bodies.ts'
import { parseAs } from './parse-as.ts'

const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })

it.each<[string, z.ZodType, unknown, string]>([
  ['a body that is a list', chatRequestSchema, [], 'must be a JSON object'],
  ['a body that is nothing', chatRequestSchema, null, 'must be a JSON object'],
  ['a missing field', chatRequestSchema, {}, 'message: is missing'],
  ['a number for a text', chatRequestSchema, { message: 5 }, 'message: must be text'],
  ['blanks', chatRequestSchema, { message: ' ' }, 'message: must not be empty'],
  ['a long message', chatRequestSchema, { message: 'x'.repeat(9_000) }, 'message: must have at most 8192 characters'],
  ['a word for a switch', chatRequestSchema, { message: 'x', speak: 'yes' }, 'speak: must be true or false'],
  [
    'a session id with a path',
    chatRequestSchema,
    { message: 'x', session_id: '../x' },
    'session_id: must be 1–64 characters of A-Z a-z 0-9 _ -',
  ],
  ['an empty voice', ttsRequestSchema, { text: 'x', voice: '' }, 'voice: must not be empty'],
  ['a format that is not made', ttsRequestSchema, { text: 'x', format: 'mp3' }, 'format: must be one of wav, pcm'],
  ['a speed beyond', ttsRequestSchema, { text: 'x', speed: 9 }, 'speed: must be at most 4'],
  ['a speed below', ttsRequestSchema, { text: 'x', speed: 0 }, 'speed: must be at least 0.25'],
  ['a query that is no number', listQuery, { limit: 'x' }, 'limit: must be a number'],
  ['a fraction in a query', listQuery, { limit: '1.5' }, 'limit: must be a whole number'],
  ['a specification of a path', pullRequestSchema, { spec: '/etc/x' }, 'spec: must begin with "hf:"'],
  ['one of two that is not there', pullRequestSchema, {}, 'give either id or spec'],
  ['a choice without a model', chooseRequestSchema, {}, 'id: is missing'],
])('says of %s in plain words what was expected', (_what, schema, value, reason) => {
  expect(parseAs(schema, value)).toEqual({
    ok: false,
    reason,
    param: reason.includes(': ') ? reason.split(':')[0] : null,
  })
})

it('gives what is good as its schema has it', () => {
  expect(parseAs(ttsRequestSchema, { text: 'Hello', more: 1 })).toEqual({
    ok: true,
    value: { text: 'Hello', format: 'wav', speed: 1, pitch: 1 },
  })
})
