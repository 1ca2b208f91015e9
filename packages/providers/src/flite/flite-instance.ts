/** One run of flite, made ahead: a command's memory is used up by running, so an instance speaks once. */
export type FliteInstance = {
  /**
   * Runs flite and returns its exit code. `hear` gets each piece of sound, valid only during the call; when it answers
   * `false` the run ends there.
   */
  run(args: readonly string[], input: Uint8Array, hear: (samples: Int16Array) => boolean): number
}

/** Errors of WASI preview 1 that a caller may meet here. */
const SUCCESS = 0
const BAD_FILE = 8
const NOT_SEEKABLE = 70

const FILE_TYPE = { directory: 3, regular: 4 } as const
const ALL_RIGHTS = 0xffff_ffff_ffff_ffffn

/** What flite sees of a file system: the folder that it was given, and in it the one text that it opens. */
const FOLDER = 3
const TEXT = 4
const FOLDER_NAME = new TextEncoder().encode('.')

class Stopped extends Error {}
class Exited extends Error {
  readonly code: number
  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

/**
 * Makes an instance, answering the few system calls that flite makes from memory: its arguments, one text to read, no
 * clock, no disk. The device is the import that `compileFlite` turned towards us.
 */
export function instantiateFlite(module: WebAssembly.Module): FliteInstance {
  let args: Uint8Array[] = []
  let input = new Uint8Array(0)
  let inputRead = 0
  let hear: (samples: Int16Array) => boolean = () => false

  // The memory grows, and its buffer is another one then.
  let memoryBuffer = (): ArrayBuffer => new ArrayBuffer(0)
  const view = (): DataView => new DataView(memoryBuffer())
  const bytes = (pointer: number, length: number): Uint8Array => new Uint8Array(memoryBuffer(), pointer, length)

  function forEachBuffer(list: number, count: number, use: (buffer: Uint8Array) => number): number {
    let total = 0
    for (let index = 0; index < count; index += 1) {
      const entry = list + index * 8
      total += use(bytes(view().getUint32(entry, true), view().getUint32(entry + 4, true)))
    }
    return total
  }

  const imports = {
    args_sizes_get(count: number, size: number): number {
      view().setUint32(count, args.length, true)
      view().setUint32(
        size,
        args.reduce((sum, arg) => sum + arg.length, 0),
        true,
      )
      return SUCCESS
    },
    args_get(pointers: number, buffer: number): number {
      let next = buffer
      for (const [index, arg] of args.entries()) {
        view().setUint32(pointers + index * 4, next, true)
        bytes(next, arg.length).set(arg)
        next += arg.length
      }
      return SUCCESS
    },
    clock_time_get(_clock: number, _precision: bigint, time: number): number {
      view().setBigUint64(time, 0n, true)
      return SUCCESS
    },
    fd_close: () => SUCCESS,
    fd_fdstat_get(file: number, stat: number): number {
      view().setUint8(stat, file === FOLDER ? FILE_TYPE.directory : FILE_TYPE.regular)
      view().setUint16(stat + 2, 0, true)
      view().setBigUint64(stat + 8, ALL_RIGHTS, true)
      view().setBigUint64(stat + 16, ALL_RIGHTS, true)
      return SUCCESS
    },
    fd_fdstat_set_flags: () => SUCCESS,
    fd_prestat_get(file: number, prestat: number): number {
      if (file !== FOLDER) return BAD_FILE
      view().setUint8(prestat, 0)
      view().setUint32(prestat + 4, FOLDER_NAME.length, true)
      return SUCCESS
    },
    /** Two callers: the C library asks for the folder's name; the device plays `length` bytes (then `file` is a pointer). */
    fd_prestat_dir_name(file: number, pointer: number, length: number): number {
      if (file === FOLDER) {
        bytes(pointer, length).set(FOLDER_NAME.subarray(0, length))
        return SUCCESS
      }
      if (!hear(new Int16Array(memoryBuffer(), pointer, length / 2))) throw new Stopped()
      return length
    },
    fd_read(file: number, list: number, count: number, read: number): number {
      if (file !== TEXT) return BAD_FILE
      const total = forEachBuffer(list, count, (buffer) => {
        const part = input.subarray(inputRead, inputRead + buffer.length)
        buffer.set(part)
        inputRead += part.length
        return part.length
      })
      view().setUint32(read, total, true)
      return SUCCESS
    },
    fd_seek: () => NOT_SEEKABLE,
    /** Standard output and error: flite's remarks, of which we make nothing. */
    fd_write(_file: number, list: number, count: number, written: number): number {
      view().setUint32(
        written,
        forEachBuffer(list, count, (buffer) => buffer.length),
        true,
      )
      return SUCCESS
    },
    path_open(
      ...[, , , , , , , , file]: [number, number, number, number, number, bigint, bigint, number, number]
    ): number {
      view().setUint32(file, TEXT, true)
      return SUCCESS
    },
    proc_exit(code: number): never {
      throw new Exited(code)
    },
  }
  const { memory, _start } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports }).exports
  if (!(memory instanceof WebAssembly.Memory) || typeof _start !== 'function') throw new Error('not a WASI command')
  memoryBuffer = () => memory.buffer

  return {
    run(runArgs, text, listener) {
      args = runArgs.map((arg) => new TextEncoder().encode(`${arg}\0`))
      input = new Uint8Array(text)
      hear = listener
      try {
        _start()
        return 0
      } catch (thrown) {
        if (thrown instanceof Stopped) return 0
        if (thrown instanceof Exited) return thrown.code
        throw thrown
      }
    },
  }
}
