import type { DiagnosisStatus } from '@eva/protocol'
import type { MicrophoneTrouble } from '../../voice/microphone-trouble.ts'

/** The parts of this browser, in the order of the page. */
export const BROWSER_PARTS = ['page', 'microphone', 'speaker', 'socket', 'audio', 'engine', 'storage'] as const
export type BrowserPart = (typeof BROWSER_PARTS)[number]

/** What can be found of this browser, by its code: the figures that its sentence is made of. */
export type BrowserFindings = {
  page_secure: Record<never, never>
  page_insecure: { readonly local: string }
  /** It was not opened yet: that wants a tap. */
  microphone_untried: Record<never, never>
  microphone_hears: { readonly decibels: number; readonly sampleRate: number }
  microphone_quiet: { readonly decibels: number }
  microphone_silent: Record<never, never>
  microphone_clips: { readonly percent: number }
  microphone_refused: { readonly trouble: MicrophoneTrouble; readonly local: string }
  speaker_untried: Record<never, never>
  /** The microphone heard the tone. */
  speaker_heard: { readonly delayMs: number }
  speaker_late: { readonly delayMs: number }
  /** It did not, or there is none: the person is asked. */
  speaker_asks: Record<never, never>
  speaker_confirmed: Record<never, never>
  speaker_denied: Record<never, never>
  speaker_failed: Record<never, never>
  socket_answers: { readonly pings: number }
  socket_refused: Record<never, never>
  audio_runs: { readonly sampleRate: number; readonly latencyMs: number }
  /** Browsers hold sound back until somebody taps the page. */
  audio_waits: { readonly sampleRate: number }
  audio_missing: Record<never, never>
  engine_ready: Record<never, never>
  engine_lacks: { readonly missing: string }
  storage_works: Record<never, never>
  storage_refused: Record<never, never>
}
export type BrowserCode = keyof BrowserFindings

/** What was found. */
export type BrowserSeen = {
  [One in BrowserCode]: { readonly code: One; readonly facts: BrowserFindings[One] }
}[BrowserCode]

/** How a part of this browser was found. */
export type BrowserFound = {
  readonly status: DiagnosisStatus
  readonly seen: BrowserSeen
  readonly latencyMs: number | null
}

/** A part that has no time of its own. */
export const found = (status: DiagnosisStatus, seen: BrowserSeen, latencyMs: number | null = null): BrowserFound => ({
  status,
  seen,
  latencyMs,
})
