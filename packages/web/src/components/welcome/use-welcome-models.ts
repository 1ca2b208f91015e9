import { useEffect, useState } from 'react'
import { createModels, createModelsApi, type Models } from '../../lib/models/models.ts'
import { useSetup } from '../settings/setup-context.tsx'

/** The models of her machine, kept as long as the page: a download that was begun here is followed while they talk. */
export function useWelcomeModels(): Models {
  const setup = useSetup()
  const [models] = useState(() =>
    createModels(
      createModelsApi((input, init) => fetch(input, init)),
      () => void setup.read(),
    ),
  )
  useEffect(() => void models.open(), [models])
  return models
}
