export type { SpdInverse } from './linear-algebra.ts'
export type { Model, SparseWeights } from './model.ts'
