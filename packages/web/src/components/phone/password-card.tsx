import { PASSWORD_CHARS, type PhoneBody } from '@eva/protocol'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { useWords } from '../eva-context.tsx'
import { Card } from '../settings/card.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { SavedLine } from '../settings/saved-line.tsx'
import { TextField } from '../settings/text-field.tsx'
import { SETTINGS_WORDS } from '../settings/words.ts'
import { CopyButton } from './copy-button.tsx'
import { usePhone, usePhoneActions } from './phone-context.tsx'
import { PHONE_WORDS } from './words.ts'

/** The password for whoever cannot scan: shown while it is known in plain text, and changed. */
export function PasswordCard({ password, here }: { password: PhoneBody['password']; here: boolean }) {
  const words = useWords(PHONE_WORDS)
  if (password.origin === 'environment') {
    return (
      <Card title={words.password}>
        <LockedNote keys={['EVA_PASSWORD']} />
      </Card>
    )
  }
  return (
    <Card title={words.password} intro={words.passwordIntro}>
      {password.shown === null ? (
        <p className="text-sm text-muted">{here ? words.passwordHidden : words.passwordElsewhere}</p>
      ) : (
        <ShownPassword shown={password.shown} />
      )}
      <ChangePassword />
    </Card>
  )
}

function ShownPassword({ shown }: { shown: string }) {
  const words = useWords(PHONE_WORDS)
  const actions = usePhoneActions()
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-1 rounded-xl bg-sunken px-4 py-2">
        <code className="flex-1 text-lg [overflow-wrap:anywhere]">{shown}</code>
        <CopyButton text={shown} label={words.copyPassword} />
        <Button onClick={() => void actions.hidePassword()}>{words.hide}</Button>
      </p>
      <p className="text-sm text-muted">{words.shownOnce}</p>
    </div>
  )
}

function ChangePassword() {
  const words = useWords(PHONE_WORDS)
  const common = useWords(SETTINGS_WORDS)
  const actions = usePhoneActions()
  const busy = usePhone((state) => state.busy)
  const [written, write] = useState('')
  const [isSaved, setSaved] = useState(false)
  const isLongEnough = written.length >= PASSWORD_CHARS.min
  const change = async (password: string | null): Promise<void> => {
    if (busy || !(await actions.changePassword(password))) return
    write('')
    setSaved(password !== null)
  }
  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isLongEnough) void change(written)
      }}
    >
      <TextField
        label={words.newPassword}
        note={words.newPasswordNote(PASSWORD_CHARS.min)}
        type="password"
        autoComplete="new-password"
        maxLength={PASSWORD_CHARS.max}
        value={written}
        onChange={(event) => {
          setSaved(false)
          write(event.target.value)
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind={isLongEnough ? 'primary' : 'waiting'} aria-disabled={!isLongEnough}>
          {common.save}
        </Button>
        <Button onClick={() => void change(null)}>{words.makeOne}</Button>
        <SavedLine isSaved={isSaved} />
      </div>
    </form>
  )
}
