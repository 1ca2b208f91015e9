import { BUILT_IN_BRAIN, brainWithin } from '../../lib/text/brain-names.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChat, useChatActions, useSessions, useText } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { useMood } from '../shell/use-mood.ts'

/** Before the first word: who she is, how to begin, and who will answer. */
export function EmptyState() {
  const text = useText()
  const chat = useChatActions()
  const mood = useMood()
  const host = useChat((state) => state.host)
  const isReturning = useSessions((state) => state.list.length > 0)
  return (
    <div className="m-auto grid max-w-xl justify-items-center gap-5 py-4 text-center sm:gap-6 sm:py-8">
      <Orb mood={mood} className="size-20 text-[5rem] [@media(max-height:30rem)]:hidden sm:size-28 sm:text-[6rem]" />
      <div className="grid gap-3">
        <Greeting words={host?.greeting ?? (isReturning ? text.greetingReturning : text.greeting)} />
        <p className="text-balance text-muted">{text.greetingLine}</p>
      </div>
      <ul aria-label={text.promptsLabel} className="grid w-full gap-2.5 sm:grid-cols-2">
        {text.prompts.map((prompt) => (
          <li key={prompt}>
            <button
              type="button"
              onClick={() => {
                chat.send(prompt)
                focusComposer()
              }}
              className="h-full w-full rounded-2xl border border-line bg-raised px-4 py-3 text-left text-[0.95rem] shadow-soft transition hover:-translate-y-0.5 hover:border-accent/50"
            >
              {prompt}
            </button>
          </li>
        ))}
      </ul>
      {host !== null && (
        <div className="grid min-h-16 gap-1.5 text-sm text-muted">
          <p>
            {host.brain === null ? text.noBrain : text.thinksWith(brainWithin(host.brain, text))}
            {' · '}
            {host.voice === null ? text.noVoice : text.speaksWith(host.voice)}
          </p>
          {host.brain?.provider === BUILT_IN_BRAIN && (
            <p className="text-balance text-xs">
              {text.builtInHint}{' '}
              <a className="text-accent underline underline-offset-2" href="/settings/brains">
                {text.giveMind}
              </a>
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** So many characters are said large; more of them would fill the page. */
const LARGE_CHARS = 60

/** What she begins with; it may be the person's own words, in lines of their own. */
function Greeting({ words }: { words: string }) {
  const size = words.length > LARGE_CHARS ? 'text-xl sm:text-2xl' : 'text-3xl sm:text-4xl'
  return <h2 className={`font-serif text-balance whitespace-pre-line [overflow-wrap:anywhere] ${size}`}>{words}</h2>
}
