export type { PackFile } from './read-packs.ts'
export { readPacks } from './read-packs.ts'
