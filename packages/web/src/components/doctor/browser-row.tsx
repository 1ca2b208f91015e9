import type { BrowserFound, BrowserPart } from '../../lib/doctor/browser/browser-found.ts'
import { told } from '../../lib/doctor/browser/browser-words.ts'
import { useWords } from '../eva-context.tsx'
import { TALK_WORDS } from '../talk/words.ts'
import { useBrowser } from './doctor-context.tsx'
import { PartRow } from './part-row.tsx'
import { MicrophoneTest, SpeakerTest } from './sound-tests.tsx'
import { DOCTOR_WORDS } from './words.ts'

/** One part of this browser, with what can be tried by a tap. */
export function BrowserRow({ part }: { part: BrowserPart }) {
  const { browser: words } = useWords(DOCTOR_WORDS)
  const { found } = useBrowser()
  const known = found[part]
  const sentences = useSentences(known)
  return (
    <PartRow
      id={`browser:${part}`}
      name={words.parts[part]}
      status={known === null ? 'checking' : known.status}
      words={null}
      latencyMs={known?.latencyMs ?? null}
      {...sentences}
    >
      {part === 'microphone' && known !== null && <MicrophoneTest />}
      {part === 'speaker' && known !== null && <SpeakerTest asks={known.seen.code === 'speaker_asks'} />}
    </PartRow>
  )
}

/** Why there is no microphone is told as on the page of talking. */
function useSentences(known: BrowserFound | null): { says: string; fix: string | null } {
  const { browser: words } = useWords(DOCTOR_WORDS)
  const talk = useWords(TALK_WORDS)
  if (known === null) return { says: '', fix: null }
  const { seen } = known
  if (seen.code !== 'microphone_refused') return told(words, seen)
  const { trouble, local } = seen.facts
  return {
    says: `${talk[`trouble_${trouble}`]}.`,
    fix: trouble === 'insecure' ? talk.fix_insecure(local) : talk[`fix_${trouble}`],
  }
}
