import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Larger files are compressed less hard, in bytes: the hardest Brotli takes two seconds for each MB. */
const LARGE_BYTES = 1_000_000
const LARGE_QUALITY = 5

/**
 * Lays a Brotli and a gzip beside every text and program of a folder, for the server to hand out: nothing is compressed
 * while somebody waits. Browsers take Brotli over https and on the machine itself, and gzip everywhere.
 */
export function compressFolder(folder: string): void {
  for (const name of globSync('**/*.{css,html,js,json,mjs,onnx,svg,txt,wasm}', { cwd: folder })) {
    const file = join(folder, name)
    const bytes = readFileSync(file)
    const quality = bytes.length > LARGE_BYTES ? LARGE_QUALITY : constants.BROTLI_MAX_QUALITY
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes))
  }
}
