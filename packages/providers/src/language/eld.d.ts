/** The detector's entry with its small table (1.6 MB loaded); the package types its main entry only. */
declare module 'eld/small' {
  export const eld: {
    /** ISO 639-1 codes of all that it can find. */
    info(): { readonly Languages: Readonly<Record<string, string>> }
    detect(text: string): {
      /** ISO 639-1 code; empty when nothing was recognized. */
      readonly language: string
      /** Score by code, 0 to 1, only of the languages that came into question. */
      getScores(): Readonly<Record<string, number>>
      isReliable(): boolean
    }
  }
}
