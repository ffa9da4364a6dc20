/**
 * From choosing level 2 to the first recommendation that was worked out on the device, in Chromium,
 * with a model of 5,000 items and a CPU four times slower:
 *
 *   npx tsx --conditions=discreet-source bench/browser-speed.ts [--runs 9] [--slower 4] [--json]
 *
 * Every run is a new browser context: nothing is cached. `act`: choosing in the page with nothing
 * loaded before. `ladder`: tapping the option, after the ladder drew its previews. `in the page`: the
 * same as `act` where workers are refused. `reference`: fetching the two files and decoding them,
 * nothing else, on the page's thread in the same conditions; its `scoring` is the scorer alone. The
 * network is this machine's.
 *
 * Chromium slows the page's thread. Whether it slows a worker as well is measured in the same run, by
 * a loop of fixed length in each; where it does not, `in the page` is the bound.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { launchChromium } from '@discreet/contracts/chromium'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import { createSite } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Model } from '@discreet/recommend'
import { encodePack } from '@discreet/recommend'
import { createServer } from '@discreet/server'
import { openStore } from '@discreet/store-sql'
import type { Browser, Page } from 'playwright-core'
import { buildElements, bundleModules } from '../scripts/build-browser.ts'

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const [items, perItem] = [5000, 50]
const [runs, slower] = [option('runs', 9), option('slower', 4)]

/** As large as a model of so many items gets: every row is full. */
function exampleModel(): Model {
  const rowOffsets = Uint32Array.from({ length: items + 1 }, (_, k) => k * perItem)
  const columns = Uint32Array.from(
    { length: items * perItem },
    (_, k) => (k % perItem) * 99 + ((k * 7) % 99),
  )
  const values = Float32Array.from(columns, (_, k) => Math.sin(k) / 2 + 0.2)
  const association = Float32Array.from(values, (value) => Math.abs(value) / 2 + 0.01)
  const ids = Array.from({ length: items }, (_, k) => `item-${k}`)
  return {
    id: 'bench',
    kind: 'pairs',
    why: 'bench',
    items: ids,
    logPopularity: Float32Array.from(ids, (_, k) => -(k * 8) / items - 1),
    popularityWeight: 0.03,
    weights: { rowOffsets, columns, values },
    contextExponent: 0,
    association: { rowOffsets, columns, values: association },
    trend: new Float32Array(items),
    releases: ['r'],
    epsilon: 1,
    delta: 1e-6,
  }
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title>
<script type="module" src="/sdk/discreet.js" data-discreet-site="bench"></script>
<main data-discreet-view="item-77"><discreet-shelf placement="home"></discreet-shelf></main>`

async function serve(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const cryptography = nodeCryptography()
  const vault = localVault(join(folder, 'keys.json'))
  const { newKey } = cryptography
  const store = await openStore({ newKey, sealPermit: vault.sealPermit })
  await createSite(store, cryptography, { id: 'bench', name: 'Bench' })
  const site = await store.open('bench')
  const model = exampleModel()
  await site.upsertItems(
    model.items.map((id, k) => ({
      id,
      title: `Thing number ${k}`,
      categories: ['All', `Shelf ${k % 60}`],
      price: 1 + (k % 40),
      currency: 'EUR',
      url: `/product/${id}`,
    })),
  )
  const pack = encodePack(model, { keep: perItem, sign: cryptography.sign })
  await site.saveModel({ id: 'bench', at: 0, pack, releases: ['r'], facts: null })
  const sdkFolder = join(folder, 'sdk')
  await buildElements(sdkFolder)
  await bundleModules('recommend', 'core/recommend/src/index.ts', sdkFolder)
  const server = await createServer({
    store,
    cryptography,
    vault,
    packs: readPacks().map((one) => one.pack),
    now: () => Date.now(),
    refreshMilliseconds: 0,
    sdkFolder,
    async extend(scope) {
      scope.get('/bench', (_, reply) => reply.type('text/html').send(page))
    },
  })
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  // Compressed once, as for every visitor but the first.
  const facts = (await (await fetch(`${url}/v1/site`)).json()) as Facts
  for (const { path } of [facts.model, facts.catalogue]) {
    await (await fetch(url + path, { headers: { 'accept-encoding': 'gzip' } })).arrayBuffer()
  }
  return {
    url,
    async stop() {
      await server.close()
      await store.close()
    },
  }
}

interface Facts {
  readonly model: { readonly path: string }
  readonly catalogue: { readonly path: string }
}

interface Run {
  readonly milliseconds: number
  readonly scoring: number
  readonly scored: string
}

/** Text, because a script runner would rewrite functions. */
const watch = `
globalThis.shown = new Map()
document.addEventListener('discreet-shown', ({ detail: { level } }) => {
  if (!shown.has(level)) requestAnimationFrame(() => setTimeout(() => shown.set(level, performance.now())))
})
globalThis.until = async (level) => {
  while (!shown.has(level)) {
    if (performance.now() > 60_000) throw new Error('level ' + level + ' was never shown')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return shown.get(level)
}`

const history = `for (let k = 0; k < 100; k += 1) {
  await discreet.record({ type: 'view', item: 'item-' + ((k * 37) % 5000) })
}`

/** The median of 20, from asking to the answer, with the way to the worker and back. */
const scoring = `const times = []
for (let k = 0; k < 20; k += 1) {
  const began = performance.now()
  await discreet.recommend('home', { limit: 10 })
  times.push(performance.now() - began)
}
const scored = (await discreet.recommend('home')).scored
return { milliseconds, scoring: times.sort((a, b) => a - b)[10], scored }`

async function opened(browser: Browser, url: string, scripts: readonly string[]): Promise<Page> {
  const context = await browser.newContext()
  const one = await context.newPage()
  for (const script of scripts) await one.addInitScript(script)
  const session = await context.newCDPSession(one)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await one.goto(`${url}/bench`)
  return one
}

const inPage = <T>(one: Page, body: string): Promise<T> =>
  one.evaluate(`(async () => { ${body} })()`) as Promise<T>
const sdk = "const { discreet } = await import('/sdk/discreet.js');"

async function act(browser: Browser, url: string, scripts: readonly string[]): Promise<Run> {
  const one = await opened(browser, url, [watch, ...scripts])
  const run = await inPage<Run>(
    one,
    `${sdk} await until(0)
     const began = performance.now()
     await discreet.choices.set({ level: 2 })
     const milliseconds = (await until(2)) - began
     ${history} ${scoring}`,
  )
  await one.context().close()
  return run
}

async function ladder(browser: Browser, url: string): Promise<Run> {
  const one = await opened(browser, url, [watch])
  await one.locator('discreet-shelf button.change').click()
  await one.locator('discreet-level [data-level="2"]').waitFor()
  await one.locator('discreet-level .shows').nth(2).locator('bdi').first().waitFor()
  await one.waitForTimeout(500)
  const run = await inPage<Run>(
    one,
    `${sdk} const ladder = document.querySelector('discreet-shelf').shadowRoot.querySelector('discreet-level')
     const began = performance.now()
     ladder.shadowRoot.querySelector('[data-level="2"]').click()
     const milliseconds = (await until(2)) - began
     ${history} ${scoring}`,
  )
  await one.context().close()
  return run
}

/** Also scores there, with a hundred things looked at. */
async function reference(browser: Browser, url: string): Promise<Run> {
  const one = await opened(browser, url, [watch])
  const run = await inPage<Run>(
    one,
    `const { createRecommender, decodePack } = await import('/sdk/recommend.js')
     await until(0)
     const facts = await (await fetch('/v1/site')).json()
     const began = performance.now()
     const [pack, items] = await Promise.all(
       [facts.model.path, facts.catalogue.path].map(async (path) => (await fetch(path)).arrayBuffer()),
     )
     const model = decodePack(new Uint8Array(pack))
     const catalogue = JSON.parse(new TextDecoder().decode(items)).items
     const milliseconds = performance.now() - began
     const recommender = createRecommender(model, catalogue)
     const history = Array.from({ length: 100 }, (_, k) => ({ item: 'item-' + ((k * 37) % 5000), weight: 1 }))
     const nothing = { bought: [], liked: [], avoided: [], less: [], owned: [], without: [] }
     const times = Array.from({ length: 20 }, () => {
       const start = performance.now()
       recommender.recommend({ placement: 'home', limit: 10 }, { history, ...nothing })
       return performance.now() - start
     })
     return { milliseconds, scoring: times.sort((a, b) => a - b)[10], scored: 'page' }`,
  )
  await one.context().close()
  return run
}

/** Milliseconds of a loop of fixed length in the page and in a worker of its own. */
async function loops(browser: Browser, url: string, rate: number): Promise<readonly number[]> {
  const context = await browser.newContext()
  const one = await context.newPage()
  await one.goto(`${url}/bench`)
  const session = await context.newCDPSession(one)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  const loop =
    '(() => { const began = performance.now(); let x = 1; ' +
    'for (let k = 0; k < 3e7; k += 1) x = (x * 16807) % 2147483647; ' +
    'return performance.now() - began + (x & 0) })()'
  const found = await inPage<number[]>(
    one,
    `const source = URL.createObjectURL(new Blob(['postMessage(${loop})']))
     const there = await new Promise((resolve) => {
       new Worker(source).onmessage = ({ data }) => resolve(data)
     })
     return [${loop}, there]`,
  )
  await context.close()
  return found
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

const folder = mkdtempSync(join(tmpdir(), 'discreet-speed-'))
const server = await serve(folder)
const browser = await launchChromium()
try {
  const noWorkers = 'Object.defineProperty(globalThis, "Worker", { value: undefined })'
  const ways: Readonly<Record<string, () => Promise<Run>>> = {
    act: () => act(browser, server.url, []),
    ladder: () => ladder(browser, server.url),
    'in the page': () => act(browser, server.url, [noWorkers]),
    reference: () => reference(browser, server.url),
  }
  const found = new Map(Object.keys(ways).map((name) => [name, [] as Run[]]))
  // In turn, so that a slow moment of the machine hits all of them.
  for (let k = 0; k < runs; k += 1) {
    for (const [name, run] of Object.entries(ways)) found.get(name)?.push(await run())
  }
  const [plain, slow]: (readonly number[])[][] = [[], []]
  for (let k = 0; k < 5; k += 1) {
    plain?.push(await loops(browser, server.url, 1))
    slow?.push(await loops(browser, server.url, slower))
  }
  const inThread = (list: readonly (readonly number[])[] = [], k: number): number =>
    median(list.map((pair) => pair[k] ?? Number.NaN))
  const base = median((found.get('reference') ?? []).map(({ milliseconds }) => milliseconds))
  const rows = [...found].map(([way, list]) => ({
    way,
    'ms, median': Math.round(median(list.map(({ milliseconds }) => milliseconds))),
    'ms, worst': Math.round(Math.max(...list.map(({ milliseconds }) => milliseconds))),
    'of reference': (median(list.map(({ milliseconds }) => milliseconds)) / base).toFixed(2),
    'answer ms': median(list.map((one) => one.scoring)).toFixed(1),
    scored: list[0]?.scored ?? '',
  }))
  const throttle = ['page', 'worker'].map((thread, k) => ({
    thread,
    'times slower': (inThread(slow, k) / inThread(plain, k)).toFixed(2),
  }))
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ slower, runs, rows, throttle })}\n`)
  } else {
    console.table(rows)
    console.table(throttle)
  }
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
