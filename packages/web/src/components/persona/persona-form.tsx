import { MAX_CHARACTER_CHARS, type Persona, type SettingsBody } from '@eva/protocol'
import { useState } from 'react'
import type { Problem } from '../../lib/conversation/conversation.ts'
import { useSettings, useText, useWords } from '../eva-context.tsx'
import { ProblemCard } from '../messages/problem-card.tsx'
import { Card } from '../settings/card.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { SaveRow } from '../settings/save-row.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { TextArea } from '../settings/text-area.tsx'
import { TextField } from '../settings/text-field.tsx'
import { useUnsaved } from '../settings/use-unsaved.ts'
import { BackToEva } from './back-to-eva.tsx'
import { PERSONA_WORDS } from './words.ts'

/** Longest name and greeting, in characters, as the server takes them. */
const MAX_NAME_CHARS = 40
const MAX_GREETING_CHARS = 1_000

/** Her name, her character and her greeting, to be written by hand. */
export function PersonaForm({ persona }: { persona: SettingsBody['persona'] }) {
  const text = useText()
  const words = useWords(PERSONA_WORDS)
  const { language } = useSettings()
  const setup = useSetup()
  const [changes, setChanges] = useState<Partial<Persona>>({})
  const [result, setResult] = useState<'saved' | Problem | null>(null)
  const { name, character, greeting } = { ...persona, ...changes }
  const isChanged = (['name', 'character', 'greeting'] as const).some(
    (key) => (changes[key] ?? persona[key]) !== persona[key],
  )
  const over = character.length - MAX_CHARACTER_CHARS
  const isNamed = name.trim() !== ''
  const canSave = isChanged && isNamed && over <= 0
  useUnsaved(isChanged)

  const write = (part: Partial<Persona>): void => {
    setResult(null)
    setChanges((now) => ({ ...now, ...part }))
  }
  const save = async (): Promise<void> => {
    const outcome = await setup.change({ persona: changes })
    setResult(outcome.ok ? 'saved' : outcome.problem)
    if (outcome.ok) setChanges({})
  }
  const number = (value: number): string => value.toLocaleString(language)

  return (
    <Card title={words.self}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave) void save()
        }}
      >
        <TextField
          label={words.name}
          value={name}
          maxLength={MAX_NAME_CHARS}
          autoComplete="off"
          aria-invalid={!isNamed}
          note={isNamed ? undefined : <span className="text-bad">{words.nameMissing}</span>}
          className="sm:max-w-80"
          onChange={(event) => write({ name: event.target.value })}
        />
        <TextArea
          label={words.character}
          value={character}
          className="min-h-32"
          disabled={persona.is_locked}
          placeholder={words.characterPlaceholder}
          aria-invalid={over > 0}
          note={
            persona.is_locked ? (
              <LockedNote keys={['EVA_SYSTEM_PROMPT']} />
            ) : over > 0 ? (
              <span className="text-bad">{words.tooLong(number(over))}</span>
            ) : (
              words.characterNote(number(character.length), number(MAX_CHARACTER_CHARS))
            )
          }
          onChange={(event) => write({ character: event.target.value })}
        />
        <TextArea
          label={words.greeting}
          value={greeting}
          className="min-h-20"
          maxLength={MAX_GREETING_CHARS}
          placeholder={words.greetingPlaceholder}
          note={words.greetingNote}
          onChange={(event) => write({ greeting: event.target.value })}
        />
        {result !== null && result !== 'saved' && <ProblemCard title={text.mood_error} problem={result} />}
        <SaveRow isChanged={isChanged} canSave={canSave} isSaved={result === 'saved'} onDiscard={() => setChanges({})}>
          <span className="flex-1" />
          <BackToEva persona={persona} onDone={() => setChanges({})} />
        </SaveRow>
      </form>
    </Card>
  )
}
