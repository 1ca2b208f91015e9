import type { ServerEvent } from '@eva/protocol'

/** What somebody says to her by voice: all of it since they began, as understood so far. */
export type SpokenCaption = {
  text: string
  /** `speaking` until it is her turn. */
  phase: 'speaking' | 'finished'
}

/** The caption after an event; `null` while nobody speaks, and from the turn on, which has the words itself. */
export function captionAfter(caption: SpokenCaption | null, event: ServerEvent): SpokenCaption | null {
  switch (event.type) {
    case 'speech_start':
      return { text: '', phase: 'speaking' }
    case 'transcript':
      if (event.final && event.text === '') return null
      return { text: event.text, phase: caption?.phase ?? 'speaking' }
    case 'speech_end':
      return caption === null ? null : { ...caption, phase: 'finished' }
    case 'turn_start':
    case 'resume_lost':
      return null
    default:
      return caption
  }
}
