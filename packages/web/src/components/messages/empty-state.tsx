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
        <h2 className="font-serif text-3xl text-balance sm:text-4xl">
          {isReturning ? text.greetingReturning : text.greeting}
        </h2>
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
          {host.brain?.provider === BUILT_IN_BRAIN && <p className="text-balance text-xs">{text.builtInHint}</p>}
        </div>
      )}
    </div>
  )
}
