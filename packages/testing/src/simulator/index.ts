/** What the simulators share: the program around them, the port they listen on, what they remember and how they wait. */

/** What a simulator remembers of each request. */
export { type CallLog, createCallLog, type SimulatedCall } from './call-log.ts'
/** Its command line. */
export { type CommandLine, readFlags, WrongFlag, wholeNumber } from './flags.ts'
/** Its port on loopback. */
export { type Listening, listen } from './listen.ts'
/** How slowly it answers. */
export { type Pace, pause, type Wait } from './pace.ts'
/** What it answers in place of what was asked for. */
export { inJson, type PlainReply, plainError, sendPlain } from './plain-reply.ts'
/** It as a program. */
export { runSimulator, type SimulatorProgram } from './run-simulator.ts'
