import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { compressFolder } from './compress.ts'

/**
 * Builds the pages into `out/`: a Next.js static export and beside it `csp-hashes.json`, which lists the inline
 * scripts that Next.js writes into the pages, so that the server's content security policy needs no `unsafe-inline`;
 * and `vad/`, the speech detector that the page of talking loads, and `face/`, which tells the shapes of her mouth:
 * everything comes from Eva, nothing from elsewhere. Beside each file stands what is sent of it, compressed.
 */
const webDir = join(import.meta.dirname, '..')
const fromHere = createRequire(import.meta.url)
const next = fromHere.resolve('next/dist/bin/next')
// Webpack drops more of what a page does not use of its libraries than Turbopack does: 6 kB of the first load.
const { status } = spawnSync(process.execPath, [next, 'build', '--webpack'], {
  cwd: webDir,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
})
if (status !== 0) process.exit(status ?? 1)

const out = join(webDir, 'out')
const vad = fromHere.resolve('@ricky0123/vad-web/package.json')
const runtime = createRequire(vad)
mkdirSync(join(out, 'vad'), { recursive: true })
for (const file of [
  join(vad, '../dist/silero_vad_v5.onnx'),
  runtime.resolve('onnxruntime-web/wasm'),
  runtime.resolve('onnxruntime-web/ort-wasm-simd-threaded.mjs'),
  runtime.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm'),
]) {
  copyFileSync(file, join(out, 'vad', basename(file)))
}

const headAudio = join(fromHere.resolve('@met4citizen/headaudio/modules/processor.mjs'), '../..')
mkdirSync(join(out, 'face'), { recursive: true })
for (const file of [
  ...['classifier', 'mfcc', 'parameters', 'processor', 'ringbuffer', 'training', 'vadgate'].map(
    (module) => `modules/${module}.mjs`,
  ),
  'dist/model-en-mixed.bin',
  'LICENSE',
]) {
  copyFileSync(join(headAudio, file), join(out, 'face', basename(file)))
}

const hashes = new Set<string>()
for (const page of globSync('**/*.html', { cwd: out })) {
  const html = readFileSync(join(out, page), 'utf8')
  for (const [, script = ''] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)) {
    hashes.add(`sha256-${createHash('sha256').update(script).digest('base64')}`)
  }
}
writeFileSync(join(out, 'csp-hashes.json'), `${JSON.stringify([...hashes].sort(), null, 2)}\n`)
compressFolder(out)
