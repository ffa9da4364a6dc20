export { fromBase64, toBase64 } from './base64.ts'
export type { Checkpoint, ReadCheckpoint, Signer, Verify } from './checkpoint.ts'
export { openCheckpoint, readCheckpoint, signCheckpoint, verifierKey } from './checkpoint.ts'
export type { ReadNode, Sha256, TreeNode } from './merkle.ts'
export {
  consistencyProof,
  GrowingTree,
  inclusionProof,
  leafHash,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
