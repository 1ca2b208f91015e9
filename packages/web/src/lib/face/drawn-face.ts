import type { FaceMood } from '@eva/protocol'
import type { Pose } from './pose.ts'

/** One picture of her, whoever draws it. */
export type FaceMoment = { nowMs: number; pose: Pose; mood: FaceMood }

/** Draws her face at a moment: her own, or one that somebody brought. */
export type DrawFace = (moment: FaceMoment) => void
