export type { OpenIdOptions } from './open-id-provider.ts'
export { openIdProvider } from './open-id-provider.ts'
