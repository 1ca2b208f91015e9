import type { VRM, VRMHumanBoneName } from '@pixiv/three-vrm'
import type { Pose } from '../face/pose.ts'

/** Arms hang beside her, as they do where nothing is done: files come with arms spread out. */
const ARM_DOWN = 1.22
/** How far her head goes, in radians, for what a pose counts as 1. */
const TURN = 0.3
const NOD = 0.2
const DEGREE = Math.PI / 180
/** How far her eyes go, in degrees. */
const GAZE_X = 24
const GAZE_Y = 16
/** What of the head's movement the neck does. */
const NECK = 0.4

/** Moves the bones and eyes of a VRM as her pose says. */
export function createBody(vrm: VRM): (pose: Pose) => void {
  // Files of VRM 0.x look the other way: two of their three axes are mirrored.
  const mirror = vrm.meta.metaVersion === '0' ? -1 : 1
  const turn = (bone: VRMHumanBoneName, x: number, y: number, z: number): void => {
    vrm.humanoid.getNormalizedBoneNode(bone)?.rotation.set(x * mirror, y, z * mirror)
  }
  turn('leftUpperArm', 0, 0, -ARM_DOWN)
  turn('rightUpperArm', 0, 0, ARM_DOWN)
  return ({ yaw, pitch, bow, tilt, lean, breath, gazeX, gazeY }) => {
    const [x, y, z] = [(pitch + bow) * NOD, yaw * TURN, -tilt * DEGREE]
    turn('neck', x * NECK, y * NECK, z * NECK)
    turn('head', x * (1 - NECK), y * (1 - NECK), z * (1 - NECK))
    turn('spine', lean * 0.05, 0, 0)
    turn('chest', -breath * 0.012, 0, 0)
    turn('leftShoulder', 0, 0, breath * 0.012)
    turn('rightShoulder', 0, 0, -breath * 0.012)
    // Files need not say how their eyes move.
    if (vrm.lookAt == null) return
    // Who looks at somebody goes on doing so while the head turns.
    vrm.lookAt.yaw = gazeX * GAZE_X - (y / DEGREE) * 0.7
    vrm.lookAt.pitch = gazeY * GAZE_Y - (x / DEGREE) * 0.7
  }
}
