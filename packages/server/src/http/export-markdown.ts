import type { Session } from '@eva/protocol'

/** A conversation as a document that people can read: who said what, and where she was interrupted. */
export function asMarkdown({ title, created_at, history }: Session): string {
  const parts = [`# ${title.replaceAll('\n', ' ')}`, `_${created_at}_`]
  for (const turn of history) {
    parts.push(`**You:** ${turn.message}`)
    const by = turn.provider === null ? '' : ` _(${turn.provider}${turn.model === null ? '' : `, ${turn.model}`})_`
    const unheard = turn.generated.slice(turn.heard.length)
    const answer = unheard.trim() === '' ? turn.generated : `${turn.heard.trimEnd()} ~~${unheard.trim()}~~`
    parts.push(`**Eva:**${by} ${answer}`)
  }
  return `${parts.join('\n\n')}\n`
}
