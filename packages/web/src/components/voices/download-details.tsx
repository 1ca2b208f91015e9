import type { SetDownload, VoiceBody } from '@eva/protocol'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { writeBytes } from '../../lib/text/bytes.ts'
import { Button } from '../button.tsx'
import { useSettings, useText, useVoiceActions, useVoices } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { PullProgress } from './pull-progress.tsx'

/** What a voice that is fetched costs and gives, and the buttons that fetch and remove it. */
export function DownloadDetails({ voice, download }: { voice: VoiceBody; download: SetDownload }) {
  const { voices: text } = useText()
  const { language } = useSettings()
  const actions = useVoiceActions()
  const pull = useVoices((state) => state.pulls[download.id] ?? null)
  const [asks, setAsks] = useState(false)
  const size = writeBytes(download.size_bytes, language)
  return (
    <div className="grid gap-2 text-sm">
      {!voice.installed && <p className="text-pretty">{download.good_for[language]}</p>}
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
        <span>{size}</span>
        <Pace download={download} />
        <span>
          {text.licence}{' '}
          <a
            className="underline underline-offset-2 hover:text-ink"
            href={download.licence.url}
            target="_blank"
            rel="noreferrer"
          >
            {download.licence.name}
          </a>
        </span>
        {!download.verified && <span>{text.unverified}</span>}
      </p>
      {pull !== null && <PullProgress pull={pull} />}
      <div className="flex gap-2">
        {pull === null && !voice.installed && (
          <Button
            kind="primary"
            aria-label={text.fetchNamed(voice.name, size)}
            onClick={() => void actions.pull(download.id)}
          >
            <Download aria-hidden="true" className="size-4" />
            {download.part_bytes > 0 ? text.goOn : text.fetch}
          </Button>
        )}
        {pull === null && voice.installed && (
          <Button aria-label={text.removeNamed(download.model)} onClick={() => setAsks(true)} className="text-muted">
            <Trash2 aria-hidden="true" className="size-4" />
            {text.remove}
          </Button>
        )}
      </div>
      {asks && <RemoveDialog download={download} size={size} onClose={() => setAsks(false)} />}
    </div>
  )
}

function Pace({ download: { real_time_factor } }: { download: SetDownload }) {
  const { voices: text } = useText()
  const { language } = useSettings()
  if (real_time_factor === null) return null
  const { value, machine } = real_time_factor
  const times = (1 / value).toLocaleString(language, { maximumFractionDigits: value > 0.2 ? 1 : 0 })
  return <span>{value < 1 ? text.faster(times, machine) : text.slower(machine)}</span>
}

function RemoveDialog({ download, size, onClose }: { download: SetDownload; size: string; onClose: () => void }) {
  const { voices: text } = useText()
  const actions = useVoiceActions()
  const voices = useVoices((state) => state.voices.filter((voice) => voice.download?.id === download.id).length)
  return (
    <Modal title={text.removeQuestion(download.model, voices)} onClose={onClose}>
      <p className="text-muted">{text.removeLine(size)}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{text.keep}</Button>
        <Button
          kind="primary"
          onClick={() => {
            onClose()
            void actions.remove(download.id)
          }}
        >
          {text.remove}
        </Button>
      </div>
    </Modal>
  )
}
