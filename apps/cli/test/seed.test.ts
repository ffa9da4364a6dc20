import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { groceryCatalogue } from '@discreet/crowd'
import type { CampaignResults, SiteStore } from '@discreet/engine'
import { campaignResults, createSite, segmentSizes, startCampaign } from '@discreet/engine'
import { accessOf, roles } from '@discreet/staff'
import { expect, test } from 'vitest'
import { seedDemo } from '../src/seed.ts'
import type { Session } from '../src/session.ts'
import { withSession } from '../src/session.ts'

/** Progress that ends the run at the first message that begins so. */
const until = (stop: string) => ({
  update(text: string) {
    if (text.startsWith(stop)) throw new Error(`interrupted at ${stop}`)
  },
  done: () => undefined,
})

const fewMinutes = 300_000

/** The people are the same each time, and the noise is not; effects are several of its deviations away. */
async function reportsWhatIsKnown(session: Session, site: SiteStore): Promise<void> {
  const { cryptography, now } = session
  const results = async (id: string): Promise<CampaignResults> => {
    const found = await campaignResults(site, cryptography, id, now())
    if (!found.ok) throw new Error(found.reason)
    return found
  }
  const known = { 'morning-banner': 0.015, 'basket-together': 0.03, 'buy-again': 0.04 }
  for (const [id, effect] of Object.entries(known)) {
    const { state, report, cohorts, registration } = await results(id)
    expect({ id, state, cohorts, registration }).toMatchObject({
      state: 'running',
      cohorts: 6,
      registration: { matches: true },
    })
    expect(report?.decided).toMatchObject([{ arm: 'new', verdict: 'certified', because: 'better' }])
    const { low = 1, high = 0 } = report?.comparisons[0]?.sequence ?? {}
    expect([id, low < effect && effect < high]).toEqual([id, true])
    expect(report?.sampleRatio.suspicious).toBe(false)
    expect(report?.guards.map((guard) => guard.state)).not.toContain('breached')
  }
  const seen = await results('seen-banner')
  expect(seen).toMatchObject({ state: 'paused', pausedBy: 'guard:too_personal' })
  expect(seen.report?.decided).toMatchObject([{ verdict: 'rejected', because: 'guard' }])
  const phones = (await segmentSizes(site, now())).find(({ segment }) => segment === 'phones')
  // 4,200 people, 40 in 100 of them; ±6 standard deviations of chance and of the noise.
  expect(Math.abs((phones?.count ?? 0) - 1680)).toBeLessThan(6 * Math.sqrt(4200 * 0.24 + 2 * 6 * 8))
  expect(phones).toMatchObject({ enough: true })
  const draft = await site.campaigns.find('pass-by-push')
  expect(draft?.state).toBe('draft')
  const refused = await startCampaign(site, cryptography, 'pass-by-push', 'Mara', now())
  expect(refused).toMatchObject({
    ok: false,
    code: 'tactic_refused',
    reason: expect.stringContaining('41 % find it creepy'),
  })
}

async function staffAreThere({ staff, rights }: SiteStore, now: number): Promise<void> {
  const members = await staff.members()
  const asleep: string[] = []
  for (const member of members) {
    const access = accessOf(member, await staff.passes(member.id), now)
    asleep.push(...access.asleep.map(({ role }) => `${member.id} ${role}`))
  }
  expect(members.flatMap(({ roles }) => roles).sort()).toEqual([...roles, 'privacy_officer'].sort())
  expect(asleep).toEqual(['demo:olaf privacy_officer'])
  const incidents = await rights.registers.incidents()
  expect(incidents).toMatchObject([{ drill: true, phase: 'closed' }])
  expect(await rights.registers.filed('retention', 9)).toHaveLength(1)
  const actions = await staff.actions({ member: 'demo:ines', limit: 50 })
  expect(actions.map(({ step }) => step).sort()).toEqual([
    ...Array.from({ length: 5 }, () => 'begun'),
    ...Array.from({ length: 5 }, () => 'ended'),
  ])
}

test(
  'an interrupted first start goes on where it stopped, charges once, and is complete',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'discreet-seed-'))
    for (const stop of [
      'Recording simulated baskets: 5',
      'Learning with differential privacy: Charged',
      'Training',
      'Simulating campaigns that ran',
      'Simulating campaigns: week 4',
      'Simulating half a year',
    ]) {
      await withSession({ data }, async (session) => {
        await expect(seedDemo(session, until(stop))).rejects.toThrowError(`interrupted at ${stop}`)
      })
    }
    await withSession({ data }, async (session) => {
      const demo = await seedDemo(session, until('nothing'))
      expect(demo).toEqual({ site: expect.objectContaining({ id: 'demo' }) })
      const site = await session.store.open('demo')
      const charged = (await site.ledger()).map(({ periodId, state }) => [periodId, state])
      expect(charged).toEqual([
        ['import-simulated-crowd', 'released'],
        ...['morning-banner', 'basket-together', 'buy-again', 'seen-banner', 'count-phones'].map(
          (id) => [`campaign:${id}`, expect.any(String)],
        ),
        ...[0, 1, 2, 3, 4, 5].map((period) => [`trust:${period}`, 'released']),
      ])
      await reportsWhatIsKnown(session, site)
      expect(await site.latestModel()).toMatchObject({ releases: [expect.any(String)] })
      await staffAreThere(site, session.now())
      for (const { id, url, image } of await site.items()) {
        expect([url, image]).toEqual([`/shop/product/${id}`, `/shop/pictures.svg#${id}`])
      }
      expect(await seedDemo(session, until(''))).toEqual(demo)
    })
  },
  fewMinutes,
)

test('a folder from before gets pictures, keeps its model, and items of its own stay as they are', async () => {
  const data = mkdtempSync(join(tmpdir(), 'discreet-seed-'))
  await withSession({ data }, async (session) => {
    const { store, cryptography } = session
    const { site } = await createSite(store, cryptography, {
      id: 'demo',
      name: 'Demo grocery (simulated)',
    })
    const opened = await store.open('demo')
    const [butter, bread] = groceryCatalogue()
    const own = { id: 'own', title: 'Own' }
    const moved = { ...bread, id: bread?.id ?? '', image: '/elsewhere.svg#1' }
    await opened.upsertItems([{ ...butter, id: butter?.id ?? '' }, own, moved])
    const model = { id: 'm', at: 1, pack: new Uint8Array([1]), releases: [], facts: null }
    await opened.saveModel(model)
    const assessment = expect.objectContaining({ approvedBy: 'Sample for the demonstration' })
    const assessed = { ...site, settings: { ...site.settings, assessment } }
    expect(await seedDemo(session, until('nothing'))).toEqual({ site: assessed })
    expect((await store.open('demo')).site).toEqual(assessed)
    expect(await opened.items()).toEqual([
      { ...butter, url: `/shop/product/${butter?.id}`, image: `/shop/pictures.svg#${butter?.id}` },
      own,
      { ...moved, url: `/shop/product/${bread?.id}` },
    ])
    expect((await opened.latestModel())?.id).toBe('m')
    expect(await opened.releases()).toEqual([])
    const approved = { sha256: '', approvedBy: 'A. Officer', at: 1, fields: [] }
    await store.updateSite({ ...site, settings: { ...site.settings, assessment: approved } })
    expect((await seedDemo(session, until('')))?.site.settings.assessment).toEqual(approved)
  })
})

test("a store of a shop's own is left alone", async () => {
  const data = mkdtempSync(join(tmpdir(), 'discreet-seed-'))
  await withSession({ data }, async (session) => {
    await createSite(session.store, session.cryptography, { id: 'demo', name: 'Ours' })
    expect(await seedDemo(session, until(''))).toBeUndefined()
    expect(await (await session.store.open('demo')).items()).toEqual([])
  })
})
