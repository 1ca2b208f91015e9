/** Where a character card has her name, by either of its marks. */
const HER = /\{\{char\}\}|<bot>/gi
/** And where the name of whoever talks with her, with what leads to it: `, {{user}}`. */
const THE_USER = /\{\{user\}\}|<user>/gi
const ADDRESSED = /,?\s*(?:\{\{user\}\}|<user>)/gi

/**
 * Puts names in the place of a character card's marks, at the moment of use: whoever is renamed is renamed everywhere.
 *
 * @param user what stands for whoever talks with her; `null` leaves it out, since nobody is greeted as "the user"
 */
export function withNames(text: string, her: string, user: string | null): string {
  const named = text.replace(HER, () => her)
  return user === null ? named.replace(ADDRESSED, '') : named.replace(THE_USER, () => user)
}
