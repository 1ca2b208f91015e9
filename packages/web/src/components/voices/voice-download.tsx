import type { SetDownload, VoiceBody } from '@eva/protocol'
import { useSettings, useWords } from '../eva-context.tsx'
import { DownloadDetails } from '../fetched/download-details.tsx'
import { useVoiceActions, useVoices } from './voices-context.tsx'
import { VOICES_WORDS } from './words.ts'

/** What a voice that is fetched costs and gives. */
export function VoiceDownload({ voice, download }: { voice: VoiceBody; download: SetDownload }) {
  const text = useWords(VOICES_WORDS)
  const { language } = useSettings()
  const actions = useVoiceActions()
  const pull = useVoices((state) => state.pulls[download.id] ?? null)
  const together = useVoices((state) => state.voices.filter((each) => each.download?.id === download.id).length)
  return (
    <DownloadDetails
      name={voice.name}
      installed={voice.installed}
      download={download}
      pull={pull}
      actions={actions}
      notes={[paceOf(download, language, text), download.verified ? null : text.unverified]}
      question={text.removeQuestion(download.model, together)}
    />
  )
}

type PaceWords = { faster: (times: string, machine: string) => string; slower: (machine: string) => string }

function paceOf({ real_time_factor }: SetDownload, language: string, text: PaceWords): string | null {
  if (real_time_factor === null) return null
  const { value, machine } = real_time_factor
  const times = (1 / value).toLocaleString(language, { maximumFractionDigits: value > 0.2 ? 1 : 0 })
  return value < 1 ? text.faster(times, machine) : text.slower(machine)
}
