/** What is kept to be shown later: documents and incidents; and what shows that it was changed. */
import { expect, test } from 'vitest'
import type { Fresh } from './rights-fixture.ts'

export function rightsRegisters(fresh: Fresh): void {
  test('keep what was filed, newest first, with its hash in the log', async () => {
    const on = await fresh()
    const { registers: all } = on.site.rights
    const filed = [1, 2, 3].map((k) => ({
      id: `f${k}`,
      kind: k === 2 ? ('retention' as const) : ('dpia' as const),
      at: on.now + k,
      body: { k },
    }))
    for (const [k, one] of filed.entries()) expect(await all.file(one)).toBe(k)
    expect(await all.filed('dpia', 9)).toEqual([filed[2], filed[0]])
    expect(await all.filed('dpia', 1)).toEqual([filed[2]])
    expect(await all.filed('incident', 9)).toEqual([])
    expect(await on.site.log.find('filed', 'f2')).toMatchObject({ index: 1 })
    await expect(all.file({ id: 'f2', kind: 'dpia', at: on.now, body: {} })).rejects.toMatchObject({
      code: 'request_state',
    })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 3 })
  })

  test('keep every state of an incident, show the last, and number them without a gap', async () => {
    const on = await fresh()
    const { registers: all } = on.site.rights
    await all.saveIncident(on.incident('i1', 'detected'))
    await all.saveIncident(on.incident('i2', 'detected'))
    await Promise.all(
      Array.from({ length: 5 }, () => all.saveIncident(on.incident('i1', 'assessed'))),
    )
    expect(await all.incident('i1')).toEqual(on.incident('i1', 'assessed'))
    expect(await all.incident('nothing')).toBeUndefined()
    expect((await all.incidents()).map(({ id }) => id)).toEqual(['i2', 'i1'])
    expect(await on.site.log.find('incident', 'i1@6')).toBeDefined()
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 7 })
  })
}

export function rightsLog(fresh: Fresh): void {
  const attacks: readonly (readonly [string, (site: string) => string, RegExp])[] = [
    [
      'an event that is changed',
      (site) => `UPDATE request_events SET body = replace(body, 'person', 'system') ${site}`,
      /^request /,
    ],
    ['an event that is removed', (site) => `DELETE FROM request_events ${site}`, /^request /],
    [
      'an event slipped in',
      (site) =>
        `INSERT INTO request_events SELECT site, 'x', request, body, place + 1 FROM request_events ${site}`,
      /^request x$/,
    ],
    [
      'a request that is said to be in another state',
      (site) => `UPDATE requests SET state = 'fulfilled' ${site}`,
      /^request /,
    ],
    [
      'a request whose text says another state',
      (site) => `UPDATE requests SET body = replace(body, 'received"', 'denied"') ${site}`,
      /^request /,
    ],
    [
      'an earlier state of an incident that is changed',
      (site) =>
        `UPDATE incidents SET body = replace(body, 'detected', 'closed') ${site} AND version = 1`,
      /^incident i1@1$/,
    ],
    [
      'an incident that is removed',
      (site) => `DELETE FROM incidents ${site} AND version = 2`,
      /^incident i1@2$/,
    ],
    [
      'a filed document that is changed',
      (site) => `UPDATE filed SET body = replace(body, 'true', 'false') ${site}`,
      /^filed f1$/,
    ],
  ]
  test.each(attacks)('%s is found and named', async (_, attack, found) => {
    const on = await fresh()
    await on.open(on.somebody())
    await on.site.rights.registers.saveIncident(on.incident('i1', 'detected'))
    await on.site.rights.registers.saveIncident(on.incident('i1', 'assessed'))
    await on.site.rights.registers.file({ id: 'f1', kind: 'dpia', at: 1, body: { ok: true } })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 4 })
    await on.under.query(attack(`WHERE site = '${on.site.site.id}'`))
    const where = expect.stringMatching(found) as string
    expect(await on.site.log.verify()).toMatchObject({ ok: false, where })
  })

  test('nobody who works for a site may change what happened', async () => {
    const on = await fresh()
    const as = `SET LOCAL ROLE discreet_site; SET LOCAL "app.site" = '${on.site.site.id}'`
    for (const attack of [
      'DELETE FROM request_events',
      `UPDATE request_events SET body = '{}'`,
      'DELETE FROM requests',
      `UPDATE incidents SET body = '{}'`,
      'DELETE FROM incidents',
      `UPDATE filed SET body = '{}'`,
      'DELETE FROM filed',
      'DELETE FROM tombstones',
      'UPDATE tombstones SET at = 0',
      `UPDATE consent_records SET body = '{}'`,
      'DELETE FROM consent_records',
    ]) {
      await expect(on.under.query(`${as}; ${attack}`), attack).rejects.toThrow(/permission denied/)
    }
  })
}
