import type { Pcm } from '../contracts/speech.ts'

/**
 * A model that tells by the sound of the voice whether a person has finished; Smart Turn is one. It is asked in the first
 * silence and adds to what the words say; one that is late or fails is not waited for.
 */
export type TurnModel = {
  readonly specification: 'v1'
  readonly id: string
  /**
   * @param samples what was said so far at `HEARING_RATE`, 8 s of it at most, with the silence after it
   * @returns how likely it is that nothing more comes, from 0 to 1
   */
  judge(samples: Pcm, signal: AbortSignal): Promise<number>
  close(): Promise<void>
}
