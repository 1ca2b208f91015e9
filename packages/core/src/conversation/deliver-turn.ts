import type { TurnStatus } from '@eva/protocol'
import { asEvaError, BargeIn } from '../errors.ts'
import type { TurnEvent } from '../turn/turn-event.ts'
import type { Audience } from './audience.ts'
import type { Engine } from './engine.ts'
import { errorEvent, eventOf } from './event-of.ts'
import type { TurnRecord } from './turn-record.ts'

/** Who a turn is told to, and on what it depends how far. */
export type Delivering = {
  readonly audience: Audience
  readonly engine: Pick<Engine, 'clock' | 'reportFailure'>
  /** Eva is stopping: the turn ends with the sentence that is being said. */
  readonly isClosing: () => boolean
}

/** Tells a turn to its audience, as fast as that takes it, and resolves with how it ended. */
export async function deliverTurn(
  record: TurnRecord,
  events: AsyncIterable<TurnEvent>,
  cancel: AbortController,
  delivering: Delivering,
): Promise<TurnStatus> {
  const { audience, engine, isClosing } = delivering
  const { signal } = cancel
  try {
    for await (const event of events) {
      const room = audience.room(signal)
      if (room !== undefined) await room
      // Who hears is asked once: one that fails whenever it is asked would be asked for ever.
      while (audience.isHeld && !signal.aborted) await audience.room(signal)
      if (signal.aborted) break
      record.note(event)
      publish(record, event, delivering)
      if (isClosing() && event.type === 'sentence') {
        await playedOut(record, signal, delivering)
        cancel.abort(new BargeIn('Eva is stopping'))
      }
    }
    signal.throwIfAborted()
    return record.failed ? 'failed' : 'completed'
  } catch (thrown) {
    if (signal.aborted) return 'interrupted'
    const error = asEvaError(thrown, 'internal', 'Something went wrong inside Eva.')
    engine.reportFailure(error)
    audience.tell(errorEvent(record.id, error))
    return 'failed'
  }
}

function publish(record: TurnRecord, event: TurnEvent, { audience, engine }: Delivering): void {
  if (event.type === 'audio') {
    const { clause, firstSample, audioMs, pcm } = event
    const place = { turnId: record.id, turnNumber: record.number, sentenceIndex: clause.index, firstSample }
    if (audience.play({ ...place, pcm })) {
      record.stopwatch.mark('first_frame_sent')
      record.playback.sent(audioMs, engine.clock.nowMs())
    }
    return
  }
  if ('error' in event) engine.reportFailure(event.error)
  const body = eventOf(record.id, event)
  if (body !== null) audience.tell(body)
  if (event.type === 'audio_start') audience.tell({ type: 'state', state: 'speaking', turn_id: record.id })
}

/** Resolves when whoever hears has heard what there is, or when `signal` aborts. */
async function playedOut(
  { playback }: TurnRecord,
  signal: AbortSignal,
  { audience, engine }: Delivering,
): Promise<void> {
  if (audience.hearer === null) return
  const { clock } = engine
  await clock.sleep(playback.queuedMs(clock.nowMs()), signal).catch(() => signal.throwIfAborted())
}
