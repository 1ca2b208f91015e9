import { VISEMES, type Viseme } from '@eva/protocol'
import { CLOSED_MOUTH, type MouthShape } from './pose.ts'

/** What each shape looks like when it is spoken at full voice. */
export const MOUTH_SHAPES: Readonly<Record<Viseme, MouthShape>> = {
  aa: { open: 1, wide: 0.1, round: 0, bite: 0, press: 0 },
  E: { open: 0.8, wide: 0.5, round: 0, bite: 0, press: 0 },
  ih: { open: 0.64, wide: 0.75, round: 0, bite: 0, press: 0 },
  oh: { open: 0.78, wide: -0.3, round: 0.7, bite: 0, press: 0 },
  ou: { open: 0.5, wide: -0.5, round: 1, bite: 0, press: 0 },
  PP: { open: 0, wide: -0.1, round: 0.05, bite: 0, press: 0.8 },
  SS: { open: 0.24, wide: 0.5, round: 0, bite: 0, press: 0 },
  TH: { open: 0.34, wide: 0.1, round: 0, bite: 0, press: 0 },
  DD: { open: 0.46, wide: 0.25, round: 0, bite: 0, press: 0 },
  FF: { open: 0.14, wide: 0.15, round: 0, bite: 1, press: 0 },
  kk: { open: 0.55, wide: 0.15, round: 0, bite: 0, press: 0 },
  nn: { open: 0.46, wide: 0.2, round: 0, bite: 0, press: 0 },
  RR: { open: 0.58, wide: -0.2, round: 0.4, bite: 0, press: 0 },
  CH: { open: 0.32, wide: -0.25, round: 0.55, bite: 0, press: 0 },
  sil: CLOSED_MOUTH,
}

/** Where only the loudness is known: an open mouth like any other. */
export const SOME_VOWEL: MouthShape = { open: 0.85, wide: 0.2, round: 0.12, bite: 0, press: 0 }

/** The shape with this number in HeadAudio's order. */
export const visemeNumber = (number: number): Viseme => VISEMES[number] ?? 'sil'

/** The shape of this name; one that nobody knows is some open mouth. */
export const visemeNamed = (name: string): Viseme => VISEMES.find((each) => each === name) ?? 'E'
