import { readdirSync, readFileSync } from 'node:fs'
import type { LawPack } from '../src/pack.ts'

const folder = new URL('../packs/', import.meta.url)

/** The packs as they are shipped. */
export const packs: readonly LawPack[] = readdirSync(folder)
  .filter((name) => /^[a-z-]+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LawPack)
