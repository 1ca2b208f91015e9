import { useEffect, useState } from 'react'
import { EmptyState } from '../messages/empty-state.tsx'
import { SetupProvider, useSetup, useSetupState } from '../settings/setup-context.tsx'
import { FetchedModel } from './fetched-model.tsx'
import { useWelcomeModels } from './use-welcome-models.ts'
import { WelcomeScreen } from './welcome-screen.tsx'

type WelcomeProps = {
  /** Nothing was said yet. */
  isEmpty: boolean
  /** Somebody asked for the first screen, seen before or not. */
  isWanted: boolean
}

/** The first screen, for whoever was never welcomed; whatever is done on it, it does not come back by itself. */
export function Welcome(props: WelcomeProps) {
  return (
    <SetupProvider>
      <Gate {...props} />
    </SetupProvider>
  )
}

function Gate({ isEmpty, isWanted }: WelcomeProps) {
  const setup = useSetup()
  const { settings, problem } = useSetupState()
  const models = useWelcomeModels()
  const [isLeft, setLeft] = useState(false)
  const leave = () => {
    setLeft(true)
    if (settings?.welcomed === false) void setup.change({ welcomed: true })
  }
  const isShown = settings !== null && !isLeft && (isWanted || !settings.welcomed)
  const hasBegun = isShown && !isEmpty
  // Whoever has begun to talk was welcomed.
  useEffect(() => {
    if (!hasBegun) return
    setLeft(true)
    void setup.change({ welcomed: true })
  }, [hasBegun, setup])
  if (!isEmpty || isLeft) {
    return (
      <>
        {isEmpty && <EmptyState />}
        <FetchedModel models={models} />
      </>
    )
  }
  if (isShown) return <WelcomeScreen settings={settings} models={models} onLeave={leave} />
  return settings !== null || problem !== null ? <EmptyState /> : null
}
