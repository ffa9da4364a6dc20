/**
 * Every page of the staff console of the demo, as a picture and by axe (WCAG 2.2 A and AA, best
 * practice): on a desktop (1280 px), in dark, on a phone (390 px), and at 320 px for the measuring.
 *
 *   npx tsx --conditions=discreet-source bench/console-shots.ts [--url URL of /console/] [--as NAMES]
 *                                                               [--only trust,people] [--to FOLDER]
 *
 * Pictures go to test-artefacts/console/<page>-<desktop|dark|phone>.png. Build first. Fails where axe
 * finds something, a page is wider than the screen, or the console of the browser has an error.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { pages } from '../apps/console/src/pages.ts'
import { signInToConsole } from './console-session.ts'
import { startDemo } from './demo.ts'

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

const folder = option('to') ?? 'test-artefacts/console'
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const only = option('only')?.split(',')
/** Between them they may see everything. */
const people = (option('as') ?? 'Ines,Timo,Mara,Alma').split(',')

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

const states = [
  { name: 'desktop', width: 1280, dark: false },
  { name: 'dark', width: 1280, dark: true },
  { name: 'phone', width: 390, dark: false },
  { name: undefined, width: 320, dark: true },
] as const

async function faultsOf(page: Page): Promise<string[]> {
  const asked = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }
  const { violations } = (await page.evaluate(
    `${axe.source}; axe.run(document, ${JSON.stringify(asked)})`,
  )) as Found
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    ),
    ...(over > 0 ? [`${over} px wider than the screen`] : []),
  ]
}

async function shoot(page: Page, url: string, path: string): Promise<string[]> {
  const faults: string[] = []
  await page.goto(`${url}${path}`)
  await page.locator('main h1').first().waitFor()
  await page.locator('main .waiting').waitFor({ state: 'detached' })
  for (const { name, width, dark } of states) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
    // Charts are drawn anew for another width, a frame later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
    const file = join(folder, `${path.replaceAll('/', '-')}-${name}.png`)
    if (name !== undefined) await page.screenshot({ path: file, fullPage: true })
    faults.push(...(await faultsOf(page)).map((one) => `${path}, ${width}: ${one}`))
  }
  return faults
}

const given = option('url')
const demo = given === undefined ? await startDemo() : undefined
const url = given ?? `${demo?.url.replace('127.0.0.1', 'localhost')}/console/`
const left = new Set(pages.map(({ path }) => path).filter((path) => only?.includes(path) ?? true))
const faults: string[] = []
mkdirSync(folder, { recursive: true })
try {
  for (const person of people) {
    const { context, page } = await signInToConsole(url, person)
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
    })
    const shown = await page
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
    for (const path of [...left]) {
      if (!shown.includes(`/console/${path}`)) continue
      left.delete(path)
      faults.push(...(await shoot(page, url, path)))
    }
    await context.close()
  }
  for (const path of left) faults.push(`${path}: nobody may see it`)
  for (const fault of faults) console.error(fault)
  console.log(`${pages.length - left.size} pages, ${faults.length} faults; pictures in ${folder}`)
  if (faults.length > 0) process.exitCode = 1
} finally {
  demo?.stop()
}
