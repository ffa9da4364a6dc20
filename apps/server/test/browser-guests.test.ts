/**
 * The pages for people who are not signed in, in a real browser: all of it without any script, with
 * nothing stored, and every state checked by axe, in light and dark, on a desktop and a narrow phone.
 * And of every page of the server, that it keeps to its own Content-Security-Policy; and the badge on
 * pages of brands.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath, launchChromium } from '@discreet/contracts/chromium'
import { nodeCryptography, sha256Bytes } from '@discreet/crypto-node'
import { signCheckpoint } from '@discreet/transparency'
import axe from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleBadge } from '../../../scripts/build-browser.ts'
import { caughtMailRoutes } from '../src/caught-mail-routes.ts'
import { page as htmlPage } from '../src/html.ts'
import { sendPage } from '../src/send-page.ts'
import type { Badge, Brand } from './brand-page.ts'
import { openBrand, saidBy } from './brand-page.ts'
import type { GuestShop } from './guest-shop.ts'
import { openGuestShop } from './guest-shop.ts'

const staffKey = `discreet-staff-${'k'.repeat(40)}`
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Result {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

async function violations(page: Page, options: object): Promise<string[]> {
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as Result
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  )
}

/** All rules in light on a phone; what can differ in dark and on a wide screen. */
async function check(page: Page, state: string): Promise<void> {
  const colours = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
  await page.setViewportSize({ width: 320, height: 640 })
  const all = await violations(page, { runOnly: { type: 'tag', values: tags } })
  expect(all, state).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(over, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page, colours), `${state}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

let shop: GuestShop
let browser: Browser
let url: string
/** What the browser reported of pages that break their own policy. */
const breaches: string[] = []

/** A browser of its own, with its headers; it tells of every breach. */
async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const fresh = await browser.newContext(options)
  await fresh.exposeBinding('told', (_, what: string) => breaches.push(what))
  await fresh.addInitScript(`addEventListener('securitypolicyviolation', (event) => {
    told(event.effectiveDirective + ' on ' + location.pathname)
  })`)
  return fresh
}

beforeAll(async () => {
  if (chromiumPath === undefined) return
  const sdkFolder = mkdtempSync(join(tmpdir(), 'discreet-sdk-'))
  await bundleBadge(sdkFolder)
  shop = await openGuestShop(
    {},
    {
      crowd: 20,
      sdkFolder,
      staff: new Map([[nodeCryptography().sha256(staffKey), 'auditor']]),
      extend: async (scope) => {
        caughtMailRoutes(scope, () => [
          { at: 0, to: ['a@mail.example'], subject: 'Hello', text: 'https://shop.example/ <b>' },
        ])
        scope.get('/careless', (_, reply) => {
          const body = '<p style="color:red">red</p><style>p { color: blue }</style>'
          return sendPage(reply, htmlPage('Careless', body))
        })
      },
    },
  )
  await shop.server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(shop.server.server.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await shop?.close()
})

describe.skipIf(chromiumPath === undefined)('everybody can use the pages about rights', () => {
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    context = await visitor()
    await context.addInitScript(axe.source)
    page = await context.newPage()
  })

  const press = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).click()
    await page.waitForLoadState()
  }
  /** In the one mail that is due. */
  const linkFor = async (email: string): Promise<string> =>
    `${url}/rights/confirm?site=shop&locale=en&token=${await shop.linkOf(email)}`
  const title = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

  test('to ask, to be told what is missing, and to see what came of it', async () => {
    await page.goto(`${url}/rights?locale=en`)
    await check(page, 'asking')
    await press('Send the request')
    await check(page, 'what is missing')
    await page.getByLabel('See my data').check()
    await page.getByLabel('Your e-mail address').fill('nobody')
    await press('Send the request')
    expect(await page.getByRole('alert').innerText()).toContain('not an e-mail address')
    expect(await page.getByLabel('See my data').isChecked()).toBe(true)
    await check(page, 'an address that is none')
    await page.getByLabel('Your e-mail address').fill('nobody@mail.example')
    await press('Send the request')
    expect(await title()).toBe('We have your request')
    await check(page, 'asked')
    await press('How far is it?')
    await check(page, 'how far it is')
    expect(page.url()).not.toMatch(/[0-9a-f]{64}/)
    await press('Take the request back')
    expect(await page.getByRole('main').innerText()).toContain('taken back')
    await page.goto(`${url}/rights/status?locale=en`)
    await check(page, 'looking')
    await shop.delivered()
  })

  test('to open a link, which does nothing, and to press the button, which does', async () => {
    for (const [type, button] of [
      ['access', 'Show my data'],
      ['erasure', 'Erase my data for good'],
      ['objection', 'Yes, do it'],
    ] as const) {
      await shop.ask({ type, email: 'guest@mail.example' })
      const link = await linkFor('guest@mail.example')
      for (let k = 0; k < 3; k += 1) await page.goto(link)
      await check(page, `confirming ${type}`)
      await press(button)
      expect(await title()).toBe('We hold nothing that we could find you by')
      if (type === 'access') await check(page, 'nothing held')
      await page.goto(link)
      expect(await page.getByRole('alert').innerText()).toContain('used already')
      if (type === 'access') await check(page, 'a link that was used')
    }
  })

  test('to see what an account holds, and to erase it', async () => {
    const email = 'cleo@mail.example'
    const { receipt } = await shop.person('cleo', email)
    await page.goto(`${url}/rights?locale=en`)
    await page.getByLabel('Object').check()
    await page.getByLabel('A receipt').fill(receipt)
    await press('Send the request')
    expect(await title()).toBe('Done')
    await check(page, 'done by receipt')
    await shop.ask({ type: 'access', email })
    await page.goto(await linkFor(email))
    await press('Show my data')
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await check(page, 'the export')
    await shop.ask({ type: 'erasure', email })
    await page.goto(await linkFor(email))
    await press('Erase my data for good')
    expect(await title()).toBe('Your data is erased')
    await check(page, 'erased')
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  })

  test('in four languages, and for somebody whom an agent sends', async () => {
    for (const [locale, words] of [
      ['de', 'Ihre Daten, Ihre Rechte'],
      ['fr', 'Vos données, vos droits'],
      ['es', 'Sus datos, sus derechos'],
    ] as const) {
      await page.goto(`${url}/rights?locale=${locale}`)
      expect(await title()).toBe(words)
      await check(page, locale)
    }
    await page.goto(`${url}/rights/verify/nothing?locale=en`)
    await check(page, 'sent by an agent')
  })

  test('to read any other page, which keeps to its own policy, as all of them did so far', async () => {
    for (const path of ['/', '/docs', '/privacy?locale=en', '/mail']) {
      await page.goto(`${url}${path}`)
      await check(page, path)
    }
    expect(breaches).toEqual([])
    const token = await shop.tokenOf('reader')
    for (const [path, key] of [
      ['/v1/me/export?format=html', token],
      ['/v1/office/documents/assessment?format=html', staffKey],
    ] as const) {
      const own = await visitor({ extraHTTPHeaders: { authorization: `Bearer ${key}` } })
      const tab = await own.newPage()
      const answer = await tab.goto(`${url}${path}`)
      expect([path, answer?.status()]).toEqual([path, 200])
      const font = await tab.locator('body').evaluate((body) => getComputedStyle(body).fontFamily)
      expect([path, font]).toEqual([path, 'system-ui, sans-serif'])
      await own.close()
    }
    expect(breaches).toEqual([])
    await page.goto(`${url}/careless`)
    expect(breaches).toEqual(['style-src-attr on /careless', 'style-src-elem on /careless'])
  })

  test('with scripts switched off, by keyboard, down to the file', async () => {
    const email = 'dora@mail.example'
    await shop.person('dora', email)
    const plain = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true })
    const tab = await plain.newPage()
    await tab.goto(`${url}/rights?locale=en`)
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Space')
    await tab.keyboard.press('Tab')
    await tab.keyboard.type(email)
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')])
    expect(await tab.title()).toContain('We have your request')
    await tab.goto(await linkFor(email))
    const [file] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Download my data (ZIP)' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('shop-data.zip')
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    await plain.close()
  })
})

describe.skipIf(chromiumPath === undefined)('a badge on the page of a brand', () => {
  let brand: Brand
  let key: string
  /** Of the log as it was when the page was built. */
  let since: string
  /** As signed then. */
  let note: string

  const read = async (path: string): Promise<string> => (await shop.server.inject(path)).body
  const checkpoint = (): Promise<string> => read('/.well-known/discreet/checkpoint')

  beforeAll(async () => {
    brand = await openBrand(url)
    key = JSON.parse(await read('/.well-known/discreet/key')).verifier
    note = await checkpoint()
    since = note.split('\n').slice(1, 3).join(' ')
    await shop.site.log.append([{ kind: 'pack', ref: 'later', digest: '0'.repeat(64) }])
  })
  afterAll(() => brand?.close())

  /** What is at a path for this visitor only. */
  type Faked = Readonly<Record<string, (body: string) => string | null>>

  /** null: no answer. */
  const said = async (
    badge: Partial<Badge>,
    faked: Faked = {},
    script = '',
  ): Promise<readonly string[]> => {
    const context = await visitor()
    if (script !== '') await context.addInitScript(script)
    for (const [path, fake] of Object.entries(faked)) {
      await context.route(`${url}${path}**`, async (route) => {
        const answer = await route.fetch()
        const body = fake(await answer.text())
        await (body === null ? route.abort() : route.fulfill({ response: answer, body }))
      })
    }
    const page = await brand.open(context, { key, since, ...badge })
    const lines = await saidBy(page)
    await context.close()
    return lines.map((line) => line.replace(/^.*([✓?].*)$/, '$1'))
  }
  const held = '✓ verified just now'
  const doubtful = (why: string): string => `? could not be verified: ${why}`
  const falseProof = doubtful('false proof')

  test('says what it has verified, keeps nothing, and tells nobody who looked', async () => {
    const context = await visitor()
    await context.addInitScript(axe.source)
    await context.addCookies([{ name: 'who', value: 'me', url }])
    const asked: { readonly path: string; readonly headers: Record<string, string> }[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith(`${url}/`) || request.url().endsWith('badge.js')) return
      asked.push({ path: request.url().slice(url.length), headers: request.headers() })
    })
    const style = 'main { margin-top: 300vh }'
    const page = await brand.open(context, { key, since, style })
    await page.locator('discreet-badge li').first().waitFor()
    // Not before somebody sees it.
    expect(asked).toEqual([])
    await page.locator('discreet-badge').scrollIntoViewIfNeeded()
    const { spent } = JSON.parse(await read('/v1/ledger'))
    const last = (Math.ceil(spent.epsilon * 100) / 100).toLocaleString('en')
    expect(await saidBy(page)).toEqual([
      'Global Privacy Control is honoured ✓ verified just now',
      'The public log is signed ✓ verified just now',
      'Nothing was taken out of the log ✓ verified just now',
      // The only release is of 1970: it counts for the last one, and not for this year.
      `Privacy loss: ε ${last} in the last release, ≤ ε 0 in a year (δ ${spent.delta}) ✓ verified just now`,
    ])
    const size = (await checkpoint()).split('\n')[1]
    const [first] = since.split(' ')
    const { charges } = JSON.parse(await read('/v1/ledger'))
    expect(asked.map(({ path }) => path).sort()).toEqual([
      '/.well-known/discreet/checkpoint?site=shop',
      '/.well-known/gpc.json?site=shop',
      '/v1/ledger?site=shop',
      `/v1/log/consistency?site=shop&first=${first}&second=${size}`,
      `/v1/log/inclusion?site=shop&kind=charge&ref=${charges[0].id}&size=${size}`,
    ])
    for (const { headers } of asked) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers['referer'] ?? '').toBe('')
    }
    expect(await context.cookies()).toHaveLength(1)
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    const link = page.getByRole('link', { name: 'Privacy, checked here' })
    expect(await link.getAttribute('href')).toBe(`${url}/privacy?site=shop`)
    for (const colours of ['', ' body { background: #111; color: #eee }']) {
      const shown = await brand.open(context, { key, since, style: colours })
      await saidBy(shown)
      expect(await violations(shown, { runOnly: { type: 'tag', values: tags } })).toEqual([])
    }
    expect(breaches.filter((one) => one.endsWith(' on /'))).toEqual([])
    await context.close()
  })

  test('says nothing about a log that the page has not seen', async () => {
    expect(await said({ since: '' })).toEqual([held, held, held])
  })

  test('does not take a checkpoint that somebody else signed', async () => {
    const [, size = '', root = ''] = note.split('\n')
    const forged = signCheckpoint(
      sha256Bytes,
      { origin: 'discreet/shop', size: Number(size), root: Buffer.from(root, 'base64') },
      nodeCryptography(),
    )
    const lines = await said({}, { '/.well-known/discreet/checkpoint': () => forged })
    expect(lines).toEqual([held, falseProof, falseProof, falseProof])
    const [theirs = ''] = forged.split('\n')
    expect(await said({ key: key.replace(theirs, 'discreet/other') })).toEqual(lines)
  })

  test.each<[string, () => Faked, string[]]>([
    [
      'a log that was put back',
      () => ({ '/.well-known/discreet/checkpoint': () => note }),
      [held, held, falseProof, held],
    ],
    [
      'a ledger in which a charge was made smaller',
      () => ({
        '/v1/ledger': (body) => body.replaceAll(/(\\"rho\\":\\")\d/g, '$10'),
      }),
      [held, held, held, falseProof],
    ],
    [
      'a ledger with another ledger’s charges',
      () => ({
        '/v1/ledger': (body) => body.replaceAll('\\"site\\":\\"shop', '\\"site\\":\\"other'),
      }),
      [held, held, held, falseProof],
    ],
    [
      'an answer that is none',
      () => ({ '/v1/ledger': () => '<html>' }),
      [held, held, held, falseProof],
    ],
    [
      'nobody who honours GPC',
      () => ({ '/.well-known/gpc.json': () => '{"gpc":false}' }),
      [falseProof, held, held, held],
    ],
    [
      'no answer at all',
      () => ({ '/v1/': () => null, '/.well-known/': () => null }),
      Array.from({ length: 4 }, () => doubtful('no answer')),
    ],
  ])('says so of %s', async (_, faked, lines) => {
    // Of now, so that the checkpoint of before is an older one.
    const [, size, root] = (await checkpoint()).split('\n')
    expect(await said({ since: `${size} ${root}` }, faked())).toEqual(lines)
  })

  test('says that it cannot, where the browser cannot', async () => {
    const old = `const known = crypto.subtle.importKey
      SubtleCrypto.prototype.importKey = function (form, key, name, ...more) {
        if (name === 'Ed25519') return Promise.reject(new DOMException('no', 'NotSupportedError'))
        return known.call(this, form, key, name, ...more)
      }`
    const cannot = doubtful('old browser')
    expect(await said({}, {}, old)).toEqual([held, cannot, cannot, cannot])
  })

  test('speaks the language of the page around it', async () => {
    const context = await visitor()
    const words: string[] = []
    for (const lang of ['de', 'fr-CH', 'es', 'nl']) {
      const page = await brand.open(context, { key, lang })
      await saidBy(page)
      words.push(await page.locator('discreet-badge i').first().innerText())
    }
    expect(words).toEqual([
      '✓ gerade geprüft',
      '✓ vérifié à l’instant',
      '✓ comprobado ahora',
      '✓ verified just now',
    ])
    await context.close()
  })
})
