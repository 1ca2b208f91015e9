/** What can be found of a library of machine code, and of a program: who opens Eva names them. */
export type { NativePackage } from './checks/native.ts'
export type { Tool } from './checks/tool.ts'
/** Looks at every part of Eva, tells what it finds, and does something about it. */
export { createDoctor, type Doctor, wholeDiagnosis } from './doctor.ts'
export type { Patient, Surroundings } from './patient.ts'
export { type AtWork, patientOf } from './patient-of.ts'
