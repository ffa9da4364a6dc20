export type { ThreadedInverse } from './spd-inverse.ts'
export { createSpdInverse } from './spd-inverse.ts'
