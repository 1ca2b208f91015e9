import { type ClientFrame, decodeAudioFrame, parseServerEvent, type ServerEvent } from '@eva/protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Api } from '../api.ts'
import { createConnection } from '../connection/connection.ts'
import { createLink } from '../connection/link.ts'
import { brainSwitchFrom } from '../conversation/brain-switch.ts'
import { EMPTY_CONVERSATION, runningTurn } from '../conversation/conversation.ts'
import { turnFromHistory } from '../conversation/history.ts'
import { type LocalAction, reduce } from '../conversation/reduce.ts'
import { createBatcher } from './batcher.ts'
import { readBookmark } from './bookmark.ts'
import { createBookmarkKeeper } from './bookmark-keeper.ts'
import { captionAfter } from './caption.ts'
import { type ChatState, INITIAL_CHAT_STATE, isBusy } from './chat-state.ts'
import { createLine, type Line } from './line.ts'
import { createOffRecord } from './off-record.ts'
import type { Platform } from './platform.ts'
import { createSound, type Sound } from './sound.ts'
import { createSwitchNotices } from './switch-notice.ts'
import { createTyping } from './typing.ts'

export type ChatOptions = {
  platform: Platform
  api: Api
  /** Whether she shall also say the answers; asked anew for every message. */
  wantsVoice: () => boolean
  /** A conversation began, got an answer or a title: lists are out of date. */
  onConversationsChanged: () => void
}

export type Chat = {
  store: StoreApi<ChatState>
  line: Line
  /** What is heard of her. */
  voice: Pick<Sound, 'duck' | 'level' | 'position' | 'overhear'>
  /** Opens a conversation; `null` begins a new one. */
  open(sessionId: string | null): Promise<void>
  /** Within a click or key press. `replaces` is the turn that is edited or asked for anew. */
  send(text: string, replaces?: string): void
  /** Takes back a message that did not leave; returns its text. */
  withdraw(): string | null
  /** Silence now, and no more of the running answer. */
  stop(): void
  /** Says an answer again, or stops doing so. Within a click. */
  toggleReplay(turnId: string): void
  /** While on, every answer is also said, whatever is set: for somebody who talks to her. */
  sayAll(isOn: boolean): void
  /** This stands in the message box now. */
  typed(text: string): void
  setOffRecord(isOff: boolean): Promise<void>
  /** Makes her forget what she has just learnt; what that took the place of comes back. */
  undoMemory(id: string): Promise<void>
  /** Lets sound out that the browser held back. Within a click. */
  unlockSound(): void
  reconnect(): void
  /** The network or the tab came back. */
  wake(): void
  dismissProblem(): void
  close(): void
}

/** One page's conversation with Eva: joins the socket, the player and the message list. Call `open()` to start. */
export function createChat({ platform, api, wantsVoice, onConversationsChanged }: ChatOptions): Chat {
  const store = createStore<ChatState>(() => INITIAL_CHAT_STATE)
  const bookmark = createBookmarkKeeper(platform.storage)
  const { line, tell } = createLine(
    () => link,
    () => connection,
  )
  let saysAll = false
  const isSaid = () => saysAll || wantsVoice()
  let delivered = false
  let aliveTurnId: string | null = null
  let opening = 0
  /** The server could not be reached when the history was wanted. */
  let owesHistory = false
  /** Frames that could not leave while the socket was down; a later position replaces an earlier one. */
  const owed = new Map<ClientFrame['type'], ClientFrame>()

  const dispatch = (...events: (ServerEvent | LocalAction)[]) =>
    store.setState((state) => ({
      conversation: events.reduce(reduce, state.conversation),
      activity: events.findLast((event) => event.type === 'state')?.state ?? state.activity,
      caption: events.reduce(
        (caption, event) => (isLocal(event) ? caption : captionAfter(caption, event)),
        state.caption,
      ),
    }))
  const batcher = createBatcher<ServerEvent>(
    platform.nextFrame,
    (events) => dispatch(...events),
    () => !link.isReplaying() && !store.getState().loading,
  )

  const sendOrOwe = (frame: ClientFrame) => {
    if (!link.isReady() || !connection.send(frame)) owed.set(frame.type, frame)
  }

  const sound = createSound({
    platform,
    api,
    store,
    heardBefore: bookmark.heardMs,
    onHeard(turnId, ms) {
      sendOrOwe({ type: 'played', turn_id: turnId, ms })
      bookmark.heard(turnId, ms)
    },
    onEnded: bookmark.soundEnded,
    onProblem: (problem) => dispatch({ type: 'local_problem', problem }),
  })

  const switches = createSwitchNotices(platform.timers, (switchNotice) => store.setState({ switchNotice }))

  const typing = createTyping(platform.timers, (text) => {
    const session_id = link.sessionId()
    if (link.isReady() && session_id !== null && !store.getState().offRecord) {
      connection.send({ type: 'typing', text, session_id })
    }
  })

  const offRecord = createOffRecord({
    store,
    api,
    sessionId: () => link.sessionId(),
    onTold: () => deliver(),
    onProblem: (problem) => dispatch({ type: 'local_problem', problem }),
  })

  const connection = createConnection({
    ...platform,
    onState(next) {
      store.setState({ connection: next })
      if (next.phase === 'open') return
      delivered = false
      if (link.isReady()) tell.onLost()
      link.drop()
      // Nothing was said yet: there is nothing to go on with.
      if (store.getState().conversation.turns.length === 0 && !owesHistory) link.aim(null)
    },
    onText(text) {
      const event = parseServerEvent(text)
      // A server that is newer than this page says things that it does not know yet.
      if (event.type !== 'invalid' && event.type !== 'unknown') link.handle(event)
    },
    onBinary(bytes) {
      const frame = decodeAudioFrame(bytes)
      if (frame !== null) sound.push(frame)
    },
  })

  const link = createLink({
    send: connection.send,
    onHello: ({ brain, voice, ear, name, greeting }) => store.setState({ host: { brain, voice, ear, name, greeting } }),
    onEvent(event) {
      if (event.type === 'turn_start' || event.type === 'token') aliveTurnId = event.turn_id
      if (event.type === 'turn_end') aliveTurnId = null
      // What comes again after a lost connection has happened before.
      if (event.type === 'route' && !link.isReplaying()) switches.tell(brainSwitchFrom(event))
      const heardMs = event.type === 'playback' && event.action === 'stop' ? sound.heardOf(event.turn_id) : null
      sound.follow(event)
      bookmark.follow(event, { sessionId: link.sessionId(), epoch: link.epoch() })
      batcher.add(event)
      if (event.type === 'playback' && heardMs !== null) stopped(event.turn_id, heardMs)
      if (!link.isReplaying()) tell.onEvent(event)
      if (event.type === 'turn_start') store.setState({ sessionId: link.sessionId() })
      if (event.type === 'turn_start' || event.type === 'turn_end') onConversationsChanged()
    },
    onLost(reason) {
      sound.cutOff()
      if (reason !== 'too_old') aliveTurnId = null
      const sessionId = link.sessionId()
      if (sessionId !== null) void loadHistory(sessionId).then((isLatest) => isLatest && link.settle())
    },
    onReady() {
      const sessionId = link.sessionId()
      if (owesHistory && sessionId !== null)
        return void loadHistory(sessionId).then((isLatest) => isLatest && link.settle())
      batcher.flush()
      dispatch({ type: 'local_caught_up', aliveTurnId })
      store.setState({ sessionId })
      for (const frame of owed.values()) connection.send(frame)
      owed.clear()
      if (sessionId !== null) offRecord.ready(sessionId)
      deliver()
      if (sessionId !== null) tell.onReady(sessionId)
    },
  })

  const deliver = () => {
    const { pending } = store.getState().conversation
    const sessionId = link.sessionId()
    if (pending === null || pending.problem !== null || delivered || !link.isReady() || sessionId === null) return
    if (offRecord.isBeingTold()) return
    delivered = connection.send({
      type: 'message',
      message: pending.text,
      session_id: sessionId,
      speak: isSaid(),
      ...(pending.replaces === null ? {} : { replaces: pending.replaces }),
    })
  }

  /** Resolves to whether this was still the latest request when it was answered. */
  const loadHistory = async (sessionId: string): Promise<boolean> => {
    const mine = ++opening
    store.setState({ loading: true })
    const outcome = await api.readSession(sessionId)
    if (mine !== opening) return false
    store.setState({ loading: false })
    owesHistory = !outcome.ok && outcome.problem.code === 'unreachable'
    if (outcome.ok) {
      offRecord.opened(sessionId, outcome.value.off_record)
      dispatch({ type: 'local_opened', turns: outcome.value.history.map(turnFromHistory) })
    } else if (!owesHistory && outcome.problem.code !== 'conversation_not_found') {
      dispatch({ type: 'local_problem', problem: outcome.problem })
    }
    return true
  }

  /** She was silenced for good, here or by somebody's voice. */
  const stopped = (turnId: string, heardMs: number | null) => {
    bookmark.stopped(link.lastSeq())
    batcher.flush()
    dispatch({ type: 'local_stopped', turnId, heardMs })
  }

  const stop = () => {
    const running = runningTurn(store.getState().conversation)
    const silenced = sound.silence()
    const turnId = silenced?.turnId ?? running?.id
    if (turnId === undefined) return
    sendOrOwe({ type: 'interrupt' })
    stopped(turnId, silenced?.heardMs ?? null)
  }

  const leave = () => {
    sound.silence()
    owed.clear()
    switches.hide()
    aliveTurnId = null
    delivered = false
  }

  return {
    store,
    line,
    voice: sound,
    stop,
    async open(sessionId) {
      leave()
      connection.close()
      const kept = readBookmark(platform.storage)
      const resume = kept !== null && kept.sessionId === sessionId ? kept : null
      bookmark.restore(resume)
      offRecord.leave()
      link.aim(null)
      store.setState({
        sessionId,
        conversation: EMPTY_CONVERSATION,
        activity: 'idle',
        caption: null,
        connection: { phase: 'connecting', attempt: 0 },
      })
      if (sessionId !== null) {
        if (!(await loadHistory(sessionId))) return
        const isRunning = runningTurn(store.getState().conversation) !== undefined
        link.aim({ sessionId, resume: resume ?? (isRunning ? { lastSeq: 0, epoch: null } : null) })
      } else {
        opening++
        owesHistory = false
        store.setState({ loading: false })
      }
      connection.reopen()
    },
    send(text, replaces) {
      if (isSaid()) sound.unlock()
      if (isBusy(store.getState())) stop()
      delivered = false
      typing.stop()
      dispatch({ type: 'local_sent', pending: { text, replaces: replaces ?? null } })
      const { phase } = store.getState().connection
      if (phase === 'closed') connection.reopen()
      else if (phase === 'waiting') connection.wake()
      deliver()
    },
    withdraw() {
      const { pending } = store.getState().conversation
      dispatch({ type: 'local_withdrawn' })
      return pending?.text ?? null
    },
    toggleReplay(turnId) {
      const wasReplaying = sound.isReplaying(turnId)
      const turn = store.getState().conversation.turns.find((each) => each.id === turnId)
      stop()
      if (!wasReplaying && turn !== undefined) sound.replay(turn)
    },
    sayAll(isOn) {
      saysAll = isOn
    },
    typed: typing.typed,
    setOffRecord: offRecord.set,
    async undoMemory(id) {
      const learnt = store.getState().conversation.remembered.find((each) => each.id === id)
      const outcome = await api.forgetMemory(id)
      if (!outcome.ok && outcome.problem.code !== 'memory_not_found') {
        dispatch({ type: 'local_problem', problem: outcome.problem })
        return
      }
      dispatch({ type: 'local_forgotten', id })
      if (learnt?.replaced != null) await api.rememberText(learnt.replaced)
    },
    unlockSound: sound.unlock,
    reconnect: connection.reopen,
    wake: connection.wake,
    dismissProblem: () => dispatch({ type: 'local_problem', problem: null }),
    close() {
      leave()
      connection.close()
    },
  }
}

const isLocal = (event: ServerEvent | LocalAction): event is LocalAction => event.type.startsWith('local_')
