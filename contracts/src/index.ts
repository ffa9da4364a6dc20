export type { StoreUnderTest } from './store.ts'
export { storeContract } from './store.ts'
