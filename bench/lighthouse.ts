/**
 * The demo shop as `npm start` serves it, in Chromium, on a slow phone:
 *
 *   npx tsx bench/lighthouse.ts [--url URL] [--runs 3] [--json]
 *
 * Lighthouse (mobile defaults, median by performance) for the load; then a scripted visit under a
 * CPU four times slower for what Lighthouse cannot see: the longest interaction (INP counts the
 * worst when there are fewer than fifty) and every layout shift. Lighthouse comes through npx, pinned:
 * its 200 packages (185 MB) are more than a test needs to install. Build first.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { chromiumPath, launchChromium } from '@discreet/contracts/chromium'
import { slowVisit } from './slow-visit.ts'

const lighthouse = 'lighthouse@12.8.2'
const audits = {
  'first-contentful-paint': 'FCP ms',
  'largest-contentful-paint': 'LCP ms',
  'total-blocking-time': 'TBT ms',
  'cumulative-layout-shift': 'CLS',
} as const

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly score: number | null }>
  >
}

/** `discreet start` in a folder of its own, until it says where it is. */
async function startShop(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const data = mkdtempSync(join(tmpdir(), 'discreet-lighthouse-'))
  const command = ['apps/cli/bin/discreet.js', 'start', '--json', '--port', '0', '--data', data]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const part of child.stdout) {
    said += String(part)
    const url = /"url": "([^"]+)"/.exec(said)?.[1]
    if (url !== undefined) return { url: `${url}/shop/`, stop: () => void child.kill('SIGTERM') }
  }
  throw new Error('discreet start ended')
}

async function audit(url: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      '--ignore-scripts',
      lighthouse,
      url,
      '--output=json',
      '--quiet',
      '--only-categories=performance,accessibility,best-practices',
      '--chrome-flags=--headless --no-sandbox --disable-gpu',
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath }, maxBuffer: 2 ** 27 },
  )
  return JSON.parse(stdout) as Report
}

function median(reports: readonly Report[]): Report | undefined {
  const performance = (report: Report): number => report.categories['performance']?.score ?? 0
  return [...reports].sort((a, b) => performance(a) - performance(b))[reports.length >> 1]
}

const given = option('url')
const shop = given === undefined ? await startShop() : { url: given, stop: () => undefined }
const reports: Report[] = []
try {
  for (let run = 0; run < Number(option('runs') ?? 3); run += 1) reports.push(await audit(shop.url))
  const report = median(reports)
  const browser = await launchChromium()
  const visit = await slowVisit(browser, shop.url, 4)
  await browser.close()
  const figures = {
    ...Object.fromEntries(
      Object.entries(report?.categories ?? {}).map(([name, { score }]) => [name, 100 * score]),
    ),
    ...Object.fromEntries(
      Object.entries(audits).map(([id, name]) => [
        name,
        Math.round((report?.audits[id]?.numericValue ?? Number.NaN) * 1000) / 1000,
      ]),
    ),
    'INP ms, 4× slower': visit.longest.milliseconds,
    'CLS of a visit': visit.shifts,
  }
  const failed = Object.entries(report?.audits ?? {}).filter(
    ([, { score }]) => score !== null && score < 1,
  )
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else {
    console.table(figures)
    console.log('longest interaction:', visit.longest.name, 'of', visit.interactions)
    console.log('below 1:', failed.map(([id]) => id).join(', '))
  }
} finally {
  shop.stop()
}
