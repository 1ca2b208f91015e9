import { readSources } from './library-sources.ts'

const FOLDER = 'models/templates'

/** Published chat templates (Jinja) by name, such as `Qwen-Qwen3-0.6B`. Throws on a name that llama.cpp does not know. */
export async function readChatTemplates(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = await readSources(names.map((name) => `${FOLDER}/${name}.jinja`))
  return new Map(names.map((name, index) => [name, files[index]?.toString('utf8') ?? '']))
}
