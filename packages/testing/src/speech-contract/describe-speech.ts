import { afterAll, beforeAll, describe } from 'vitest'
import { itStops } from './abort-cases.ts'
import { itSounds } from './sound-cases.ts'
import type { OpenSpeech, SpeechUnderTest } from './speech-under-test.ts'
import { itTakesAnyText } from './text-cases.ts'
import { itTellsTimes } from './timing-cases.ts'

/** Longest a single case may take, so that a clip that hangs is a failure. Room for a slow voice on a busy machine. */
const CASE_LIMIT_MS = 180_000

/**
 * The suite that every voice engine passes. All cases share one engine from `open`, because what one request leaves
 * behind for the next is part of what is tested.
 */
export function describeSpeech(name: string, open: OpenSpeech): void {
  describe(`voice contract: ${name}`, { timeout: CASE_LIMIT_MS }, () => {
    let opened: SpeechUnderTest | undefined
    const engine = (): SpeechUnderTest => {
      if (opened === undefined) throw new Error('no voice is open outside a case')
      return opened
    }

    beforeAll(async () => {
      opened = await open()
    }, CASE_LIMIT_MS)

    afterAll(async () => {
      await opened?.speech.close()
      await opened?.dispose?.()
    }, CASE_LIMIT_MS)

    itSounds(engine)
    itTakesAnyText(engine)
    itTellsTimes(engine)
    itStops(engine)
  })
}
