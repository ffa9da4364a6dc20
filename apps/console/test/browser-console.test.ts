/**
 * The console in a real browser with the real server behind it: coming in, every page by axe in light and
 * dark and on a narrow phone, the keyboard alone, and a session that ends while a page is open.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromiumPath, launchChromium } from '@discreet/contracts/chromium'
import { endStaffSessions, inviteMember } from '@discreet/engine'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rightAnswers } from '../../../core/staff/src/right-answers.ts'
import { buildConsole } from '../../../scripts/build-browser.ts'
import { pages } from '../src/pages.ts'
import { words as de } from '../src/texts/de.ts'
import { words as en } from '../src/texts/en.ts'
import { words as es } from '../src/texts/es.ts'
import { words as fr } from '../src/texts/fr.ts'
import type { ConsoleShop } from './console-shop.ts'
import { everything, openConsoleShop, untrained } from './console-shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-console-'))
const sdkFolder = mkdtempSync(join(tmpdir(), 'discreet-no-sdk-'))
const assets = join(folder, 'assets')
const source = (file: string): string => readFileSync(join(assets, file), 'utf8')

beforeAll(() => buildConsole(folder))
afterAll(() => {
  for (const one of [folder, sdkFolder]) rmSync(one, { recursive: true, force: true })
})

/** What a page needs before anything of it runs: its script and whatever that imports. */
function firstFiles(): ReadonlySet<string> {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/assets\/([^"]+\.js)"/g)].map(([, file = '']) => file)
  const found = new Set<string>()
  while (named.length > 0) {
    const file = named.pop() ?? ''
    if (found.has(file)) continue
    found.add(file)
    for (const [, next = ''] of source(file).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) {
      named.push(next)
    }
  }
  return found
}

const compressed = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(source(file)).length, 0)

describe('what is loaded', () => {
  test('is 40 kB at most before the first page', () => {
    const files = [...firstFiles()]
    expect(files.length).toBeGreaterThan(0)
    expect(compressed(files)).toBeLessThanOrEqual(40_000)
  })

  test('has no answers of the training in it', () => {
    const everyScript = readdirSync(assets)
      .filter((file) => file.endsWith('.js'))
      .map(source)
      .join('\n')
    for (const answers of Object.values(rightAnswers)) {
      expect(everyScript).not.toContain(answers.join(','))
    }
  })
})

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe.skipIf(chromiumPath === undefined)('the console', () => {
  let shown: ConsoleShop
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    writeFileSync(join(sdkFolder, 'integrity.json'), '{}')
    shown = await openConsoleShop(folder, sdkFolder)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await shown?.close()
  })
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    context.setDefaultTimeout(10_000)
    await context.addInitScript(axe.source)
    page = await context.newPage()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    faults = []
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => {
      // That nobody is signed in is no fault; browsers write every 401 down.
      const asked = message.location().url.includes('/v1/staff/session')
      if (message.type() === 'error' && !asked) faults.push(message.text())
    })
  })
  afterEach(async () => {
    await context.close()
    expect(faults).toEqual([])
  })

  const heading = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()
  const signIn = async (name: string, path = ''): Promise<void> => {
    await page.goto(`${shown.url}/console/${path}`)
    await page.getByRole('button', { name }).click()
    await page.getByRole('navigation').first().waitFor({ state: 'attached' })
  }
  const settled = async (): Promise<void> => {
    await page.locator('main h1').waitFor()
    await page.locator('main .waiting').waitFor({ state: 'detached' })
  }

  async function violations(runOnly: object): Promise<string[]> {
    const { violations: found } = (await page.evaluate(
      `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`,
    )) as Found
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
    )
  }

  /** All rules on a phone in light; what can differ in dark and on a wide screen. Nothing is too wide. */
  async function check(state: string): Promise<void> {
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await violations({ type: 'tag', values: tags }), `${state}, 320`).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.emulateMedia({ colorScheme: 'dark' })
    const differs = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'region'] }
    expect(await violations(differs), `${state}, 1280, dark`).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
  }

  test('lets somebody in by a link, once, and then by the passkey that they made', async () => {
    const session = await context.newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const { setup } = shown.shop
    const secret = Buffer.from(setup.cryptography.newKey()).toString('base64url')
    const wanted = { roles: ['administrator'], invitedBy: 'operator' } as const
    await inviteMember(setup, wanted, setup.cryptography.sha256(secret))
    const link = `${shown.url}/console/join#${secret}`

    await page.goto(`${shown.url}/console/`)
    await page.getByText(everything.name).waitFor()
    await check('nobody yet')
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByLabel('Your name').fill('Ruth')
    expect(page.url()).toBe(`${shown.url}/console/join`)
    await check('joining')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByRole('banner').getByText('Ruth').waitFor()
    expect(page.url()).toBe(`${shown.url}/console/`)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('banner').getByText('Ruth').waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()

    await page.goto('about:blank')
    await page.goto(link)
    await page.getByLabel('Your name').fill('Mallory')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('used already')
    faults = faults.filter((text) => !text.includes('401'))
  })

  test('has a page for everything, and everybody can use it', async () => {
    await signIn(everything.name)
    for (const path of [...pages.map((one) => one.path), ...shown.single]) {
      await page.goto(`${shown.url}/console/${path}`)
      await settled()
      const current = page.locator('nav [aria-current=page]')
      expect(await current.count(), `${path} is in the menu`).toBe(1)
      expect(await page.getByRole('alert').count(), `${path} says no`).toBe(0)
      await check(path)
    }
  }, 300_000)

  test('loads 60 kB of scripts at most for a page, its charts included', async () => {
    await signIn(everything.name)
    const loaded = new Set<string>()
    page.on('request', (request) => {
      const [, file] = /\/console\/assets\/(.+\.js)$/.exec(request.url()) ?? []
      if (file !== undefined) loaded.add(file)
    })
    await page.goto(`${shown.url}/console/privacy/budget`)
    await page.locator('.plot canvas').first().waitFor()
    expect(loaded.size).toBeGreaterThan(4)
    expect(compressed([...loaded])).toBeLessThanOrEqual(60_000)
  })

  test('speaks four languages, and says which', async () => {
    await signIn(everything.name, 'training')
    for (const [locale, words] of Object.entries({ de, fr, es, en })) {
      await page.locator('.language select').selectOption(locale)
      await page.getByRole('heading', { level: 1, name: words.pages.training }).waitFor()
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
      expect(await page.title()).toBe(`${words.pages.training} · ${words.title}`)
    }
  })

  test('wakes a role when its training is passed, and says how many were right, not which', async () => {
    await signIn(untrained.name, 'training')
    const answer = async (module: keyof typeof rightAnswers, wrong: number): Promise<void> => {
      for (const [k, right] of rightAnswers[module].entries()) {
        const choice = page.locator('.quiz fieldset').nth(k).locator('input')
        await choice.nth(k < wrong ? (right + 1) % 4 : right).check()
      }
      await page.getByRole('button', { name: 'Send my answers' }).click()
    }
    await page.goto(`${shown.url}/console/marketing/campaigns`)
    await settled()
    expect(await page.getByText('New campaign').count()).toBe(0)
    await page.getByRole('link', { name: en.toTraining }).click()
    await page.getByRole('link', { name: /Read and answer.*Consent/ }).click()
    await answer('consent', 2)
    await page.getByText('3 of 5 right').waitFor()
    await answer('consent', 0)
    await page.getByText('5 of 5 right. You passed').waitFor()
    for (const module of ['purpose', 'tactics', 'privacy'] as const) {
      await page.goto(`${shown.url}/console/training/${module}`)
      await page.getByRole('heading', { level: 1, name: en.modules[module] }).waitFor()
      await answer(module, 1)
      await page.getByText('4 of 5 right. You passed').waitFor()
    }
    await page.goto(`${shown.url}/console/marketing/campaigns`)
    await page.getByText('New campaign').waitFor()
  })

  test('is used by keyboard alone', async () => {
    await signIn(everything.name)
    await page.goto(`${shown.url}/console/training`)
    await settled()
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40) ?? '')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe(en.skip)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')

    await page.getByRole('link', { name: en.pages.members }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: en.pages.members }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const end = page.getByRole('button', { name: `End: ${untrained.name}` })
    await end.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await check('a question')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(await end.evaluate((one) => one === document.activeElement)).toBe(true)

    await page.setViewportSize({ width: 390, height: 800 })
    await page.locator('summary', { hasText: en.menu }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: en.pages.audit }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: en.pages.audit }).waitFor()
    expect(await page.getByRole('link', { name: en.pages.audit }).isVisible()).toBe(false)

    await page.getByRole('button', { name: en.signOut }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    expect(await heading()).toBe('Sign in')
  })

  test('shows nothing more when the session ends meanwhile, and goes on where one was', async () => {
    await signIn(everything.name, 'staff/audit')
    await page.getByRole('heading', { level: 1, name: en.pages.audit }).waitFor()
    const other = await context.newPage()
    await other.goto(`${shown.url}/console/staff/members`)
    await other.getByRole('heading', { level: 1, name: en.pages.members }).waitFor()

    await page.bringToFront()
    await endStaffSessions(shown.shop.setup, { member: everything.id })
    await page.getByRole('button', { name: en.search }).click()
    await page.getByText('You were signed out').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain(en.pages.audit)
    expect(page.url()).toBe(`${shown.url}/console/staff/audit`)
    await page.getByRole('button', { name: everything.name }).click()
    await page.getByRole('heading', { level: 1, name: en.pages.audit }).waitFor()

    await page.getByRole('button', { name: en.signOut }).click()
    await other.getByText('You were signed out').waitFor()
    faults = faults.filter((text) => !text.includes('401'))
  })
})
