import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { SherpaVoiceModel } from './voice-model.ts'

/** Whether a model has a sound for anything in a text. */
export type CanSay = (text: string) => boolean

const SOUNDING = /[\p{L}\p{N}]/gu

/**
 * MMS reads letters, and leaves out those of another script: what is left of a text is its spaces, which it would
 * breathe through. Other families read phonemes that are made of any script, or refuse by themselves.
 */
export async function knownLetters({ family, folder, files }: SherpaVoiceModel): Promise<CanSay> {
  if (family !== 'mms' || !('tokens' in files)) return () => true
  const tokens = await readFile(isAbsolute(files.tokens) ? files.tokens : join(folder, files.tokens), 'utf8')
  const letters = new Set(tokens.split('\n').map((line) => line.split(' ')[0] ?? ''))
  return (text) => (text.match(SOUNDING) ?? []).some((letter) => letters.has(letter))
}
