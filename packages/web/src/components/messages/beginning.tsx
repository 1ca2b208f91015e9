import { type ComponentProps, useState } from 'react'
import { useSessions } from '../eva-context.tsx'
import { later } from '../later.tsx'
import { Orb } from '../orb.tsx'
import type { Welcome } from '../welcome/welcome.tsx'
import { EmptyState } from './empty-state.tsx'

/** The address that asks for the first screen once more. */
const isAskedFor = (): boolean => new URLSearchParams(location.search).has('welcome')

/**
 * What stands where nothing was said yet. Somebody who was never here is shown what works now: the code of that is
 * fetched for them alone. It stays when the conversation has begun, for a download that runs.
 */
export function Beginning({ isEmpty }: { isEmpty: boolean }) {
  const isNew = useSessions(({ isLoaded, list, query }) => isLoaded && list.length === 0 && query === '')
  const isLoaded = useSessions((state) => state.isLoaded)
  const [isFirst, setFirst] = useState(isAskedFor)
  if (isNew && isEmpty && !isFirst) setFirst(true)
  if (isFirst) return <WelcomeLater isEmpty={isEmpty} isWanted={isAskedFor()} />
  if (!isEmpty) return null
  return isLoaded ? <EmptyState /> : <Waiting isEmpty />
}

/** Her presence alone, until it is known what to show. */
function Waiting({ isEmpty }: { isEmpty: boolean }) {
  return isEmpty ? <Orb mood="connecting" className="m-auto size-20 text-[5rem]" /> : null
}

const WelcomeLater = later<ComponentProps<typeof Welcome>>(
  () => import('../welcome/welcome.tsx').then(({ Welcome }) => Welcome),
  Waiting,
)
