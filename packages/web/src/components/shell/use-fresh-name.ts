import { useEffect } from 'react'
import { z } from 'zod'
import { createRequest, parseBody } from '../../lib/request.ts'
import { useEva } from '../eva-context.tsx'

const namedSchema = z.object({ persona: z.object({ name: z.string() }) })

/** Asks what she is called, on a page to which she does not say hello. */
export function useFreshName(): void {
  const { herName } = useEva()
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await createRequest((input, init) => fetch(input, init))('/settings')
      const named = answer.ok ? await parseBody(answer.value, namedSchema) : answer
      if (named.ok) herName.setState({ name: named.value.persona.name })
    }
    void ask()
  }, [herName])
}
