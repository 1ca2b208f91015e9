import type { Persona } from '@eva/protocol'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { Modal } from '../modal.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { PERSONA_WORDS } from './words.ts'

/** Who she is where nobody made her somebody else. */
const EVA: Persona = { name: 'Eva', character: '', greeting: '' }

/** Takes back who she was made; asks before. Not there while she is Eva. */
export function BackToEva({ persona, onDone }: { persona: Persona; onDone: () => void }) {
  const words = useWords(PERSONA_WORDS)
  const setup = useSetup()
  const [asks, setAsks] = useState(false)
  const isEva = persona.name === EVA.name && persona.character === '' && persona.greeting === ''
  const goBack = (): void => {
    setAsks(false)
    onDone()
    void setup.changeAtOnce({ persona: { ...EVA, card: null } }, (now) => ({
      ...now,
      persona: { ...now.persona, ...EVA },
    }))
  }
  return (
    <>
      {!isEva && (
        <Button className="text-muted" onClick={() => setAsks(true)}>
          {words.backToEva}
        </Button>
      )}
      {asks && (
        <Modal title={words.backTitle} onClose={() => setAsks(false)}>
          <p className="text-muted">{words.backBody}</p>
          <div className="flex justify-end gap-2">
            <Button autoFocus onClick={() => setAsks(false)}>
              {words.cancel}
            </Button>
            <Button kind="primary" onClick={goBack}>
              {words.backToEva}
            </Button>
          </div>
        </Modal>
      )}
    </>
  )
}
