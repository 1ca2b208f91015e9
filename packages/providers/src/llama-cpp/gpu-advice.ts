import type { Compute } from './compute.ts'

/** A GPU that a tool of the system sees, whether or not llama.cpp can reach it. */
export type SeenGpu = { readonly name: string; readonly maker: 'nvidia' | 'amd' | 'apple' }

/**
 * A GPU that is there and does not compute the whole model, and what to do about it, for a person; `null` when nothing can
 * be done better. It would not be noticed otherwise: she only answers several times slower.
 *
 * @param seen `null` when no tool of the system sees a GPU
 */
export function gpuAdvice(compute: Compute, seen: SeenGpu | null, platform: NodeJS.Platform): string | null {
  const { library, gpuLayers, layers } = compute
  if (gpuLayers >= layers) return null
  if (library !== null) return `${whatFits(gpuLayers, layers, seen?.name ?? `the GPU (${library})`)} ${MAKE_ROOM}`
  const remedy = seen === null ? null : remedyFor(seen, platform)
  return remedy === null ? null : `${seen?.name} is there, but the model runs on the processor: ${remedy}`
}

const MAKE_ROOM = 'Choose a smaller model (npx eva models), or end what else takes memory of the GPU.'

function whatFits(gpuLayers: number, layers: number, gpu: string): string {
  if (gpuLayers === 0) return `No layer of the model fits into the free memory of ${gpu}, so it runs on the processor.`
  const fit = gpuLayers === 1 ? 'layer fits' : 'layers fit'
  return `Of ${layers} layers of the model ${gpuLayers} ${fit} into the free memory of ${gpu}; the processor does the rest, slowly.`
}

/** What llama.cpp lacks to reach the GPU; `null` when it has no way to. */
function remedyFor({ maker, name }: SeenGpu, platform: NodeJS.Platform): string | null {
  const windows = platform === 'win32'
  switch (maker) {
    case 'nvidia':
      return windows
        ? 'llama.cpp found no CUDA. Install the CUDA toolkit 12 or newer and start again.'
        : 'llama.cpp found no CUDA. Install its libraries (libcudart and libcublas, 12 or newer) and start again.'
    case 'amd':
      return windows
        ? "llama.cpp found no Vulkan. Install AMD's driver and start again."
        : 'llama.cpp found no Vulkan. Install it (libvulkan1 and mesa-vulkan-drivers) and start again.'
    case 'apple':
      // Metal is used on Apple's own chips only, and there only by a Node made for them.
      if (!name.startsWith('Apple')) return null
      return 'llama.cpp found no Metal. Install a Node made for Apple silicon (arm64) and start again.'
  }
}
