import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { browserTimers } from '../../lib/timers.ts'
import { useWords } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'
import { PHONE_WORDS } from './words.ts'

/** How long it says that something was copied, in ms. */
const SAYS_SO_MS = 2_000

/** Copies a text. Browsers give the clipboard to secure pages only: elsewhere there is no button. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = useWords(PHONE_WORDS)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => (isCopied ? browserTimers.after(SAYS_SO_MS, () => setCopied(false)) : undefined), [isCopied])
  if (navigator.clipboard === undefined) return null
  return (
    <IconButton
      size="small"
      icon={isCopied ? Check : Copy}
      label={isCopied ? words.copied : label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    />
  )
}
