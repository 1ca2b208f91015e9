/** The adapter for a server that films a talking head. */
export { createTalkingHead } from './create-talking-head.ts'
