import type { SettingsBody } from '@eva/protocol'
import { AudioLines, Mic, PencilLine } from 'lucide-react'
import type { Models } from '../../lib/models/models.ts'
import { Button } from '../button.tsx'
import { focusComposer } from '../composer/focus-composer.ts'
import { useChangeSettings, useChatActions, useWords } from '../eva-context.tsx'
import { Orb } from '../orb.tsx'
import { useAddressOf } from '../page-link.tsx'
import { useMood } from '../shell/use-mood.ts'
import { NextSteps } from './next-steps.tsx'
import { WELCOME_WORDS } from './words.ts'
import { WorksNow } from './works-now.tsx'

type WelcomeScreenProps = { settings: SettingsBody; models: Models; onLeave: () => void }

/** Before the very first word: what works now, one press to a spoken answer, and what could be better. */
export function WelcomeScreen({ settings, models, onLeave }: WelcomeScreenProps) {
  const words = useWords(WELCOME_WORDS)
  const chat = useChatActions()
  const change = useChangeSettings()
  const mood = useMood()
  const addressOf = useAddressOf()
  const sayHello = () => {
    change({ speak: true })
    chat.send(words.helloMessage)
    onLeave()
  }
  return (
    <section aria-labelledby="welcome" data-welcome="" className="mx-auto my-auto grid w-full max-w-[40rem] gap-8 py-4">
      <div className="grid justify-items-center gap-4 text-center">
        <Orb mood={mood} className="size-20 text-[5rem]" />
        <div className="grid gap-2">
          <h2 id="welcome" className="font-serif text-3xl text-balance sm:text-4xl">
            {words.title}
          </h2>
          <p className="text-balance text-muted">{words.intro}</p>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <Button kind="primary" onClick={sayHello} className="h-11 px-5 text-base shadow-soft">
            <AudioLines aria-hidden="true" className="size-5" />
            {words.hello}
          </Button>
          <Button
            className="h-11 border border-line bg-raised px-5"
            onClick={() => {
              onLeave()
              location.assign(addressOf('/voice'))
            }}
          >
            <Mic aria-hidden="true" className="size-4.5" />
            {words.talk}
          </Button>
          <Button
            className="h-11 border border-line bg-raised px-5"
            onClick={() => {
              onLeave()
              focusComposer()
            }}
          >
            <PencilLine aria-hidden="true" className="size-4.5" />
            {words.write}
          </Button>
        </div>
      </div>
      <WorksNow settings={settings} />
      <NextSteps settings={settings} models={models} />
      <div className="grid justify-items-center gap-1">
        <Button onClick={onLeave}>{words.later}</Button>
        <p className="text-xs text-muted">{words.laterHint}</p>
      </div>
    </section>
  )
}
