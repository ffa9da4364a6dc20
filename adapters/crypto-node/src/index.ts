export { nodeCryptography, verifySignature } from './cryptography.ts'
export { pooledRandomWords } from './random-words.ts'
