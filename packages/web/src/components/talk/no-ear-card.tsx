import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { hasBrowserRecogniser, recogniserOwner } from '../../lib/voice/browser-recogniser.ts'
import { Button } from '../button.tsx'
import { useChangeSettings, useChat, useChatActions, useSettings, useWords } from '../eva-context.tsx'
import { useDictation, useDictationActions } from './talk-context.tsx'
import { TALK_WORDS } from './words.ts'

/** She has nothing to hear with: the ways to change that, and what can be done until then. */
export function NoEarCard() {
  const text = useWords(TALK_WORDS)
  const chat = useChatActions()
  const change = useChangeSettings()
  const { spoken } = useSettings()
  const hasEar = useChat(({ host }) => host?.ear != null)
  const isDeafTo = hasEar ? spoken : null
  /** There may be an ear, only none for the language that was chosen. */
  const letHerFindOut = () => {
    change({ spoken: null })
    chat.dismissProblem()
  }
  const lookAgain = () => {
    chat.dismissProblem()
    chat.reconnect()
  }
  return (
    <div data-no-ear="" className="m-auto grid w-full max-w-xl justify-items-center gap-5 px-5 py-6">
      <div className="grid gap-2 text-center">
        <h1 className="font-serif text-3xl text-balance">
          {isDeafTo === null ? text.noEar : text[`noEar_${isDeafTo}`]}
        </h1>
        <p className="text-balance text-muted">{text.noEarLine}</p>
      </div>
      <ol className="grid w-full gap-3">
        <Way number={1} command="npx eva ears pull whisper-base">
          {text.earGood}{' '}
          <a href="/settings/ears" className="text-accent underline underline-offset-4">
            {text.earPage}
          </a>
        </Way>
        <Way number={2} command="sudo apt-get install pocketsphinx pocketsphinx-en-us">
          {text.earBasic}
        </Way>
        <Way number={3} command={null}>
          {text.earCloud}
        </Way>
      </ol>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={lookAgain}>
          <RotateCw aria-hidden="true" className="size-4" />
          {text.checkAgain}
        </Button>
        {isDeafTo !== null && <Button onClick={letHerFindOut}>{text.otherLanguage}</Button>}
      </div>
      {hasBrowserRecogniser() && <LastResort />}
    </div>
  )
}

function Way({ number, command, children }: { number: number; command: string | null; children: ReactNode }) {
  return (
    <li className="grid gap-2 rounded-2xl border border-line bg-raised px-4 py-3 text-sm shadow-soft">
      <p className="flex gap-3">
        <span aria-hidden="true" className="font-serif text-base leading-5 text-accent">
          {number}
        </span>
        <span>{children}</span>
      </p>
      {command !== null && (
        <code className="rounded-lg bg-sunken px-3 py-2 font-mono text-[0.8125rem] [overflow-wrap:anywhere] select-all">
          {command}
        </code>
      )}
    </li>
  )
}

/** The browser's own recogniser: only when it is asked for, and never without saying who gets the sound. */
function LastResort() {
  const text = useWords(TALK_WORDS)
  const dictation = useDictationActions()
  const { problem } = useDictation()
  return (
    <section className="grid w-full gap-2 border-t border-line pt-5 text-sm">
      <h2 className="font-medium">{text.lastResort}</h2>
      <p className="text-muted">{text[`lastResort_${recogniserOwner(navigator.userAgent)}`]}</p>
      {problem !== null && <p role="alert">{text.recogniserFailed(problem)}</p>}
      <div>
        <Button onClick={dictation.start} className="border border-line bg-raised">
          {text.useRecogniser}
        </Button>
      </div>
    </section>
  )
}
