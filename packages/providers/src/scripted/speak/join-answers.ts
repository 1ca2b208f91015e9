/** One variant of each answer, from `rank` on; of later answers one that shares no sentence with those before it. */
export function pickApart(answers: readonly (readonly string[])[], rank: number): readonly string[] {
  const picked: string[] = []
  for (const variants of answers) {
    const from = Math.min(rank, variants.length - 1)
    const said = new Set(picked.flatMap(sentencesIn))
    const fresh = variants.slice(from).find((variant) => !sentencesIn(variant).some((sentence) => said.has(sentence)))
    picked.push(fresh ?? variants[from] ?? '')
  }
  return picked
}

const sentencesIn = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/u)

/** Puts answers one after the other; only the last one keeps the question at its end, as people can answer but one. */
export function joinParts(parts: readonly string[]): string {
  const spoken = parts.filter((part) => part !== '')
  return spoken.map((part, index) => (index < spoken.length - 1 ? withoutQuestion(part) : part)).join(' ')
}

function withoutQuestion(part: string): string {
  const statement = part.replace(/(?<=[.!?]\s)[^.!?]*\?$/u, '').trim()
  return statement === '' ? part : statement
}
