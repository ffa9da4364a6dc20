export { archiveOf } from './archive.ts'
export type { Table } from './tables.ts'
export { tablesOf } from './tables.ts'
