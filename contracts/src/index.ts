export { logContract } from './log.ts'
export type { StoreUnderTest } from './store.ts'
export { storeContract } from './store.ts'
