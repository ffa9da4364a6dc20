/**
 * Somebody else's scanner looks at the shop as a new visitor sees it, and the browser says what was
 * left in it. The report of both is kept in test-artefacts/.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from '@discreet/contracts/chromium'
import { evidenceOf, nothingLeft } from '@discreet/contracts/evidence'
import { scan } from '@slashgear/gdpr-cookie-scanner'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { runningShop } from './running-shop.ts'
import { addresses, follow, open } from './shop-pages.ts'

const folder = fileURLToPath(new URL('../../../test-artefacts/', import.meta.url))

test.skipIf(chromiumPath === undefined)(
  'a scanner finds no cookie, no third party and nothing that needs consent',
  async () => {
    // It starts the browser that Playwright downloads; here it gets the one of this machine.
    const launch = chromium.launch.bind(chromium)
    chromium.launch = (options) => launch({ ...options, executablePath: chromiumPath ?? '' })
    const shop = await runningShop({ people: 2000 })
    const scanned = await scan(`${shop.url}/shop`)
    const visitor = await shop.visitor()
    const page = await visitor.context.newPage()
    await open(page, `${shop.url}/shop`)
    for (const address of addresses) await follow(page, address)
    const evidence = await evidenceOf(visitor.context, page)
    const hosts = [
      ...new Set(visitor.proxy.sent.map(({ url }) => url.split('/').slice(0, 3).join('/'))),
    ]
    mkdirSync(folder, { recursive: true })
    const path = `${folder}scan-level-0.json`
    const pagesSeen = addresses.map((address) => `${shop.url}${address}`)
    const report = { scanner: scanned, browser: { pages: pagesSeen, hosts, evidence } }
    writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`)
    process.stdout.write(`the scanner's report is in ${path}\n`)
    await visitor.close()
    await shop.stop()
    expect(hosts).toEqual([shop.url])
    expect(evidence).toEqual(nothingLeft)
    const { cookiesBeforeInteraction, cookiesAfterAccept, cookiesAfterReject } = scanned
    expect([cookiesBeforeInteraction, cookiesAfterAccept, cookiesAfterReject].flat()).toEqual([])
    const { networkBeforeInteraction, networkAfterAccept, networkAfterReject } = scanned
    const requests = [networkBeforeInteraction, networkAfterAccept, networkAfterReject].flat()
    expect(requests.length).toBeGreaterThan(5)
    expect(
      requests.filter(
        ({ isThirdParty, requiresConsent, trackerName }) =>
          isThirdParty || requiresConsent || trackerName !== null,
      ),
    ).toEqual([])
    expect(scanned.compliance.grade).toBe('A')
  },
  120_000,
)
