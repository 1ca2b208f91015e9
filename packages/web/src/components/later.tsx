import { type ComponentType, lazy, Suspense } from 'react'

/**
 * A component whose code is fetched when it is first shown. Until then, and where it cannot be had, `Meanwhile` stands in
 * its place.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props>,
): ComponentType<Props> {
  const Later = lazy(async () => ({ default: await load().catch(() => Meanwhile) }))
  return (props) => (
    <Suspense fallback={<Meanwhile {...props} />}>
      <Later {...props} />
    </Suspense>
  )
}

/** For what nobody misses while it is on its way. */
export const Nothing = () => null
