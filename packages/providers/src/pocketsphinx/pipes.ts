import { execFile } from 'node:child_process'
import { constants, openSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The named pipes to and from a decoder, in a folder that nobody else may enter. */
export type Pipes = {
  readonly folder: string
  /** The name that a line of the list calls the sound by. */
  readonly soundName: string
  path(pipe: 'list' | 'words'): string
  /** To the decoder: what it is to hear next, a line each. */
  readonly list: Socket
  /** To the decoder: samples. */
  readonly sound: Socket
  /** From the decoder: what it understood, a line each. */
  readonly words: Socket
  close(): void
}

const NAMES = { list: 'list', sound: 'sound', words: 'words' } as const

/** Makes the pipes and opens our ends of them. */
export async function openPipes(mkfifo: string): Promise<Pipes> {
  const folder = await mkdtemp(join(tmpdir(), 'eva-ear-'))
  const path = (pipe: keyof typeof NAMES): string => join(folder, NAMES[pipe])
  // At once, or a program that ends now would leave them behind.
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    await run(mkfifo, ['-m', '600', path('list'), path('sound'), path('words')])
  } catch (thrown) {
    remove()
    throw thrown
  }
  // For reading and writing, though only one of them is done: such a pipe opens without waiting for the other end.
  const open = (pipe: keyof typeof NAMES, readable: boolean): Socket =>
    new Socket({ fd: openSync(path(pipe), constants.O_RDWR | constants.O_NONBLOCK), readable, writable: !readable })
  const [list, sound, words] = [open('list', false), open('sound', false), open('words', true)]
  // What breaks them is that the decoder is gone, which is learnt from the decoder.
  for (const pipe of [list, sound, words]) pipe.on('error', () => {})
  return {
    folder,
    soundName: NAMES.sound,
    path,
    list,
    sound,
    words,
    close() {
      for (const pipe of [list, sound, words]) pipe.destroy()
      remove()
    },
  }
}
