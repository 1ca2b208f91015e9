/** A fake was asked for something that its script does not have. */
export class UnscriptedCall extends Error {
  override readonly name = 'UnscriptedCall'

  constructor(what: string) {
    super(`Not in the script: ${what}`)
  }
}
