import { createRequire } from 'node:module'

const PACKAGE = 'sherpa-onnx-node'

/** What keeps the engine from running on this machine, with what to do about it; `null` when nothing does. */
export function whatIsMissing(
  packageName: string = PACKAGE,
): { readonly message: string; readonly fix: string } | null {
  // The package that holds the library, one for each system. It is optional: npm leaves out what does not fit.
  const library = `sherpa-onnx-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const path = createRequire(import.meta.url).resolve(packageName)
    createRequire(path).resolve(library)
    return null
  } catch {
    return {
      message: `sherpa is not installed: ${packageName} or ${library} is missing.`,
      fix: `Run npm install --include=optional; where ${library} is not to be had, Eva does with her other voices and ears.`,
    }
  }
}
