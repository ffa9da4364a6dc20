export { nodeCryptography, sha256Bytes, verifySignature } from './cryptography.ts'
export { pooledRandomWords } from './random-words.ts'
