import type { Page } from '@discreet/contracts/chromium'
import { chromiumPath, openInChromium } from '@discreet/contracts/chromium'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonState } from '../src/decide.ts'
import { decide, unknownPerson } from '../src/decide.ts'
import { accountPurposes } from '../src/purposes.ts'
import { packs } from './packs.ts'

describe.skipIf(chromiumPath === undefined)('a page', () => {
  let page: Page
  beforeAll(async () => {
    page = await openInChromium(new URL('../src/index.ts', import.meta.url))
  }, 120_000)
  afterAll(() => page.close())

  test('decides exactly as the server does', async () => {
    const now = Date.UTC(2026, 10, 24)
    const states: PersonState[] = ([null, 0, 1, 2, 3] as const).flatMap((level) =>
      Array.from({ length: 64 }, (_, bits) => ({
        ...unknownPerson,
        level,
        purposes: accountPurposes.filter((_one, k) => ((bits >> k) & 1) === 1),
        contribute: bits % 2 === 1,
        chosenAt: bits % 7 === 0 ? now - 400 * 86_400_000 : now - 1,
        age: [null, 9, 15, 40][bits % 4] ?? null,
        restricted: bits === 63,
        standingGpc: bits % 5 === 0,
      })),
    )
    const requests = [true, false].map(
      (gpc) => ({ signedIn: gpc, gpc, audience: 'general' }) as const,
    )
    const here = packs.flatMap((pack) =>
      requests.flatMap((request) => states.map((state) => decide(request, state, pack, now))),
    )
    const there = await page.run(`
      const [packs, requests, states] = ${JSON.stringify([packs, requests, states])}
      return packs.flatMap((pack) => requests.flatMap((request) =>
        states.map((state) => code.decide(request, state, pack, ${now}))))
    `)
    expect(there).toEqual(here)
  })
})
