import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Chat } from '../chat/chat.ts'
import { isBusy } from '../chat/chat-state.ts'
import type { Timers } from '../timers.ts'
import { type CallMode, type CallState, INITIAL_CALL_STATE } from './call-state.ts'
import { createDucking } from './ducking.ts'
import { levelOf } from './level.ts'
import type { Device, Microphone, OpenMicrophone } from './microphone.ts'
import { createOutgoing } from './outgoing.ts'
import type { OpenSpeechDetector, SpeechDetector } from './speech-detector.ts'

export type CallOptions = {
  chat: Pick<Chat, 'line' | 'voice' | 'store' | 'stop' | 'unlockSound'>
  timers: Timers
  openMicrophone: OpenMicrophone
  /** Opened when she first answers, and asked only while she speaks. */
  openDetector: OpenSpeechDetector
  listDevices: () => Promise<Device[]>
  /** Returns how to let the screen go dark again. */
  keepAwake: () => () => void
  /** What will be spoken, as a primary tag; `null` where she shall find out. */
  spokenLanguage: () => string | null
  /** The microphone that was chosen on an earlier visit. */
  deviceId: string | null
}

/** A conversation by voice: the microphone, and what is made of it on this side of the wire. */
export type Call = {
  store: StoreApi<CallState>
  /** Opens the microphone. Within a tap or key press. */
  begin(): void
  /** Lets the microphone go; she goes on. */
  mute(): void
  /** Within a tap or key press, as `begin`. */
  unmute(): void
  /** Lets the microphone go, and she falls silent. */
  end(): void
  setMode(mode: CallMode): void
  /** Push-to-talk: from here on she listens. Within a tap or key press. */
  hold(): void
  /** Push-to-talk: it is her turn. */
  release(): void
  chooseDevice(deviceId: string): void
  /** Another language will be spoken. */
  speakOtherwise(): void
  /** A microphone came or went. */
  refreshDevices(): void
  /** How loud the person is at this instant, 0 to 1. */
  level(): number
  dispose(): void
}

/** Without any sound for so long after it was opened, a microphone is the wrong one, or switched off. */
export const NOTHING_AFTER_MS = 5_000
/** −54 dB: above the hiss of a microphone in a quiet room, below a whisper. */
const ANY_SOUND = 0.002

export function createCall({ chat, timers, openMicrophone, ...options }: CallOptions): Call {
  const store = createStore<CallState>(() => ({ ...INITIAL_CALL_STATE, deviceId: options.deviceId }))
  const { line, voice } = chat
  const outgoing = createOutgoing(line, timers.now)
  const ducking = createDucking(timers, voice.duck)
  let microphone: Microphone | null = null
  let detector: SpeechDetector | null = null
  let opening = 0
  let level = 0
  let isSpeaking = false
  let stopWatching = () => {}
  let letSleep = () => {}

  const listen = () => {
    const sessionId = line.sessionId()
    if (microphone === null || sessionId === null) return
    const language = options.spokenLanguage()
    line.send({
      type: 'listen',
      sample_rate: microphone.sampleRate,
      session_id: sessionId,
      speak: true,
      ...(language === null ? {} : { language }),
      ...(store.getState().mode === 'push_to_talk' ? { push_to_talk: true } : {}),
    })
  }

  const onFrame = (pcm: Int16Array<ArrayBuffer>) => {
    level = levelOf(pcm)
    if (level > ANY_SOUND && store.getState().level !== 'heard') store.setState({ level: 'heard' })
    const { mode, isHolding } = store.getState()
    if (mode === 'hands_free' || isHolding) outgoing.push(pcm)
    if (isSpeaking) detector?.hear(pcm)
  }

  /** What was not finished is forgotten, here as there. */
  const forgetSpeech = () => chat.store.setState({ caption: null })

  const letGo = () => {
    opening++
    microphone?.close()
    microphone = null
    level = 0
    outgoing.clear()
    ducking.reset()
    stopWatching()
    forgetSpeech()
  }

  /** Loads the detector once she is about to speak: who only listens to themselves needs none. */
  const wakeDetector = () => {
    if (microphone === null) return
    detector ??= options.openDetector(microphone.sampleRate, (probability) => {
      if (isSpeaking) ducking.hear(probability)
    })
  }

  const open = async (deviceId: string | null) => {
    const mine = ++opening
    const outcome = await openMicrophone(deviceId, { onFrame, onLost: () => fail('lost') })
    if (mine !== opening) {
      if (outcome.ok) outcome.microphone.close()
      return
    }
    if (!outcome.ok) return fail(outcome.trouble)
    microphone = outcome.microphone
    store.setState({ phase: 'open', trouble: null, level: 'waiting', deviceId: microphone.deviceId ?? deviceId })
    stopWatching = timers.after(NOTHING_AFTER_MS, () => {
      if (store.getState().level === 'waiting') store.setState({ level: 'nothing' })
    })
    letSleep()
    letSleep = options.keepAwake()
    if (isSpeaking) wakeDetector()
    listen()
    refreshDevices()
  }

  const fail = (trouble: CallState['trouble']) => {
    const wasOpen = microphone !== null
    letGo()
    letSleep()
    if (wasOpen) line.send({ type: 'mute' })
    store.setState({ phase: 'failed', trouble, isHolding: false })
  }

  const begin = () => {
    // Before anything that takes time: a phone lets sound out only within the tap.
    chat.unlockSound()
    letGo()
    // From a mute it is the same call, and the browser does not ask again.
    if (store.getState().phase !== 'muted') store.setState({ phase: 'asking', trouble: null })
    void open(store.getState().deviceId)
  }

  const mute = () => {
    if (store.getState().phase !== 'open') return
    letGo()
    line.send({ type: 'mute' })
    store.setState({ phase: 'muted', isHolding: false })
  }

  const setMode = (mode: CallMode) => {
    if (store.getState().mode === mode) return
    outgoing.clear()
    store.setState({ mode, isHolding: false })
    listen()
  }

  const refreshDevices = () => void options.listDevices().then((devices) => store.setState({ devices }))

  const leave = line.join({
    onReady() {
      listen()
      outgoing.flush()
    },
    onEvent(event) {
      if (event.type === 'playback') ducking.obeyed(event.action)
      if (event.type === 'turn_start') {
        ducking.reset()
        wakeDetector()
      }
      // Nobody is there to hear it: an open microphone would be a lie.
      if (event.type === 'error' && event.code === 'no_ear' && microphone !== null) {
        letGo()
        letSleep()
        store.setState({ phase: 'ready', isHolding: false })
      }
    },
    onLost() {
      ducking.reset()
      forgetSpeech()
    },
  })
  const unfollow = chat.store.subscribe(({ player }) => {
    const isNow = player.phase === 'playing'
    if (isNow && !isSpeaking) {
      wakeDetector()
      detector?.reset()
    }
    isSpeaking = isNow
  })

  return {
    store,
    begin,
    mute,
    unmute: begin,
    setMode,
    refreshDevices,
    speakOtherwise: listen,
    level: () => level,
    end() {
      if (isBusy(chat.store.getState())) chat.stop()
      letGo()
      letSleep()
      line.send({ type: 'hang_up' })
      store.setState({ phase: 'ended', isHolding: false })
    },
    hold() {
      const { phase, isHolding } = store.getState()
      if (isHolding || phase === 'ready' || phase === 'ended' || phase === 'failed') return
      setMode('push_to_talk')
      // Who presses the key speaks now: there is nothing to find out.
      if (isBusy(chat.store.getState())) chat.stop()
      store.setState({ isHolding: true })
      if (phase === 'muted') begin()
    },
    release() {
      if (!store.getState().isHolding) return
      store.setState({ isHolding: false })
      outgoing.flush()
      outgoing.clear()
      line.send({ type: 'commit' })
    },
    chooseDevice(deviceId) {
      store.setState({ deviceId })
      if (microphone === null) return
      letGo()
      void open(deviceId)
    },
    dispose() {
      leave()
      unfollow()
      detector?.close()
      letGo()
      letSleep()
    },
  }
}
