import { EvaError } from '@eva/core'
import { type ReviewerCommand, type ReviewRun, startReview } from './review-run.ts'
import type { ReviewShelf } from './review-shelf.ts'

/** What a review is to look at; by default everything, in twenty runs. */
export type ReviewWish = { readonly runs: number | null; readonly only: readonly string[] }

/** The reviews that were made, and the one that is being made: there is one at a time, since two would measure each other. */
export class Reviews {
  readonly shelf: ReviewShelf
  readonly #command: (wish: ReviewWish) => ReviewerCommand
  #running: ReviewRun | null = null

  constructor(shelf: ReviewShelf, command: (wish: ReviewWish) => ReviewerCommand) {
    this.shelf = shelf
    this.#command = command
  }

  /** The one that is being made. */
  get running(): ReviewRun | null {
    return this.#running
  }

  /** Throws `review_running` while there is one. */
  start(wish: ReviewWish): ReviewRun {
    if (this.#running !== null) {
      throw new EvaError('review_running', 'A review is being made already.', {
        fix: 'Wait for its end, or stop it: DELETE /reviews/running.',
      })
    }
    const run = startReview(this.#command(wish))
    this.#running = run
    void run.ended.then(() => {
      this.#running = null
    })
    return run
  }

  /** Removes all that were made, and stops the one that is being made. */
  async clear(): Promise<void> {
    await this.close()
    await this.shelf.clear()
  }

  async close(): Promise<void> {
    this.#running?.cancel()
    await this.#running?.ended
  }
}
