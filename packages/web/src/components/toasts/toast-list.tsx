import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useStore } from 'zustand'
import type { Toast } from '../../lib/toasts/toasts.ts'
import { Button } from '../button.tsx'
import { useText, useToasts } from '../eva-context.tsx'
import { IconButton } from '../icon-button.tsx'

/**
 * What has just happened, one sentence each, above the page and beside what is being done there. The list is always
 * there: a screen reader tells what is added to it.
 */
export function ToastList() {
  const text = useText()
  const toasts = useToasts()
  const list = useStore(toasts.store)
  return (
    <section
      aria-label={text.toasts}
      aria-live="polite"
      aria-relevant="additions"
      className="pointer-events-none fixed inset-x-3 top-[calc(env(safe-area-inset-top)+3.75rem)] z-30 sm:right-5 sm:left-auto sm:w-96"
    >
      <ul className="grid gap-2">
        {list.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </ul>
    </section>
  )
}

function ToastItem({ toast: { id, kind, text: said, action } }: { toast: Toast }) {
  const text = useText()
  const toasts = useToasts()
  const Icon = kind === 'failed' ? CircleAlert : CircleCheck
  return (
    <li
      data-toast={kind}
      onPointerEnter={() => toasts.hold(true)}
      onPointerLeave={() => toasts.hold(false)}
      onFocus={() => toasts.hold(true)}
      onBlur={() => toasts.hold(false)}
      className={`arrive pointer-events-auto flex items-center gap-3 rounded-2xl border bg-raised py-1.5 pr-1.5 pl-4 text-sm shadow-soft ${kind === 'failed' ? 'border-accent/35' : 'border-line'}`}
    >
      <Icon
        aria-hidden="true"
        className={`size-4.5 flex-none ${kind === 'failed' ? 'text-accent' : 'text-good'}`}
        strokeWidth={1.8}
      />
      <p className="min-w-0 flex-1 py-1.5 [overflow-wrap:anywhere]">{said}</p>
      {action !== null && (
        <Button onClick={() => toasts.act(id)} className="flex-none text-accent">
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label={text.dismiss} size="small" onClick={() => toasts.dismiss(id)} />
    </li>
  )
}
