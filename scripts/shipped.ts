/**
 * What whoever installs Discreet gets: the dependencies of its published packages, and theirs, as the
 * lockfile has them. `npm sbom --omit=dev` and `npm ls --omit=dev` are not asked, because they leave out
 * what the root also lists for development (pg, commander), and count what only tests need by way of
 * `contracts`.
 */
import { readFileSync } from 'node:fs'

export interface Locked {
  readonly name: string
  readonly version: string
  readonly license?: string
}

interface Entry {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

type Lock = Readonly<Record<string, Entry>>

const rings = /^(core|adapters|browser|apps)\/[^/]+$/

/** As Node looks for a package: beside whoever asks, then further out. */
function find(lock: Lock, from: string, name: string): string | undefined {
  const places = from.split('/node_modules/')
  for (let k = places.length; k >= 0; k -= 1) {
    const folder = places.slice(0, k).join('/node_modules/')
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    const found = lock[path]
    if (found !== undefined) return found.link === true ? found.resolved : path
  }
  return undefined
}

/** Ours and others'; without what is optional and not locked. */
export function shipped(): readonly Locked[] {
  const { packages: lock } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Lock
  }
  const seen = new Set<string>()
  const waiting = Object.keys(lock).filter((path) => rings.test(path))
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const { dependencies, optionalDependencies, peerDependencies } = lock[path] ?? {}
    const all = { ...peerDependencies, ...dependencies, ...optionalDependencies }
    const from = path.startsWith('node_modules/') ? path : `${path}/`
    for (const name of Object.keys(all)) {
      const found = find(lock, from, name)
      if (found !== undefined) waiting.push(found)
      else if (dependencies !== undefined && name in dependencies) {
        throw new Error(`${path} needs ${name}, which is not in the lockfile`)
      }
    }
  }
  return [...seen].sort().map((path) => {
    const {
      name = path.split('node_modules/').at(-1) ?? path,
      version = '',
      license,
    } = lock[path] ?? {}
    return { name, version, ...(license === undefined ? {} : { license }) }
  })
}
