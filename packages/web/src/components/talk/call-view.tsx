import { useEffect, useRef } from 'react'
import { OffRecordNote } from '../composer/off-record-switch.tsx'
import { useWords } from '../eva-context.tsx'
import { LatestMemories } from '../messages/memory-chips.tsx'
import { Notices } from '../shell/notices.tsx'
import { AnsweredChip } from './answered-chip.tsx'
import { Captions } from './captions.tsx'
import { Controls } from './controls.tsx'
import { StatusLine } from './status-line.tsx'
import { OrbButton } from './talk-orb.tsx'
import { useTalkKeys } from './use-talk-keys.ts'
import { TALK_WORDS } from './words.ts'

/** The call: the orb and its line, what is said, and the few things that can be pressed. */
export function CallView() {
  const text = useWords(TALK_WORDS)
  const view = useRef<HTMLDivElement>(null)
  useTalkKeys()
  // The button that began the call is gone, and with it the place of the keyboard.
  useEffect(() => view.current?.querySelector('button')?.focus({ preventScroll: true }), [])
  return (
    <>
      <h1 className="sr-only">{text.title}</h1>
      <Notices />
      <div ref={view} className="flex min-h-0 flex-1 flex-col items-center px-4 sm:px-6">
        <div className="grid flex-none justify-items-center gap-3 pt-[clamp(0rem,2.5vh,3rem)] pb-2">
          <OrbButton />
          <StatusLine />
        </div>
        <Captions />
        <AnsweredChip />
        <LatestMemories />
        <OffRecordNote />
        <Controls />
      </div>
    </>
  )
}
