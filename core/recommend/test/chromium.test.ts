import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Model } from '../src/model.ts'
import { encodePack } from '../src/pack.ts'
import { createRecommender } from '../src/recommender.ts'

const which = ['chromium', 'chromium-browser', 'google-chrome'].map((name) =>
  spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(),
)
const executablePath = process.env['CHROMIUM_PATH'] ?? which.find((path) => path !== '')
if (executablePath === undefined) process.stderr.write('skipped: no Chromium on this machine\n')

const items = 5000
const perItem = 50

function exampleModel(): Model {
  const rowOffsets = Uint32Array.from({ length: items + 1 }, (_, k) => k * perItem)
  const columns = Uint32Array.from(
    { length: items * perItem },
    (_, k) => (k % perItem) * 99 + ((k * 7) % 99),
  )
  const table = { rowOffsets, columns, values: Float32Array.from(columns, (_, k) => Math.sin(k)) }
  return {
    id: 'page',
    kind: 'pairs',
    why: 'test',
    items: Array.from({ length: items }, (_, k) => `item-${k}`),
    logPopularity: Float32Array.from({ length: items }, (_, k) => -k / items - 1),
    popularityWeight: 0.03,
    weights: table,
    contextExponent: 0,
    association: table,
    trend: new Float32Array(items),
    releases: [],
    epsilon: 1,
    delta: 1e-6,
  }
}

async function bundle(): Promise<string> {
  const result = await build({
    logLevel: 'silent',
    configFile: false,
    resolve: { conditions: ['discreet-source'] },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'recommend',
      },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined
  return chunk !== undefined && 'code' in chunk ? chunk.code : ''
}

describe.skipIf(executablePath === undefined)('the same code in Chromium', () => {
  let browser: Browser
  let url: string
  const pack = encodePack(exampleModel(), { keep: perItem, sign: () => new Uint8Array(64) })
  let close: () => void

  beforeAll(async () => {
    const code = await bundle()
    const server = createServer((request, response) => {
      const [type, body] =
        request.url === '/recommend.js'
          ? ['text/javascript', code]
          : request.url === '/pack'
            ? ['application/octet-stream', Buffer.from(pack)]
            : ['text/html', '<!doctype html><title>t</title>']
      response.writeHead(200, { 'content-type': type }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => void server.close()
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  }, 120_000)

  afterAll(async () => {
    await browser.close()
    close()
  })

  test('loads a pack, scores it, and answers exactly as in Node', async () => {
    const page = await browser.newPage()
    await page.goto(url)
    const request = {
      placement: 'basket' as const,
      basket: ['item-3', 'item-400', 'item-4999'],
      limit: 20,
    }
    // Text, because the test runner would rewrite a function.
    const { answer, milliseconds } = (await page.evaluate(`(async () => {
      const start = performance.now()
      const { decodePack, createRecommender } = await import('/recommend.js')
      const model = decodePack(new Uint8Array(await (await fetch('/pack')).arrayBuffer()))
      const answer = createRecommender(model, model.items.map((id) => ({ id }))).recommend(${JSON.stringify(request)})
      return { answer, milliseconds: performance.now() - start }
    })()`)) as { answer: unknown; milliseconds: number }
    process.stderr.write(
      `model pack of ${(pack.length / 1e6).toFixed(2)} MB: loaded and first scored in Chromium in ${Math.round(milliseconds)} ms\n`,
    )
    const { decodePack } = await import('../src/pack.ts')
    const model = decodePack(pack)
    const here = createRecommender(
      model,
      model.items.map((id) => ({ id })),
    ).recommend(request)
    expect(answer).toEqual(JSON.parse(JSON.stringify(here)))
  })
})
