import { expect, it } from 'vitest'
import { BrokenModel } from './broken-model.ts'
import { createLoaded, type LoadedModels } from './loaded.ts'

type Model = { readonly id: string; readonly folder: string; readonly files: { readonly model: string } }
const model = (id: string, path: string = import.meta.filename): Model => ({ id, folder: '/', files: { model: path } })

/** A shelf for two, and what is told of it in order; `make` is the library. */
function shelf(make: (model: Model) => Promise<string> = async ({ id }) => id): {
  readonly loaded: LoadedModels<Model, { readonly made: string }>
  readonly told: string[]
} {
  const told: string[] = []
  const loaded = createLoaded<Model, { readonly made: string }>({
    most: 2,
    neededPaths: ({ files }) => [files.model],
    create: async (model, load) => ({ made: await load(() => make(model)) }),
    onLoading: ({ id }) => told.push(id),
    onLoaded: () => told.push('loaded'),
  })
  return { loaded, told }
}

it('loads a model once, however many ask for it at the same time', async () => {
  const { loaded, told } = shelf()
  const [one, other] = await Promise.all([loaded.load(model('a')), loaded.load(model('a'))])
  expect(one).toBe(other)
  expect(told).toEqual(['a', 'loaded'])
})

it('lets go of the one that was used longest ago', async () => {
  const { loaded, told } = shelf()
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await loaded.load(model(id))
  expect(told.filter((what) => what !== 'loaded')).toEqual(['a', 'b', 'c', 'b'])
})

it('loads anew what has been removed, and what has other files', async () => {
  const { loaded, told } = shelf()
  await loaded.load(model('a'))
  loaded.keepOnly(['b'])
  await loaded.load(model('a'))
  await loaded.load(model('a', import.meta.dirname))
  expect(told).toEqual(['a', 'loaded', 'a', 'loaded', 'a', 'loaded'])
})

it('does not trouble the library with a model of which a file is missing', async () => {
  const { loaded, told } = shelf()
  await expect(loaded.load(model('a', '/nowhere/tokens.txt'))).rejects.toThrow(new BrokenModel('tokens.txt is missing'))
  expect(told).toEqual([])
})

it('says why the library could not load it, and goes on with the next', async () => {
  const { loaded } = shelf(async ({ id }) => {
    if (id === 'a') throw new Error('It makes no sense.')
    return id
  })
  const first = loaded.load(model('a'))
  const second = loaded.load(model('b'))
  await expect(first).rejects.toThrow(new BrokenModel('It makes no sense'))
  await expect(second).resolves.toEqual({ made: 'b' })
})
