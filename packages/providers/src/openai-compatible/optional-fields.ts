/** Members of the request that better the answer, and that some server somewhere refuses to know. */
export type OptionalFields = {
  readonly stream_options?: { readonly include_usage: true }
  /** OpenAI's reasoning models take none but their own. */
  readonly temperature?: number
  readonly reasoning_effort?: 'none' | 'minimal' | 'low'
  readonly reasoning_format?: 'hidden'
  readonly include_reasoning?: false
  readonly chat_template_kwargs?: Readonly<Record<string, boolean | string>>
  readonly continue_final_message?: true
  readonly add_generation_prompt?: false
}

export type OptionalField = keyof OptionalFields

const NAMES: readonly OptionalField[] = [
  'stream_options',
  'temperature',
  'reasoning_effort',
  'reasoning_format',
  'include_reasoning',
  'chat_template_kwargs',
  'continue_final_message',
  'add_generation_prompt',
]

/** The optional fields that a refusal complains about, by its status and body. */
export const refusedFields = (status: number, body: string): readonly OptionalField[] =>
  status === 400 || status === 422 ? NAMES.filter((name) => body.includes(name)) : []

/** `fields` without those that the server has refused before. */
export const allowed = (fields: OptionalFields, refused: ReadonlySet<OptionalField>): OptionalFields =>
  Object.fromEntries(NAMES.filter((name) => name in fields && !refused.has(name)).map((name) => [name, fields[name]]))
