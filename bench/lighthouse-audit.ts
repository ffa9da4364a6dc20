/**
 * Lighthouse through npx, pinned: its 200 packages (185 MB) are more than a test needs to install.
 * Mobile defaults: a slow phone on a slow network.
 */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { chromiumPath } from '@discreet/contracts/chromium'

const lighthouse = 'lighthouse@12.8.2'
const audits = {
  'first-contentful-paint': 'FCP ms',
  'largest-contentful-paint': 'LCP ms',
  'total-blocking-time': 'TBT ms',
  'cumulative-layout-shift': 'CLS',
} as const

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly score: number | null }>
  >
}

/** `more`: options of Lighthouse. */
async function audit(url: string, more: readonly string[] = []): Promise<Report> {
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
      ...more,
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath }, maxBuffer: 2 ** 27 },
  )
  return JSON.parse(stdout) as Report
}

/** The report in the middle, by performance. `before`: each of them. */
export async function medianAudit(
  runs: number,
  url: string,
  more: readonly string[] = [],
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Report | undefined> {
  const reports: Report[] = []
  for (let run = 0; run < runs; run += 1) {
    await before()
    reports.push(await audit(url, more))
  }
  const performance = (report: Report): number => report.categories['performance']?.score ?? 0
  return reports.sort((a, b) => performance(a) - performance(b))[runs >> 1]
}

/** Scores of 100, and what a load took. */
export function figuresOf(report: Report | undefined): Record<string, number> {
  const scores = Object.entries(report?.categories ?? {}).map(([name, { score }]) => [
    name,
    Math.round(100 * score),
  ])
  const times = Object.entries(audits).map(([id, name]) => [
    name,
    Math.round((report?.audits[id]?.numericValue ?? Number.NaN) * 1000) / 1000,
  ])
  return Object.fromEntries([...scores, ...times]) as Record<string, number>
}

export function belowOne(report: Report | undefined): readonly string[] {
  const all = Object.entries(report?.audits ?? {})
  return all.filter(([, { score }]) => score !== null && score < 1).map(([id]) => id)
}
