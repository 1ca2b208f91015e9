import { memo, useRef } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { markStretches } from '../../lib/text/mark-stretches.ts'
import { useText } from '../eva-context.tsx'
import type { AnswerTextProps } from './answer-text.tsx'
import { SpokenWord } from './spoken-word.tsx'

/**
 * An answer. Raw HTML in it is shown as text, dangerous links are dropped, and pictures become links: nothing that a
 * model writes may make the browser fetch something.
 */
export const Markdown = memo(function Markdown({ source, writing, heardChars, spoken }: AnswerTextProps) {
  const prose = useRef<HTMLDivElement>(null)
  return (
    <div ref={prose} className="prose" data-writing={writing}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[markStretches, { heardChars, spoken }]]}
        components={COMPONENTS}
      >
        {source}
      </ReactMarkdown>
      {spoken !== null && <SpokenWord within={prose} />}
    </div>
  )
}, isSame)

const COMPONENTS: Components = {
  a: ({ href, children }) => <OutsideLink href={href}>{children}</OutsideLink>,
  img: ({ src, alt }) => <ImageLink src={typeof src === 'string' ? src : undefined} alt={alt} />,
}

function OutsideLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

function ImageLink({ src, alt }: { src: string | undefined; alt: string | undefined }) {
  const text = useText()
  return <OutsideLink href={src}>{text.imageLink(alt || (src ?? ''))}</OutsideLink>
}

function isSame(a: AnswerTextProps, b: AnswerTextProps): boolean {
  return (
    a.source === b.source &&
    a.writing === b.writing &&
    a.heardChars === b.heardChars &&
    a.spoken?.start === b.spoken?.start &&
    a.spoken?.end === b.spoken?.end
  )
}
