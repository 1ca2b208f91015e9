import { Mic, Volume2 } from 'lucide-react'
import { shownLevel } from '../../lib/voice/level.ts'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { useBrowser, useDoctors } from './doctor-context.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** Listens to the microphone for two seconds, and shows that it hears. */
export function MicrophoneTest() {
  const text = useWords(DOCTOR_WORDS)
  const { browser } = useDoctors()
  const { trying, level, over } = useBrowser()
  if (trying === 'microphone') {
    return (
      <div role="status" className="mt-1 grid gap-1.5">
        <p className="text-sm font-medium">{text.speakNow}</p>
        <div className="h-2 overflow-hidden rounded-full bg-sunken">
          <div
            className="h-full origin-left rounded-full bg-good"
            style={{ transform: `scaleX(${shownLevel(level)})` }}
          />
        </div>
        <ProgressBar label={text.speakNow} value={over} />
      </div>
    )
  }
  return (
    <div className="mt-1">
      <Button className="border border-line" disabled={trying !== null} onClick={() => void browser.tryMicrophone()}>
        <Mic aria-hidden="true" className="size-4 text-accent" />
        {text.testMicrophone}
      </Button>
    </div>
  )
}

/** Plays a tone and listens for it; asks the person where nothing else can tell. */
export function SpeakerTest({ asks }: { asks: boolean }) {
  const text = useWords(DOCTOR_WORDS)
  const { browser } = useDoctors()
  const { trying } = useBrowser()
  if (trying === 'speaker') {
    return (
      <p role="status" className="mt-1 text-sm font-medium">
        {text.playing}
      </p>
    )
  }
  return (
    <div className="mt-1 flex flex-wrap gap-2">
      {asks && (
        <>
          <Button kind="primary" onClick={() => browser.answer(true)}>
            {text.yes}
          </Button>
          <Button className="border border-line" onClick={() => browser.answer(false)}>
            {text.no}
          </Button>
        </>
      )}
      <Button className="border border-line" disabled={trying !== null} onClick={() => void browser.trySpeaker()}>
        <Volume2 aria-hidden="true" className="size-4 text-accent" />
        {text.playTone}
      </Button>
    </div>
  )
}
