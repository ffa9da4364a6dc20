export type { PasskeyOptions } from './passkeys.ts'
export { passkeys } from './passkeys.ts'
