/**
 * What pages load: the elements as modules (browser/elements/bundle/discreet.js and what it loads
 * when needed), the same as one classic script, the badge, the demo shop, and the staff console.
 * Packages are built by `tsc`; these files are for pages that have no bundler, so they are bundled, made
 * small, and come with hashes for `integrity`. The same sources give the same bytes.
 */
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { InlineConfig, Plugin, Rolldown } from 'vite'
import { build } from 'vite'
import { shorterTemplates } from './shorter-templates.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const elements = join(root, 'browser/elements')
const shop = join(root, 'apps/shop')
const staffConsole = join(root, 'apps/console')

export type Chunk = Rolldown.OutputChunk

type Output = Rolldown.RolldownOutput['output'][number]

/** Hashes in hexadecimal: a server sees at the name that a file never changes. */
const small = { minify: true, comments: false, hashCharacters: 'hex' } as const

/** No getter here does anything but answer: what only reads goes with what nobody needs. */
const treeshake = { propertyReadSideEffects: false } as const

async function run(config: InlineConfig, assets = ''): Promise<readonly Output[]> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    publicDir: false,
    ...config,
    plugins: [shorterTemplates, ...(config.plugins ?? [])],
    resolve: { conditions: ['discreet-source', 'module', 'browser', 'production'] },
    worker: {
      format: 'es',
      plugins: () => [shorterTemplates],
      rolldownOptions: { output: { entryFileNames: `${assets}[name]-[hash].js`, ...small } },
    },
  })
  return [result].flat().flatMap((one) => ('output' in one ? one.output : []))
}

const nothingLater: Plugin = {
  name: 'nothing-later',
  resolveDynamicImport: () => ({ id: 'later', external: true }),
}

/** The modules of which something is needed at once. */
async function eagerModules(entry: string): Promise<Set<string>> {
  const outputs = await run({
    root,
    plugins: [nothingLater],
    build: { write: false, lib: { entry: join(root, entry), formats: ['es'], fileName: 'all' } },
  })
  const modules = outputs.flatMap((one) =>
    one.type === 'chunk' ? Object.entries(one.modules) : [],
  )
  // One that only passes on what is needed at once would otherwise be a file of its own.
  return new Set(
    modules.flatMap(([id, { renderedLength }]) =>
      renderedLength > 0 || id.endsWith('/lit/html.js') ? id : [],
    ),
  )
}

/**
 * Modules: `name`.js with everything that is needed at once, and parts of their own for what is loaded
 * later; those import from `name`.js what they share with it. Not written without `outDir`.
 */
export async function bundleModules(
  name: string,
  entry: string,
  outDir?: string,
): Promise<readonly Output[]> {
  const eager = await eagerModules(entry)
  eager.delete(join(root, entry))
  // One file compresses better than one for every set of later parts that share some of it.
  const core = { name: `${name}-core`, test: (id: string) => eager.has(id) }
  return run({
    root,
    base: './',
    build: {
      ...(outDir === undefined ? { write: false } : { outDir }),
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: { [name]: join(root, entry) }, formats: ['es'] },
      rolldownOptions: {
        treeshake,
        preserveEntrySignatures: 'allow-extension',
        output: {
          ...small,
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [core], includeDependenciesRecursively: false },
        },
      },
    },
  })
}

/** One script that needs no modules; the worker is a file beside it. */
async function bundleClassic(outDir: string): Promise<readonly Output[]> {
  return run({
    root,
    base: './',
    experimental: {
      renderBuiltUrl: (file) => ({ runtime: `new URL(${JSON.stringify(file)}, source).href` }),
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: join(elements, 'src/classic.ts'), formats: ['iife'], name: 'discreetClassic' },
      rolldownOptions: {
        transform: { define: { 'import.meta.url': 'source' } },
        output: {
          ...small,
          codeSplitting: false,
          entryFileNames: 'discreet.classic.js',
          intro: 'const source = document.currentScript?.src || location.href',
        },
      },
    },
  })
}

/** One module that loads nothing else. Not written without `outDir`. */
export async function bundleBadge(outDir?: string): Promise<readonly Output[]> {
  return run({
    root,
    build: {
      ...(outDir === undefined ? { write: false } : { outDir }),
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: join(elements, 'src/badge.ts'), formats: ['es'], fileName: 'badge' },
      rolldownOptions: { treeshake, output: small },
    },
  })
}

/** An app with pages of its own, served below `base`. */
async function bundlePages(
  folder: string,
  base: string,
  outDir: string,
): Promise<readonly Output[]> {
  const build: InlineConfig['build'] = {
    outDir,
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: small },
  }
  return run({ root: folder, base, build }, 'assets/')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.split(sep).join('/'))
    .sort()
}

/** Beside every text that is worth it: what a server sends instead. */
function compress(folder: string): void {
  for (const file of filesIn(folder)) {
    const bytes = readFileSync(join(folder, file))
    if (!/\.(js|css|html|svg|json|txt)$/.test(file) || bytes.length < 1000) continue
    writeFileSync(join(folder, `${file}.gz`), gzipSync(bytes, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(bytes, { params }))
  }
}

/** What the licences of bundled packages ask for: their words travel along. */
function writeLicences(folder: string, outputs: readonly Output[]): void {
  const modules = outputs.flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
  const packages = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? [])
  const texts = [...new Set(packages)].sort().flatMap((path) => {
    const { name, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
      name: string
      license: string
    }
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one))
    const words = file === undefined ? '' : readFileSync(join(path, file), 'utf8')
    return `${name} (${license})\n\n${words.trim()}\n`
  })
  if (texts.length > 0) writeFileSync(join(folder, 'licences.txt'), texts.join('\n---\n\n'))
}

/**
 * `integrity.json`: the hash of every file. `import-map.json`: an import map whose `integrity` makes
 * a browser check every module; paths begin where the page puts the folder.
 */
function writeIntegrity(folder: string): void {
  const hashes = filesIn(folder).map((file): [string, string] => [
    file,
    `sha384-${createHash('sha384')
      .update(readFileSync(join(folder, file)))
      .digest('base64')}`,
  ])
  const modules = hashes.filter(([file]) => file.endsWith('.js') && !file.includes('classic'))
  const map = {
    imports: { discreet: './discreet.js' },
    integrity: Object.fromEntries(modules.map(([file, hash]) => [`./${file}`, hash])),
  }
  const write = (file: string, value: unknown): void =>
    writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`)
  write('integrity.json', Object.fromEntries(hashes))
  write('import-map.json', map)
}

function emptied(folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Default folder: the one that is published. */
export async function buildElements(to: string = join(elements, 'bundle')): Promise<void> {
  const folder = emptied(to)
  const modules = await bundleModules('discreet', 'browser/elements/src/bundle.ts', folder)
  const classic = await bundleClassic(folder)
  const badge = await bundleBadge(folder)
  writeLicences(folder, [...modules, ...classic, ...badge])
  writeIntegrity(folder)
  compress(folder)
}

export async function buildShop(to: string = join(shop, 'bundle')): Promise<void> {
  const folder = emptied(to)
  writeLicences(folder, await bundlePages(shop, '/shop/', folder))
  const { spriteSvg } = (await import('../apps/shop/src/pictures/index.ts')) as {
    spriteSvg: () => string
  }
  writeFileSync(join(folder, 'pictures.svg'), spriteSvg())
  compress(folder)
}

export async function buildConsole(to: string = join(staffConsole, 'bundle')): Promise<void> {
  const folder = emptied(to)
  writeLicences(folder, await bundlePages(staffConsole, '/console/', folder))
  cpSync(join(staffConsole, 'favicon.svg'), join(folder, 'favicon.svg'))
  compress(folder)
}

if (process.argv[1]?.endsWith('build-browser.ts') === true) {
  const began = performance.now()
  await buildElements()
  await buildShop()
  await buildConsole()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`bundled the elements, the shop and the console in ${seconds} s\n`)
}
