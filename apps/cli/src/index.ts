export type { Output, Progress } from './output.ts'
export { createProgram } from './program.ts'
