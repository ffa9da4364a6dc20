/** What a page sends when it really goes, to a server at another address, which browsers ask first. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromiumPath } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { allIn, fileOf } from './campaign-files.ts'
import { factsAt } from './stand-in.ts'
import type { Tab, Tabs } from './tabs.ts'
import { openTabs } from './tabs.ts'

interface Server {
  readonly url: string
  /** Bodies of reports. */
  readonly reports: unknown[]
  close(): void
}

async function serving(): Promise<Server> {
  const reports: unknown[] = []
  const campaigns = fileOf([allIn('bread'), allIn('bread', { id: 'row', placement: 'more' })])
  const answers: Readonly<Record<string, unknown>> = {
    '/v1/site': { ...factsAt(Date.now()), model: null },
    '/v1/campaigns': campaigns,
    '/v1/reports': {},
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'content-type')
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end()
      return
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      if (pathname === '/v1/reports') reports.push(JSON.parse(body))
      const answer = answers[pathname]
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, reports, close: () => void server.close() }
}

describe.skipIf(chromiumPath === undefined)('a visit that ends', () => {
  let tabs: Tabs
  let server: Server
  beforeAll(async () => {
    ;[tabs, server] = await Promise.all([openTabs(), serving()])
  })
  afterAll(async () => {
    await tabs.close()
    server.close()
  })
  beforeEach(() => void server.reports.splice(0))

  const visit = async (contribute: boolean): Promise<Tab> => {
    const tab = await tabs.open('/elsewhere')
    const shown = await tab.run(`
      const discreet = code.createDiscreet({ site: 'corner', endpoint: '${server.url}' })
      await discreet.choices.set({ level: 1, contribute: ${contribute} })
      const campaigns = await discreet.campaigns()
      const slots = [await campaigns.decide('hero'), await campaigns.decide('more')]
      for (const slot of slots) await campaigns.exposed(slot)
      void campaigns.happened('morning', 'clicked')
      return slots.map(({ arm, counted }) => [arm, counted])
    `)
    expect(shown).toEqual([
      ['bread', contribute],
      ['bread', contribute],
    ])
    return tab
  }
  const leaving: Readonly<Record<string, (tab: Tab) => Promise<unknown>>> = {
    'by a link': async ({ page }) => page.goto(new URL('/', page.url()).href),
    'by closing the tab': async ({ page }) => page.close(),
  }

  test.each(Object.keys(leaving))('%s is reported, each campaign by itself', async (how) => {
    await leaving[how]?.(await visit(true))
    await expect.poll(() => server.reports.length).toBe(2)
    const told = server.reports.map((body) => (body as { reports: unknown[] }).reports)
    // Arms neutral, bread × levels 1, 2, 3 × audience others × steps × guards none, two.
    const cell = (step: number): number => ((1 * 3 + 0) * 3 + step) * 3
    expect(told.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
      [{ campaign: 'morning', week: 0, cell: cell(1), token: expect.any(String) }],
      [{ campaign: 'row', week: 0, cell: cell(0), token: expect.any(String) }],
    ])
  })

  test('says nothing of somebody who does not help the crowd', async () => {
    const tab = await visit(false)
    await tab.page.goto(new URL('/', tab.page.url()).href)
    await tab.page.waitForTimeout(300)
    expect(server.reports).toEqual([])
    await tab.close()
  })
})
