import { homedir } from 'node:os'
import type { Config } from '../config.ts'

/** What is written in a secret's place. */
const HIDDEN = '(hidden)'

/** A shorter secret is part of many words, and would be given away by what is left of them. */
const SHORTEST = 4

/** A name and password in an address, as in `https://me:word@server`. */
const IN_ADDRESS = /(?<=:\/\/)[^/\s@]+@/g

/** Whatever looks like a key of one of the clouds, and a bearer token. */
const LOOKS_LIKE_A_KEY = /\b(?:gsk|sk|hf|xai|AIza)[_-][\w-]{12,}|(?<=\bBearer )\S+/g

/** Every secret that the configuration holds. */
export function secretsIn({ password, apiKey, groq, openai, stt, tts }: Config): readonly string[] {
  const all = [password, apiKey, groq?.apiKey, openai?.apiKey, stt?.apiKey, tts?.apiKey]
  return all.flatMap((secret) => (secret == null || secret.length < SHORTEST ? [] : [secret]))
}

/** Takes every secret out of every text in a value, and the name of the person's own folder. */
export function withoutSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  const clean = (text: string): string => {
    const told = secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text)
    return told.replace(IN_ADDRESS, '').replace(LOOKS_LIKE_A_KEY, HIDDEN).replaceAll(homedir(), '~')
  }
  const text = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? clean(part) : part))
  return JSON.parse(text)
}
