/**
 * What can be found of a part, by its code: the figures and names that its sentence is made of, in both languages. Units are
 * in the names. The codes are told to programs: add, never rename.
 */
export type Findings = {
  /** It was really asked, and its first token came. */
  brain_answers: { readonly model: string; readonly first_token_ms: number }
  brain_slow: { readonly model: string; readonly first_token_ms: number }
  /** The one that is built in answers, and there is no other. */
  brain_only_built_in: { readonly first_token_ms: number }
  /** The same, but a model waits for the next start. */
  brain_waits: { readonly model: string }
  /** It was not asked for an answer, which would cost something, but its server was. */
  brain_reachable: { readonly model: string }
  brain_quota: { readonly model: string; readonly back_in_s: number | null }
  brain_resting: { readonly model: string; readonly back_in_s: number | null }
  brain_failed: { readonly model: string }
  brain_loading: { readonly brain: string }
  brain_none: Record<never, never>
  brain_broken: { readonly brain: string }

  voice_speaks: {
    readonly voice: string
    readonly first_sound_ms: number
    readonly seconds: number
    readonly bytes: number
  }
  voice_clips: { readonly voice: string; readonly clipped_percent: number }
  voice_slow: { readonly voice: string; readonly seconds: number; readonly took_ms: number }
  voice_silent: { readonly voice: string }
  voice_reachable: { readonly engine: string }
  voice_not_fetched: { readonly engine: string }
  voice_none: Record<never, never>
  voice_failed: { readonly engine: string }
  voice_broken: { readonly engine: string }

  ear_hears: { readonly ear: string; readonly said: string; readonly understood: string }
  ear_mishears: { readonly ear: string; readonly said: string; readonly understood: string }
  ear_deaf: { readonly ear: string; readonly said: string }
  ear_reachable: { readonly engine: string }
  ear_quota: { readonly engine: string; readonly back_in_s: number | null }
  ear_not_fetched: { readonly engine: string }
  ear_none: Record<never, never>
  ear_failed: { readonly engine: string }
  ear_broken: { readonly engine: string }

  database_sound: { readonly size_bytes: number; readonly log_bytes: number; readonly row_ms: number }
  database_answers: { readonly row_ms: number }
  database_wasteful: { readonly size_bytes: number; readonly free_bytes: number }
  database_damaged: { readonly faults: number }
  database_failed: Record<never, never>

  gpu_computes: {
    readonly gpu: string
    readonly model: string
    readonly layers: number
    readonly of_layers: number
    readonly memory_mb: number
  }
  gpu_partly: { readonly gpu: string; readonly model: string; readonly layers: number; readonly of_layers: number }
  gpu_unused: { readonly gpu: string; readonly model: string }
  gpu_idle: { readonly gpu: string; readonly memory_mb: number | null }
  gpu_none: Record<never, never>

  disk_free: { readonly free_bytes: number; readonly total_bytes: number }
  disk_short: { readonly free_bytes: number; readonly model: string; readonly model_bytes: number }
  disk_full: { readonly free_bytes: number }

  memory_free: { readonly free_bytes: number; readonly total_bytes: number; readonly own_bytes: number }
  memory_short: { readonly free_bytes: number; readonly total_bytes: number; readonly own_bytes: number }

  clock_steady: { readonly drift_ms: number }
  clock_jumped: { readonly by_s: number }
  clock_wrong: { readonly year: number }

  loop_free: { readonly late_ms: number; readonly p99_ms: number }
  loop_busy: { readonly late_ms: number; readonly p99_ms: number }

  network_closed: { readonly address: string }
  network_open: { readonly addresses: string }
  network_plain: { readonly addresses: string }
  network_blocked: { readonly addresses: string }
  network_other: { readonly addresses: string }
  network_off: { readonly port: number }
  network_taken: { readonly port: number }

  guards_local: Record<never, never>
  guards_up: { readonly api_key: boolean; readonly extra_hosts: number }
  guards_weak: { readonly characters: number }
  guards_key_alone: Record<never, never>

  version_fits: { readonly eva: string; readonly node: string }
  version_old: { readonly node: string; readonly wants: string }

  native_loads: { readonly package: string; readonly version: string }
  native_fails: { readonly package: string }

  pages_built: { readonly pages: number }
  pages_missing: Record<never, never>

  folder_private: { readonly folder: string }
  folder_writable: { readonly folder: string }
  folder_open: { readonly folder: string; readonly mode: string }
  folder_closed: { readonly folder: string }

  tool_there: { readonly tool: string; readonly file: string }
  tool_absent: { readonly tool: string }

  /** Of any part: it took longer than it may. */
  did_not_answer: { readonly after_s: number }
  /** Of any part: it could not be looked at. */
  check_failed: Record<never, never>
}

export type Code = keyof Findings

/** What was found. */
export type Seen = { [One in Code]: { readonly code: One; readonly facts: Findings[One] } }[Code]
