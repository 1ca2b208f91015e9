/**
 * Runs tasks one at a time, in the order in which they were handed in, also after one has failed.
 * The promise of each is its own task's.
 */
export function oneAfterAnother(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = last.then(task, task)
    last = result
    return result
  }
}
