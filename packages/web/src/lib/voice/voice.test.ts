import { describe, expect, it } from 'vitest'
import { fakeChat } from '../testing/fake-chat.ts'
import { type Recogniser, type RecogniserHandlers, recogniserOwner } from './browser-recogniser.ts'
import { createDictation } from './dictation.ts'
import { levelOf, shownLevel } from './level.ts'
import { troubleOf } from './microphone-trouble.ts'

describe('a refusal of the microphone', () => {
  it.each([
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission denied by system', 'denied_by_system'],
    ['SecurityError', '', 'denied'],
    ['NotFoundError', 'Requested device not found', 'missing'],
    ['OverconstrainedError', '', 'missing'],
    ['NotReadableError', 'Could not start audio source', 'in_use'],
    ['AbortError', '', 'in_use'],
    ['TypeError', '', 'failed'],
  ])('%s (%s) means %s', (name, message, trouble) => {
    expect(troubleOf(Object.assign(new Error(message), { name }))).toBe(trouble)
  })
})

describe('a level', () => {
  it('is the root mean square, shown by decibels', () => {
    expect(levelOf(new Int16Array(0))).toBe(0)
    expect(levelOf(Int16Array.of(16_384, -16_384))).toBe(0.5)
    expect([0, 0.001, 0.02, 0.2, 1].map((level) => Number(shownLevel(level).toFixed(2)))).toEqual([0, 0, 0.52, 1, 1])
  })
})

describe('the browser’s own recogniser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36', 'google'],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'microsoft'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1', 'apple'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'unknown'],
  ])('is told whose it is: %s', (userAgent, owner) => {
    expect(recogniserOwner(userAgent)).toBe(owner)
  })

  it('sends what it understood as a message, and does not listen while she answers', async () => {
    const { fake, dictation, handlers, log } = await dictating()
    handlers().onText('What about', false)
    expect(fake.chat.store.getState().caption).toEqual({ text: 'What about', phase: 'speaking' })
    handlers().onText('What about the sea', true)
    expect(fake.sent).toMatchObject([{ type: 'message', message: 'What about the sea' }])
    expect(fake.chat.store.getState().caption).toBeNull()
    expect(log).toEqual(['start', 'stop'])
    dictation.stop()
    expect(dictation.store.getState().isOn).toBe(false)
  })

  it('listens again after a silence, and says why it gave up', async () => {
    const { fake, dictation, handlers, log } = await dictating()
    handlers().onEnd(null)
    fake.pass(300)
    expect(log).toEqual(['start', 'start'])
    handlers().onEnd('network')
    fake.pass(300)
    expect(dictation.store.getState()).toEqual({ isOn: false, problem: 'network' })
    expect(log).toEqual(['start', 'start', 'stop'])
  })
})

async function dictating() {
  const fake = fakeChat({})
  await fake.chat.open(null)
  fake.greet()
  const log: string[] = []
  let made: RecogniserHandlers | null = null
  const recogniser: Recogniser = { start: () => void log.push('start'), stop: () => void log.push('stop') }
  const dictation = createDictation(fake.chat, fake.timers, (handlers) => {
    made = handlers
    return recogniser
  })
  dictation.start()
  const handlers = (): RecogniserHandlers => {
    if (made === null) throw new Error('no recogniser was made')
    return made
  }
  return { fake, dictation, handlers, log }
}
