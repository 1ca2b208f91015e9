/** The part of eSpeak NG's Emscripten build that is used here; the package brings no types. */
declare module '@echogarden/espeak-ng-emscripten' {
  export type EspeakVoice = {
    readonly name: string
    /** Path of the voice's file, such as `roa/fr`. */
    readonly identifier: string
    readonly languages: readonly { readonly name: string; readonly priority: number }[]
  }
  /** What eSpeak tells of the sound that it makes. */
  export type EspeakEvent = {
    /** `word`, `phoneme`, `sentence`, `end` of a clause, and others. */
    readonly type: string
    /** Where in the SSML, in characters from 1. */
    readonly text_position: number
    /** When, in ms from the first sample of all. */
    readonly audio_position: number
    /** Of a phoneme: its IPA, empty for a pause. */
    readonly id?: string | number
  }
  export type EspeakEngine = {
    /** A voice's identifier, with `+variant` if wanted. Returns 0, or an error's number. */
    set_voice(identifier: string): number
    /** Words per minute, 80 to 450. */
    set_rate(wordsPerMinute: number): void
    /** 0 to 100. */
    set_pitch(pitch: number): void
    /** Liveliness of the melody, 0 to 100. */
    set_range(range: number): void
    /** In percent; 100 is eSpeak's own. */
    set_volume(percent: number): void
    list_voices(): readonly EspeakVoice[]
    /** Reads SSML. The callback gets pieces of about 100 ms as they are made; `true` stops the reading. */
    synthesize(ssml: string, heard: (samples: Int16Array, events: readonly EspeakEvent[]) => boolean): void
  }
  const load: () => Promise<{ readonly eSpeakNGWorker: new () => EspeakEngine }>
  export default load
}
