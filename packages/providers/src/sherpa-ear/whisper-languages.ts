/**
 * What a multilingual Whisper understands, in the order of its tokens
 * (https://github.com/openai/whisper/blob/main/whisper/tokenizer.py). The library ends its process over any other.
 */
const WHISPER_LANGUAGES: ReadonlySet<string> = new Set(
  (
    'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml ' +
    'cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am ' +
    'yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su'
  ).split(' '),
)

/** Norwegian by the tag that people's systems give it, and Javanese by the one that was given up. */
const WHISPERS_TAGS: Readonly<Record<string, string>> = { nb: 'no', jv: 'jw', iw: 'he', fil: 'tl' }

/** What Whisper is told of the language: its tag, or nothing, so that it finds out by itself. */
export function whisperLanguage(spoken: readonly string[], expected: string | null): string {
  const [only] = spoken
  const wanted = spoken.length === 1 && only !== undefined ? only : (expected ?? '')
  const tag = WHISPERS_TAGS[wanted] ?? wanted
  return WHISPER_LANGUAGES.has(tag) ? tag : ''
}

/** The primary tag in what a model tells of the language: `fr`, `<|fr|>`; `null` when it does not tell. */
export function toldLanguage(told: string): string | null {
  const [tag = ''] = /[a-z]{2,3}/.exec(told.toLowerCase()) ?? []
  return tag === '' || told.replace(/[<|>]/g, '').length !== tag.length ? null : tag
}
