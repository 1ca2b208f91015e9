import { isRecord } from './json.ts'

export type ListedModel = { readonly id: string; readonly owner: string | null }

/** The models that the body of `GET /models` lists, in the server's order; `null` for what is no such list. */
export function readModelList(body: unknown): readonly ListedModel[] | null {
  if (!isRecord(body) || !Array.isArray(body.data)) return null
  return body.data.flatMap((model: unknown) =>
    isRecord(model) && typeof model.id === 'string'
      ? [{ id: model.id, owner: typeof model.owned_by === 'string' ? model.owned_by : null }]
      : [],
  )
}
