import type { en } from './en.ts'

/** Everything that the pages say. A language that lacks a key does not compile. */
export type Dictionary = typeof en
