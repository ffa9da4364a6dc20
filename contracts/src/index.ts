export { logContract } from './log.ts'
export { peopleContract } from './people.ts'
export type { StoreUnderTest } from './store.ts'
export { storeContract } from './store.ts'
