import { type FliteSegment, readSegment } from './segment.ts'

/** Takes a piece of sound, valid only during the call; answers `false` when no more is wanted. */
export type Hear = (samples: Int16Array) => boolean

/** Takes a sound that flite has planned, after the samples of its utterance. */
export type Note = (segment: FliteSegment) => void

/** What one run of flite is given. `note` is called when the arguments ask for segments (`-psdur`). */
export type FliteRun = {
  readonly args: readonly string[]
  readonly text: string
  readonly hear: Hear
  readonly note: Note
}

export type FliteHost = {
  /** The system calls, by the names of WASI preview 1. */
  readonly calls: Readonly<Record<string, WebAssembly.Import>>
  /** To be called before the run, with the memory that the calls read and write. */
  begin(memory: WebAssembly.Memory, run: FliteRun): void
}

/** Thrown through flite to end a run whose sound nobody wants any more. */
export class Stopped extends Error {}

/** Thrown through flite when it asks to exit. */
export class Exited extends Error {
  readonly code: number
  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

const SUCCESS = 0
const BAD_FILE = 8
const NOT_SEEKABLE = 70

const FILE_TYPE = { directory: 3, regular: 4 } as const
const ALL_RIGHTS = 0xffff_ffff_ffff_ffffn

/** flite's own data begins here: what is smaller is the number of a file, not an address. */
const FIRST_ADDRESS = 1_024

/** What flite sees of a file system: the folder that it was given, and in it the one text, whatever name it asks for. */
const FOLDER = 3
const TEXT = 4
const FOLDER_NAME = new TextEncoder().encode('.')

/** Folder, lookup, path, its length, flags, rights, inherited rights, flags, and where the opened file's number goes. */
type PathOpen = [number, number, number, number, number, bigint, bigint, number, number]

/**
 * Answers the few system calls that flite makes from memory: its arguments, one text to read, no clock, no disk. Two
 * calls are ours: the audio device, and the ear for segments; see `compileFlite`.
 */
export function createFliteHost(): FliteHost {
  let memory: WebAssembly.Memory | undefined
  let args: readonly Uint8Array[] = []
  let unread = new Uint8Array(0)
  let hear: Hear = () => false
  let note: Note = () => {}

  // Made anew for every use: the memory grows, and its buffer is another one then.
  const buffer = (): ArrayBuffer => memory?.buffer ?? new ArrayBuffer(0)
  const bytes = (pointer: number, length: number): Uint8Array => new Uint8Array(buffer(), pointer, length)
  const setUint32 = (pointer: number, value: number): void => new DataView(buffer()).setUint32(pointer, value, true)
  const setUint64 = (pointer: number, value: bigint): void => new DataView(buffer()).setBigUint64(pointer, value, true)

  /** Runs over a list of (pointer, length) pairs and adds up what `use` made of each. */
  function sumOverBuffers(list: number, count: number, use: (part: Uint8Array) => number): number {
    let sum = 0
    for (let entry = list; entry < list + count * 8; entry += 8) {
      const view = new DataView(buffer(), entry, 8)
      sum += use(bytes(view.getUint32(0, true), view.getUint32(4, true)))
    }
    return sum
  }

  const calls = {
    args_sizes_get(count: number, size: number): number {
      setUint32(count, args.length)
      const total = args.reduce((sum, arg) => sum + arg.length, 0)
      setUint32(size, total)
      return SUCCESS
    },
    args_get(pointers: number, start: number): number {
      let next = start
      for (const [index, arg] of args.entries()) {
        setUint32(pointers + index * 4, next)
        bytes(next, arg.length).set(arg)
        next += arg.length
      }
      return SUCCESS
    },
    clock_time_get(_clock: number, _precision: bigint, time: number): number {
      setUint64(time, 0n)
      return SUCCESS
    },
    fd_close: () => SUCCESS,
    fd_fdstat_get(file: number, stat: number): number {
      bytes(stat, 24).fill(0)[0] = file === FOLDER ? FILE_TYPE.directory : FILE_TYPE.regular
      setUint64(stat + 8, ALL_RIGHTS)
      setUint64(stat + 16, ALL_RIGHTS)
      return SUCCESS
    },
    fd_fdstat_set_flags: () => SUCCESS,
    /** Two callers: the C library asks for the folder, and the printer of segments for a segment's name. */
    fd_prestat_get(file: number, prestat: number): number {
      if (file >= FIRST_ADDRESS) {
        note(readSegment(buffer(), file))
        // The printer prints what it gets, and nobody reads it: the name of the member that it asked for will do.
        return prestat
      }
      if (file !== FOLDER) return BAD_FILE
      setUint32(prestat, 0)
      setUint32(prestat + 4, FOLDER_NAME.length)
      return SUCCESS
    },
    /** Two callers: the C library asks for the folder's name, and the device plays samples; its `file` is a pointer. */
    fd_prestat_dir_name(file: number, pointer: number, length: number): number {
      if (file === FOLDER) {
        bytes(pointer, length).set(FOLDER_NAME.subarray(0, length))
        return SUCCESS
      }
      if (!hear(new Int16Array(buffer(), pointer, length / 2))) throw new Stopped()
      return length
    },
    fd_read(file: number, list: number, count: number, read: number): number {
      if (file !== TEXT) return BAD_FILE
      const total = sumOverBuffers(list, count, (part) => {
        const filled = unread.subarray(0, part.length)
        part.set(filled)
        unread = unread.subarray(filled.length)
        return filled.length
      })
      setUint32(read, total)
      return SUCCESS
    },
    fd_seek: () => NOT_SEEKABLE,
    /** Standard output and error: flite's remarks, of which nothing is made. */
    fd_write(_file: number, list: number, count: number, written: number): number {
      const total = sumOverBuffers(list, count, (part) => part.length)
      setUint32(written, total)
      return SUCCESS
    },
    path_open(...parameters: PathOpen): number {
      setUint32(parameters[8], TEXT)
      return SUCCESS
    },
    proc_exit(code: number): never {
      throw new Exited(code)
    },
  }

  return {
    calls,
    begin(guest, run) {
      const encoder = new TextEncoder()
      memory = guest
      args = run.args.map((arg) => encoder.encode(`${arg}\0`))
      unread = encoder.encode(run.text)
      hear = run.hear
      note = run.note
    },
  }
}
