export { verifyLedger } from './ledger-chain.ts'
export type { SqlRunner, StoreOptions } from './store.ts'
export { openStore, sqlRunnerOf } from './store.ts'
