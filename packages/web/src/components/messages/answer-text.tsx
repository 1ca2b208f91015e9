import type { Marks } from '../../lib/text/mark-stretches.ts'
import { later } from '../later.tsx'

export type AnswerTextProps = Marks & { source: string; writing: boolean }

const loadMarkdown = () => import('./markdown.tsx').then(({ Markdown }) => Markdown)

/** What lays an answer out is the largest part of the page: it comes after the page, and before the first answer. */
export const fetchMarkdown = (): void => void loadMarkdown().catch(() => {})

/** An answer as it is shown, laid out as soon as the page can. */
export const AnswerText = later<AnswerTextProps>(loadMarkdown, function PlainText({ source, writing }) {
  return (
    <div className="prose whitespace-pre-line" data-writing={writing}>
      <p>{source}</p>
    </div>
  )
})
