/**
 * What a page has to load, gzip -9, from the very modules that `npm run build` bundles:
 *
 *   npx tsx bench/browser-size.ts [--json]
 *
 * Ends with 1 when something is over its budget.
 */
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import type { Chunk } from '../scripts/build-browser.ts'
import { bundleBadge, bundleModules } from '../scripts/build-browser.ts'

export interface Size {
  readonly what: string
  readonly bytes: number
  /** undefined: for information. */
  readonly budget?: number
}

class Graph {
  readonly #chunks: ReadonlyMap<string, Chunk>

  constructor(outputs: Awaited<ReturnType<typeof bundleModules>>) {
    const chunks = outputs.filter((output) => output.type === 'chunk')
    this.#chunks = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  }

  /** The chunks that hold a module whose path ends like this. */
  of(ending: RegExp): string[] {
    const found = [...this.#chunks.values()].filter(({ moduleIds }) =>
      moduleIds.some((id) => ending.test(id)),
    )
    if (found.length === 0) throw new Error(`nothing is bundled from ${ending.source}`)
    return found.map(({ fileName }) => fileName)
  }

  /** With everything that they import at once. */
  eager(files: readonly string[], found: Set<string> = new Set()): Set<string> {
    for (const file of files) {
      if (found.has(file)) continue
      found.add(file)
      this.eager(this.#chunks.get(file)?.imports ?? [], found)
    }
    return found
  }

  bytes(files: Iterable<string>): number {
    return [...files]
      .map((file) => this.#chunks.get(file)?.code ?? '')
      .reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0)
  }
}

export async function browserSizes(): Promise<readonly Size[]> {
  const core = new Graph(await bundleModules('sdk', 'browser/sdk/src/index.ts'))
  const all = new Graph(await bundleModules('discreet', 'browser/elements/src/bundle.ts'))
  const badge = new Graph(await bundleBadge())
  const eager = all.eager(['discreet.js'])
  const later = (...endings: readonly RegExp[]): number => {
    const files = all.eager(endings.flatMap((ending) => all.of(ending)))
    return all.bytes([...files].filter((file) => !eager.has(file)))
  }
  const english = /\/texts\/en\.ts$/
  return [
    { what: 'SDK core, eager', bytes: core.bytes(core.eager(['sdk.js'])), budget: 8000 },
    { what: 'core + shelf, eager, with Lit', bytes: all.bytes(eager), budget: 15_000 },
    {
      what: 'level picker + preference centre, lazy, with English',
      bytes: later(/\/level\.ts$/, /\/preferences\.ts$/, english),
      budget: 20_000,
    },
    { what: 'badge, all of it', bytes: badge.bytes(badge.eager(['badge.js'])), budget: 4000 },
    {
      what: 'campaigns, lazy: what every page with a slot loads of the SDK',
      bytes: later(/\/sdk\/src\/campaigns\.ts$/),
      budget: 5000,
    },
    { what: 'campaigns of levels 1 and 2, lazy', bytes: later(/\/campaign-local\.ts$/) },
    { what: 'campaigns of level 3, lazy', bytes: later(/\/campaign-account\.ts$/) },
    { what: 'answers about slots, lazy', bytes: later(/\/campaign-saying\.ts$/) },
    { what: 'slot, lazy', bytes: later(/\/elements\/src\/slot\.ts$/) },
    { what: 'why, lazy, with English', bytes: later(/\/why\.ts$/, english) },
    { what: 'homes of levels 1 and 2, lazy', bytes: later(/\/devices\.ts$/) },
    { what: 'home of level 3, lazy', bytes: later(/\/account\.ts$/) },
  ]
}

if (process.argv[1]?.endsWith('browser-size.ts') === true) {
  const sizes = await browserSizes()
  const over = sizes.filter(({ bytes, budget = bytes }) => bytes > budget)
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(sizes, null, 2)}\n`)
  else {
    for (const { what, bytes, budget } of sizes) {
      const most = budget === undefined ? '' : `of ${budget}`
      process.stdout.write(`${String(bytes).padStart(7)} ${most.padEnd(9)} ${what}\n`)
    }
  }
  if (over.length > 0) process.exitCode = 1
}
