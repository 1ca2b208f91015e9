import { Hand, type LucideIcon, Mic, MicOff, PhoneOff } from 'lucide-react'
import type { MouseEvent } from 'react'
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts'
import { ariaKeys } from '../../lib/keys/shortcuts.ts'
import { recogniserOwner } from '../../lib/voice/browser-recogniser.ts'
import { useChangeSettings, useSettings, useWords } from '../eva-context.tsx'
import { useCall, useCallActions, useDictation, useDictationActions } from './talk-context.tsx'
import { TALK_WORDS } from './words.ts'

/** Mute, hold to talk, end; below them the microphone and the language. */
export function Controls() {
  const text = useWords(TALK_WORDS)
  const call = useCallActions()
  const dictation = useDictationActions()
  const { isOn } = useDictation()
  const { phase, mode } = useCall((state) => state)
  const isMuted = phase === 'muted'
  const isPushToTalk = mode === 'push_to_talk'
  return (
    <div className="grid w-full max-w-[40rem] flex-none justify-items-center gap-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
      {isOn && <p className="text-sm text-muted">{text[`recogniserOn_${recogniserOwner(navigator.userAgent)}`]}</p>}
      <fieldset aria-label={text.controls} className="flex items-start gap-5 sm:gap-7">
        {!isOn && (
          <>
            <RoundButton
              icon={isMuted ? MicOff : Mic}
              label={isMuted ? text.unmute : text.mute}
              shortcut={ariaKeys('mute')}
              pressed={isMuted}
              onPress={isMuted ? call.unmute : call.mute}
            />
            <RoundButton
              icon={Hand}
              label={text.mode}
              hint={text.modeHint}
              pressed={isPushToTalk}
              onPress={() => call.setMode(isPushToTalk ? 'hands_free' : 'push_to_talk')}
            />
          </>
        )}
        <RoundButton
          icon={PhoneOff}
          label={text.end}
          shortcut="Escape"
          ends
          onPress={isOn ? dictation.stop : call.end}
        />
      </fieldset>
      {!isOn && <Choices />}
      <p className="hidden text-xs text-muted [@media(pointer:fine)_and_(min-height:46rem)]:block">
        {!isOn && text.keys}
      </p>
    </div>
  )
}

type RoundButtonProps = {
  icon: LucideIcon
  label: string
  hint?: string
  shortcut?: string
  pressed?: boolean
  ends?: boolean
  onPress: () => void
}

function RoundButton({ icon: Icon, label, hint, shortcut, pressed, ends = false, onPress }: RoundButtonProps) {
  const press = ({ detail, currentTarget }: MouseEvent<HTMLButtonElement>) => {
    onPress()
    // After a tap the space bar talks; only who came by the keyboard presses the button with it again.
    if (detail > 0) currentTarget.blur()
  }
  const look = ends
    ? 'bg-accent text-accent-ink hover:brightness-105'
    : 'border border-line bg-raised text-ink hover:border-accent/50 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent'
  return (
    <div className="grid w-20 justify-items-center gap-1.5 text-center">
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        title={hint ?? label}
        onClick={press}
        className={`grid size-14 place-items-center rounded-full shadow-soft transition ${look}`}
      >
        <Icon aria-hidden="true" className="size-6" strokeWidth={1.8} />
      </button>
      <span aria-hidden="true" className="text-xs text-balance text-muted">
        {label}
      </span>
    </div>
  )
}

const SELECT = 'h-10 min-w-0 w-full truncate rounded-xl border border-line bg-raised px-2.5 text-sm'

/** Which microphone, how loud it is, and what is spoken into it. */
function Choices() {
  const text = useWords(TALK_WORDS)
  const call = useCallActions()
  const change = useChangeSettings()
  const { spoken } = useSettings()
  const { devices, deviceId } = useCall((state) => state)
  return (
    <div className="grid w-full max-w-[30rem] grid-cols-[1fr_auto] gap-3 text-sm">
      <label className="grid min-w-0 gap-1">
        <span className="flex items-center gap-2 text-xs text-muted">
          {text.microphone}
          <span className="talk-meter" aria-hidden="true" />
        </span>
        <select
          value={deviceId ?? ''}
          onChange={({ target }) => {
            change({ microphone: target.value })
            call.chooseDevice(target.value)
          }}
          className={SELECT}
        >
          {devices.every(({ id }) => id !== deviceId) && <option value={deviceId ?? ''}>{text.microphone}</option>}
          {devices.map(({ id, label }, index) => (
            <option key={id} value={id}>
              {label === '' ? text.microphoneNumber(index + 1) : label}
            </option>
          ))}
        </select>
      </label>
      <label className="grid min-w-0 gap-1">
        <span className="text-xs text-muted">{text.spoken}</span>
        <select
          value={spoken ?? ''}
          onChange={({ target }) => {
            change({ spoken: LANGUAGES.find((each) => each === target.value) ?? null })
            call.speakOtherwise()
          }}
          className={SELECT}
        >
          <option value="">{text.spokenAuto}</option>
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
