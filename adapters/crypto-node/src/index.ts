export { nodeCryptography, sha256Bytes, verifySignature } from './cryptography.ts'
export { pooledRandomWords } from './random-words.ts'
export type { MasterKeys } from './vault.ts'
export { addMasterKey, createVault, localVault } from './vault.ts'
