/** The words of a text, without numbers and marks. */
export const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}]+/gu) ?? []

/** The words of the answer that are over in what was heard: a transcript has no blanks between its sentences. */
export function wholeWordsOf(heard: string, answer: string): readonly string[] {
  const letters = heard.replace(/[^\p{L}]/gu, '').length
  let sum = 0
  return wordsOf(answer).filter((word) => {
    sum += word.length
    return sum <= letters
  })
}
