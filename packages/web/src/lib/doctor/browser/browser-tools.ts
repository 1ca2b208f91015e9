import { chatSocketUrl, openBrowserSocket } from '../../connection/browser-socket.ts'
import { browserTimers } from '../../timers.ts'
import { openBrowserMicrophone, UNFILTERED } from '../../voice/microphone.ts'
import type { BrowserTools } from './browser-doctor.ts'
import { type BrowserFound, type BrowserPart, found } from './browser-found.ts'
import { lookAtAudio, lookAtEngine, lookAtMicrophone, lookAtPage, lookAtStorage } from './look-around.ts'
import { pingSocket } from './ping-socket.ts'
import { tryMicrophone } from './try-microphone.ts'
import { trySpeaker } from './try-speaker.ts'

/** The real browser. @param deviceId the microphone that the person chose */
export function createBrowserTools(audio: () => AudioContext, deviceId: () => string | null): BrowserTools {
  const local = `http://localhost:${location.port === '' ? '80' : location.port}/doctor`

  async function wakeAudio(): Promise<AudioContext | null> {
    const context = audio()
    await context.resume().catch(() => {})
    return context.state === 'running' ? context : null
  }

  const looks: Record<BrowserPart, () => BrowserFound | Promise<BrowserFound>> = {
    page: () => lookAtPage(window.isSecureContext, local),
    microphone: async () => lookAtMicrophone(window.isSecureContext, await permission(), local),
    speaker: () => found('skipped', { code: 'speaker_untried', facts: {} }),
    socket: () => pingSocket((handlers) => openBrowserSocket(chatSocketUrl(location), handlers), browserTimers),
    audio: () => lookAtAudio(audio),
    engine: () => lookAtEngine(globalThis),
    storage: () => lookAtStorage(() => localStorage),
  }

  return {
    look: async (part) => looks[part](),
    tryMicrophone: (onLevel) => tryMicrophone(openBrowserMicrophone(audio), deviceId(), local, onLevel),
    trySpeaker: () => trySpeaker({ wakeAudio, openUnfiltered: openBrowserMicrophone(audio, UNFILTERED) }, deviceId()),
  }
}

/** Whether the microphone is allowed; `null` where the browser does not tell before it is asked for. */
async function permission(): Promise<PermissionState | null> {
  const status = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null)
  return status?.state ?? null
}
