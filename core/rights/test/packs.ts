import { readdirSync, readFileSync } from 'node:fs'
import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'

const folder = new URL('../../policy/packs/', import.meta.url)

/** The packs as they are shipped. */
export const packs: readonly LawPack[] = readdirSync(folder)
  .filter((name) => /^[a-z-]+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LawPack)

/** A pack as it holds in each of the places that differ. */
export const variantsOf = (pack: LawPack): LawPack[] => [
  pack,
  ...Object.keys(pack.national).map((place) => packFor(packs, place)),
]
