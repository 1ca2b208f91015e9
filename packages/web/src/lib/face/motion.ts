import type { FaceMood } from '@eva/protocol'
import { createBlinking } from './blinking.ts'
import { expressionOf, FEATURES, type Presence } from './expressions.ts'
import { type Glance, nextGlance } from './gaze.ts'
import { CLOSED_MOUTH, type MouthShape, POSE_AT_REST, type Pose } from './pose.ts'
import type { Random } from './randomness.ts'

/** What she is doing at this moment. */
export type FaceInput = {
  presence: Presence
  mood: FaceMood
  /** The mouth of what sounds now; `null` in silence. */
  mouth: MouthShape | null
  /** Which sentence sounds, by any name; a new one is begun with a small movement of the head. */
  sentence: string | null
  /** No movement but of the mouth, and of that half. */
  isStill: boolean
}

/** Her face at a time in ms that never runs backwards. */
export type Motion = (nowMs: number, input: FaceInput) => Pose

/** How long it takes to come two thirds of the way: eyes jump, brows and smiles take their time, a head has weight. */
const EYES_MS = 38
const FACE_MS = 190
const HEAD_MS = 420
const LIPS_MS = 55
/** A calm breath: fifteen a minute. */
const BREATH_MS = 4_000
/** The nod at a sentence's start. */
const NOD_MS = 620
/** After a longer pause than this between two pictures the page was hidden: nothing is caught up with. */
const LONGEST_STEP_MS = 100

export function createMotion(random: Random, startMs: number): Motion {
  const pose: Pose = { ...POSE_AT_REST, mouth: { ...CLOSED_MOUTH } }
  const blinking = createBlinking(random, startMs)
  let lastMs = startMs
  let presence: Presence | null = null
  let glance: Glance = { x: 0, y: 0, forMs: 0, isContact: true }
  let glanceEndsMs = startMs
  let sentence: string | null = null
  let nod = { beganMs: Number.NEGATIVE_INFINITY, yaw: 0, pitch: 0 }

  return (nowMs, input) => {
    const stepMs = Math.min(LONGEST_STEP_MS, Math.max(0, nowMs - lastMs))
    lastMs = nowMs
    const near = (from: number, to: number, withinMs: number): number =>
      input.isStill ? to : to + (from - to) * Math.exp(-stepMs / withinMs)

    if (input.presence !== presence || nowMs >= glanceEndsMs) {
      presence = input.presence
      glance = nextGlance(presence, random)
      glanceEndsMs = nowMs + glance.forMs
    }
    if (input.sentence !== sentence) {
      sentence = input.sentence
      if (sentence !== null) nod = { beganMs: nowMs, yaw: (random() - 0.5) * 1.1, pitch: 0.3 + random() * 0.3 }
    }

    const wanted = expressionOf(input.mood, input.presence)
    for (const key of FEATURES) {
      pose[key] = near(pose[key], wanted[key], key === 'tilt' || key === 'bow' ? HEAD_MS : FACE_MS)
    }
    const lips = input.mouth ?? CLOSED_MOUTH
    const half = input.isStill ? 0.5 : 1
    for (const key of LIPS) {
      // The sound's own mouth is drawn as it is: whatever smooths it here would make it late.
      pose.mouth[key] = input.mouth === null ? near(pose.mouth[key], 0, LIPS_MS) : lips[key] * half
    }
    if (input.isStill) {
      Object.assign(pose, { blink: 0, gazeX: 0, gazeY: 0, yaw: 0, pitch: 0, lean: 0, breath: 0 })
      return pose
    }

    pose.blink = input.presence === 'away' ? 0 : blinking(nowMs)
    pose.gazeX = near(pose.gazeX, glance.x, EYES_MS)
    pose.gazeY = near(pose.gazeY, glance.y, EYES_MS)
    // The head follows the eyes a little, later; and is never quite still.
    const bump = hump((nowMs - nod.beganMs) / NOD_MS)
    const sway = Math.sin(nowMs / 2_900) * 0.1 + Math.sin(nowMs / 1_730) * 0.06
    pose.yaw = near(pose.yaw, glance.x * 0.42 + sway + nod.yaw * bump, HEAD_MS * 0.6)
    pose.pitch = near(pose.pitch, glance.y * 0.3 + Math.sin(nowMs / 2_300) * 0.05 + nod.pitch * bump, HEAD_MS * 0.4)
    pose.lean = near(pose.lean, input.presence === 'listening' ? 1 : 0, HEAD_MS)
    pose.breath = Math.sin((nowMs / BREATH_MS) * 2 * Math.PI)
    return pose
  }
}

const LIPS = Object.keys(CLOSED_MOUTH) as (keyof MouthShape)[]

/** Up and down again while `share` goes from 0 to 1. */
const hump = (share: number): number => (share <= 0 || share >= 1 ? 0 : Math.sin(Math.PI * share) ** 2)
