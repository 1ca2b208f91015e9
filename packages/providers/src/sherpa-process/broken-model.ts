/** A model that cannot be used; the message says why. */
export class BrokenModel extends Error {
  override readonly name = 'BrokenModel'
}
