export type { SpdInverse } from './linear-algebra.ts'
