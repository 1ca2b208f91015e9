import type { ReactNode } from 'react'
import type { WornAvatar } from '../../lib/avatar/avatar.ts'
import { writeBytes } from '../../lib/text/bytes.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { AVATAR_WORDS } from './words.ts'

/** Whose face it is, how large its file, and what its maker allows. */
export function AvatarTermsList({ worn: { name, bytes, terms } }: { worn: WornAvatar }) {
  const words = useWords(AVATAR_WORDS)
  const { language } = useSettings()
  const link =
    terms.licenceUrl === null ? null : (
      <a href={terms.licenceUrl} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
        {words.readLicence}
      </a>
    )
  return (
    <dl className="grid gap-1.5 rounded-2xl bg-sunken px-4 py-3 text-sm">
      <Term name={words.madeBy}>{terms.authors.length === 0 ? words.nobody : terms.authors.join(', ')}</Term>
      <Term name={words.file}>
        {name} · {writeBytes(bytes, language)}
      </Term>
      <Term name={words.wearers}>{words[`wearers_${terms.wearers}`]}</Term>
      <Term name={words.commerce}>{words[`commerce_${terms.commerce}`]}</Term>
      <Term name={words.credit}>{words[`credit_${terms.mustCredit}`]}</Term>
      {(terms.licence !== null || link !== null) && (
        <Term name={words.licence}>
          {terms.licence} {link}
        </Term>
      )}
    </dl>
  )
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-muted">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
