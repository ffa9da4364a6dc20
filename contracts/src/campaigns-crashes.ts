/** A crash between any two writes leaves all of a step or nothing of it. */
import { expect, test } from 'vitest'
import { CampaignsFixture, inCell } from './campaigns-fixture.ts'
import type { CampaignsOn, FreshCampaigns } from './campaigns-on.ts'
import { failingStore } from './rights-crashes.ts'

/** Each round is done to another campaign, `c<round>`. */
interface Case {
  readonly name: string
  /** At least so many places to crash at. */
  readonly steps: number
  prepare(campaigns: CampaignsFixture, id: string): Promise<unknown>
  run(campaigns: CampaignsFixture, id: string): Promise<unknown>
  /** Rows that only the whole step makes or takes away. */
  readonly rows: (id: string) => readonly (readonly [table: string, where: string])[]
  readonly before: readonly number[]
  readonly after: readonly number[]
}

const filed = (id: string, event: string): readonly [string, string] => [
  'filed',
  `body::json -> 'body' ->> 'campaign' = '${id}' AND body::json -> 'body' ->> 'event' = '${event}'`,
]
/** Ranges that do not meet: the year allows any number of such. */
const apart = (id: string) => {
  const from = Number(id.slice(1))
  return { change: { namespace: { id: 'n', from, to: from + 1 } } }
}

const cases: readonly Case[] = [
  {
    name: 'the start of a campaign',
    steps: 12,
    prepare: (campaigns, id) => campaigns.define(id),
    run: (campaigns, id) => campaigns.start(id, apart(id)),
    rows: (id) => [
      ['campaigns', `campaign = '${id}' AND key IS NOT NULL AND state = 'running'`],
      ['charges', `period = 'campaign:${id}'`],
      [
        'log_entries',
        `kind = 'charge' AND ref IN (SELECT id FROM charges WHERE period = 'campaign:${id}')`,
      ],
      filed(id, 'started'),
    ],
    before: [0, 0, 0, 0],
    after: [1, 1, 1, 1],
  },
  {
    name: 'the release of a cohort',
    steps: 6,
    async prepare(campaigns, id) {
      await campaigns.running(id, apart(id))
      await campaigns.enrol(id, inCell(1, 2), inCell(2, 2), inCell(3, 1, 1))
    },
    run: (campaigns, id) => campaigns.release(id, 0),
    rows: (id) => [
      ['cohort_releases', `campaign = '${id}'`],
      ['log_entries', `ref = '${id}@0'`],
      ['campaign_units', `campaign = '${id}' AND week = 0`],
      ['campaign_units', `campaign = '${id}'`],
    ],
    before: [0, 0, 2, 3],
    after: [1, 1, 0, 3],
  },
  {
    name: 'the closing of a campaign',
    steps: 7,
    async prepare(campaigns, id) {
      await campaigns.running(id, apart(id))
      await campaigns.enrol(id, inCell(1), inCell(2))
    },
    run: (campaigns, id) => campaigns.move(id, 'closed', 'closed'),
    rows: (id) => [
      ['campaigns', `campaign = '${id}' AND key IS NULL AND state = 'closed'`],
      ['campaign_units', `campaign = '${id}'`],
      filed(id, 'closed'),
    ],
    before: [0, 2, 0],
    after: [1, 0, 1],
  },
]

async function halves({ on }: CampaignsOn, { rows }: Case, id: string): Promise<number[]> {
  const counts: number[] = []
  for (const [table, where] of rows(id)) counts.push(await on.rows(table, where))
  return counts
}

export function campaignsCrashes(fresh: FreshCampaigns): void {
  test.each(cases)('$name', async (one) => {
    const under = await fresh()
    const { on, campaigns } = under
    const failing = await failingStore(on)
    const crashing = new CampaignsFixture(failing.site, on.under.random)
    let [passing, crashed] = [0, true]
    while (crashed) {
      const id = `c${passing}`
      await one.prepare(campaigns, id)
      expect(await halves(under, one, id)).toEqual(one.before)
      crashed = await failing.crashes(passing, () => one.run(crashing, id))
      passing += 1
      const left = await halves(under, one, id)
      if (JSON.stringify(left) === JSON.stringify(one.before)) {
        await one.run(campaigns, id)
        expect(await halves(under, one, id)).toEqual(one.after)
      } else expect(left).toEqual(one.after)
    }
    expect(passing).toBeGreaterThan(one.steps)
    expect(await on.site.log.verify()).toMatchObject({ ok: true })
    expect((await on.site.verifiedLedger()).verification.ok).toBe(true)
    await failing.close()
  })
}
