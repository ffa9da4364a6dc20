/**
 * The demo shop as `npm start` serves it, in Chromium, on a slow phone:
 *
 *   npx tsx bench/lighthouse.ts [--url URL] [--runs 3] [--json]
 *
 * Lighthouse (mobile defaults, median by performance) for the load; then a scripted visit under a
 * CPU four times slower for what Lighthouse cannot see: the longest interaction (INP counts the
 * worst when there are fewer than fifty) and every layout shift. Build first.
 */
import process from 'node:process'
import { launchChromium } from '@discreet/contracts/chromium'
import { startDemo } from './demo.ts'
import { belowOne, figuresOf, medianAudit } from './lighthouse-audit.ts'
import { slowVisit } from './slow-visit.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

const given = option('url')
const demo = given === undefined ? await startDemo() : undefined
const shop = given ?? `${demo?.url}/shop/`
try {
  const report = await medianAudit(Number(option('runs') ?? 3), shop)
  const browser = await launchChromium()
  const visit = await slowVisit(browser, shop, 4)
  await browser.close()
  const figures = {
    ...figuresOf(report),
    'INP ms, 4× slower': visit.longest.milliseconds,
    'CLS of a visit': visit.shifts,
  }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`)
  else {
    console.table(figures)
    console.log('longest interaction:', visit.longest.name, 'of', visit.interactions)
    console.log('below 1:', belowOne(report).join(', '))
  }
} finally {
  demo?.stop()
}
