export type { JobOptions, SqlRunner } from './jobs.ts'
export { openJobs } from './jobs.ts'
