export { verifyLedger } from './ledger-chain.ts'
export type { StoreOptions } from './store.ts'
export { openStore } from './store.ts'
