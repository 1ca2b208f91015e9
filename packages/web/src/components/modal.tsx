import { type ReactNode, useEffect, useRef } from 'react'

type ModalProps = { title: string; onClose: () => void; children: ReactNode; className?: string; titleHidden?: boolean }

/** A native modal dialog: keeps the focus inside, closes on Escape or a click beside it, gives the focus back. */
export function Modal({ title, onClose, children, className, titleHidden = false }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser brings it.
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close()
      }}
      className={
        className ??
        'm-auto w-[min(26rem,calc(100vw-2rem))] rounded-2xl border border-line bg-raised p-0 text-ink shadow-soft backdrop:bg-black/40'
      }
    >
      <div className={className === undefined ? 'grid gap-4 p-5' : 'contents'}>
        {titleHidden ? null : <h2 className="font-serif text-xl">{title}</h2>}
        {children}
      </div>
    </dialog>
  )
}
