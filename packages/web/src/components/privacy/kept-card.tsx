import type { ReactNode } from 'react'
import { MOST_LISTED, type PrivacyFacts } from '../../lib/privacy/facts.ts'
import { useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { PRIVACY_WORDS } from './words.ts'

/** What is kept of what was said and set, and where each of it can be looked at. */
export function KeptCard({ facts: { conversations, memories } }: { facts: PrivacyFacts }) {
  const words = useWords(PRIVACY_WORDS)
  return (
    <Card title={words.kept} intro={words.keptIntro}>
      <dl className="grid divide-y divide-line text-sm">
        <Kept what={words.conversations}>
          {conversations.ok ? <Conversations count={conversations.value} /> : words.unknown}
        </Kept>
        <Kept what={words.memories}>
          {memories.ok ? (
            <>
              {memories.value === 0 ? words.noMemories : words.memoriesCount(memories.value)}{' '}
              <a className="text-accent underline underline-offset-2" href="/settings/memory">
                {words.memoriesLink}
              </a>
            </>
          ) : (
            words.unknown
          )}
        </Kept>
        <Kept what={words.recording}>{words.recordingHint}</Kept>
        <Kept what={words.keys}>{words.keysHint}</Kept>
        <Kept what={words.browserKept}>{words.browserKeptHint}</Kept>
      </dl>
    </Card>
  )
}

function Conversations({ count }: { count: number }) {
  const words = useWords(PRIVACY_WORDS)
  if (count === 0) return words.noConversations
  return `${words.conversationsCount(count, count < MOST_LISTED)} ${words.conversationsHint}`
}

function Kept({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="font-medium">{what}</dt>
      <dd className="text-muted">{children}</dd>
    </div>
  )
}
