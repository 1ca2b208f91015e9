/** Who may come in. */
export { type Access, openAccess } from './access.ts'
export { deviceName } from './device-name.ts'
export type { Device } from './devices.ts'
/** Secrets, compared without telling anything. */
export { isSameSecret } from './same-secret.ts'
