import { useEffect, useState } from 'react'
import { createEarsApi } from '../../lib/ears/ears.ts'
import { reachOfEars, verdictOf } from '../../lib/privacy/reach.ts'

/** Whether what is said to her stays on her machine; `null` while that is not known, or nobody listens. */
export function useEarVerdict(): ReturnType<typeof verdictOf> | null {
  const [verdict, setVerdict] = useState<ReturnType<typeof verdictOf> | null>(null)
  useEffect(() => {
    let isOver = false
    const ask = async (): Promise<void> => {
      const ears = await createEarsApi((input, init) => fetch(input, init)).list()
      if (!ears.ok || isOver) return
      // Which server it is matters to nobody here: any counts as somebody else's.
      const reach = reachOfEars(ears.value, { keys: [] })
      setVerdict(reach.now.length === 0 ? null : verdictOf(reach))
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [])
  return verdict
}
