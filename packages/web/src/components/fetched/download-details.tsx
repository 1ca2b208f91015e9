import type { PullEvent, SetDownload } from '@eva/protocol'
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Downloads } from '../../lib/fetched/downloads.ts'
import { writeBytes } from '../../lib/text/bytes.ts'
import { Button } from '../button.tsx'
import { useSettings, useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { PullProgress } from './pull-progress.tsx'
import { FETCHED_WORDS } from './words.ts'

/** What is known of something that can be fetched. */
export type Downloadable = Pick<SetDownload, 'id' | 'model' | 'size_bytes' | 'part_bytes'> & {
  /** `null` for what a person brought along. */
  licence: SetDownload['licence'] | null
  good_for: SetDownload['good_for'] | null
}

type DownloadDetailsProps = {
  /** What is fetched under this name; what is removed goes by the model's. */
  name: string
  installed: boolean
  download: Downloadable
  /** The download that runs. */
  pull: PullEvent | null
  actions: Downloads
  /** How quick it is, and what else a person should know before. */
  notes: readonly (string | null)[]
  /** What is asked before it is removed. */
  question: string
}

/** What something that is fetched costs and gives, and the buttons that fetch and remove it. */
export function DownloadDetails(props: DownloadDetailsProps) {
  const { name, installed, download, pull, actions, notes, question } = props
  const text = useWords(FETCHED_WORDS)
  const { language } = useSettings()
  const [asks, setAsks] = useState(false)
  const size = writeBytes(download.size_bytes, language)
  return (
    <div className="grid gap-2 text-sm">
      {!installed && download.good_for !== null && <p className="text-pretty">{download.good_for[language]}</p>}
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
        <span>{size}</span>
        {download.licence !== null && (
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
        )}
        {notes.map((note) => note !== null && <span key={note}>{note}</span>)}
      </p>
      {pull !== null && <PullProgress pull={pull} onCancel={() => void actions.cancel(pull.id)} />}
      <div className="flex gap-2">
        {pull === null && !installed && (
          <Button
            kind="primary"
            aria-label={text.fetchNamed(name, size)}
            onClick={() => void actions.pull(download.id)}
          >
            <Download aria-hidden="true" className="size-4" />
            {download.part_bytes > 0 ? text.goOn : text.fetch}
          </Button>
        )}
        {pull === null && installed && (
          <Button aria-label={text.removeNamed(download.model)} onClick={() => setAsks(true)} className="text-muted">
            <Trash2 aria-hidden="true" className="size-4" />
            {text.remove}
          </Button>
        )}
      </div>
      {asks && (
        <Modal title={question} onClose={() => setAsks(false)}>
          <p className="text-muted">{text.removeLine(size)}</p>
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsks(false)}>{text.keep}</Button>
            <Button
              kind="primary"
              onClick={() => {
                setAsks(false)
                void actions.remove(download.id)
              }}
            >
              {text.remove}
            </Button>
          </div>
        </Modal>
      )}
    </div>
  )
}
