import type { SetDownload, VoiceBody } from '@eva/protocol'
import { useId } from 'react'
import { useWords } from '../eva-context.tsx'
import { VoiceDownload } from './voice-download.tsx'
import { VoiceFacts } from './voice-row.tsx'
import { VOICES_WORDS } from './words.ts'

type FetchRowProps = { voice: VoiceBody; download: SetDownload; voices: number }

/** One model that can be fetched: what it is, and how many voices of the language come with it. */
export function FetchRow({ voice, download, voices }: FetchRowProps) {
  const text = useWords(VOICES_WORDS)
  const id = useId()
  return (
    <li
      data-voice={voice.id}
      aria-labelledby={id}
      className="grid gap-2 rounded-2xl border border-line bg-raised px-3 py-3 sm:px-4"
    >
      <div>
        <h3 id={id} className="font-medium [overflow-wrap:anywhere]">
          {voices > 1 ? download.model : voice.name}
        </h3>
        <p className="text-sm text-muted">{voices > 1 ? text.several(voices) : <VoiceFacts voice={voice} />}</p>
      </div>
      <VoiceDownload voice={voices > 1 ? { ...voice, name: download.model } : voice} download={download} />
    </li>
  )
}
