/** Text made comparable: lower case, every run of blanks one space, quotes and dashes in their plain form. */
export type Folded = {
  readonly text: string
  /** For each character of `text`: where, in the original, what it stands for ends. */
  readonly ends: readonly number[]
}

const PLAIN: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-' }
const BLANK = /\s/

/**
 * Folds a growing text, each character once. Two models, or one model twice, write the same words with other blanks,
 * capitals and quotes.
 *
 * @returns folds `original`, which begins with what was given before
 */
export function startFolding(): (original: string) => Folded {
  const ends: number[] = []
  let text = ''
  let done = 0
  return (original) => {
    for (; done < original.length; done += 1) {
      const folded = foldCharacter(original.charAt(done))
      if (folded === ' ' && text.endsWith(' ')) ends[ends.length - 1] = done + 1
      else {
        text += folded
        ends.push(done + 1)
      }
    }
    return { text, ends }
  }
}

function foldCharacter(character: string): string {
  if (BLANK.test(character)) return ' '
  const lower = (PLAIN[character] ?? character).toLowerCase()
  // Some capitals become two characters in lower case; these stay as they are.
  return lower.length === 1 ? lower : character
}
