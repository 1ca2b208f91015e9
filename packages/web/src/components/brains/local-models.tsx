import type { ModelsBody, SettingsBody } from '@eva/protocol'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createModels, createModelsApi } from '../../lib/models/models.ts'
import { keyOf } from '../../lib/setup/keys.ts'
import { writeBytes } from '../../lib/text/bytes.ts'
import { useSettings, useWords } from '../eva-context.tsx'
import { LockedNote } from '../settings/locked-note.tsx'
import { ProblemInSight } from '../settings/problem-in-sight.tsx'
import { useSetup } from '../settings/setup-context.tsx'
import { ModelRow } from './model-row.tsx'
import { BRAIN_WORDS } from './words.ts'

/** The models that can think within her: those that are here first, then the one to begin with, then those that fit. */
export function LocalModels({ settings }: { settings: SettingsBody }) {
  const words = useWords(BRAIN_WORDS)
  const { language } = useSettings()
  const setup = useSetup()
  const [actions] = useState(() =>
    createModels(
      createModelsApi((input, init) => fetch(input, init)),
      () => void setup.read(),
    ),
  )
  const { models, pulls, choosing, bytesPerS, problem } = useStore(actions.store)
  const local = settings.brains.find(({ id }) => id === 'local')?.state
  // Once more whenever the brain is in another state: what is loaded has changed, too.
  useEffect(() => void actions.open(), [actions, local])
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="font-serif text-xl">{words.models}</h2>
        <p className="text-sm text-muted">
          {models === null
            ? words.modelsLoading
            : words.modelsIntro(writeBytes(models.machine.total_memory_bytes, language), models.machine.cores)}
        </p>
      </div>
      <ProblemInSight problem={problem} />
      {models?.overridden_by != null &&
        (keyOf(settings, 'EVA_LOCAL_MODEL').is_locked ? (
          <LockedNote keys={[models.overridden_by]} />
        ) : (
          <p className="text-sm text-muted">{words.writtenFirst}</p>
        ))}
      <ul className="grid gap-2">
        {inSight(models).map((model) => (
          <ModelRow
            key={model.id}
            model={model}
            pull={pulls[model.id] ?? null}
            isRecommended={model.id === models?.recommended?.id}
            isChoosing={choosing === model.id}
            bytesPerS={bytesPerS}
            actions={actions}
          />
        ))}
      </ul>
    </section>
  )
}

function inSight(body: ModelsBody | null): ModelsBody['models'] {
  if (body === null) return []
  const rank = ({ id, installed, fits }: ModelsBody['models'][number]): number =>
    installed ? 0 : id === body.recommended?.id ? 1 : fits?.ok === false ? 3 : 2
  return [...body.models].sort((a, b) => rank(a) - rank(b))
}
