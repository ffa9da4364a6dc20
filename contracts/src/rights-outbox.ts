/** What is sent because somebody asked. */
import { expect, test } from 'vitest'
import type { Fresh } from './rights-fixture.ts'

export function rightsOutbox(fresh: Fresh): void {
  test('gives what is due to one taker at a time, and again when the lease has ended', async () => {
    const on = await fresh()
    const { outbox: box } = on.site.rights
    const { id } = await on.open(null)
    const due = Array.from({ length: 9 }, (_, k) => on.outgoing(id, { nextAt: on.now - k }))
    for (const one of [...due, on.outgoing(id, { nextAt: on.now + 1 })]) {
      await box.put(one, Buffer.from(one.id))
    }
    expect(await box.overdue(on.now)).toBe(9)
    expect(await box.overdue(on.now - 5)).toBe(4)
    const lease = on.now + 1000
    const taken = await Promise.all([1, 2, 3].map(() => box.take(on.now, lease, 3)))
    const ids = taken.flat().map((one) => one.id)
    expect(new Set(ids)).toEqual(new Set(due.map((one) => one.id)))
    expect(ids).toHaveLength(9)
    for (const { sealed, ...one } of taken.flat()) {
      expect(Buffer.from(sealed).toString()).toBe(one.id)
      expect(due).toContainEqual(one)
    }
    expect(await box.take(on.now, lease, 99)).toEqual([])
    expect(await box.take(lease, lease + 1, 99)).toHaveLength(10)
  })

  test('keeps what it holds until it has arrived, and not a moment longer', async () => {
    const on = await fresh()
    const { outbox: box } = on.site.rights
    const { id } = await on.open(null)
    const sealedOf = async (one: string): Promise<boolean> =>
      (await on.rows('outgoing', `id = '${one}' AND sealed IS NOT NULL`)) === 1
    const settled = async (
      kind: 'mail' | 'webhook',
      state: 'waiting' | 'sent' | 'acknowledged' | 'failed',
    ): Promise<boolean> => {
      const one = on.outgoing(id, { kind })
      await box.put(one, Uint8Array.of(1))
      await box.take(on.now, on.now + 1, 99)
      const result = { state, tries: 1, nextAt: on.now + 7, trouble: 'HTTP 500' }
      await box.settle(one.id, result)
      expect(await box.find(one.id)).toEqual({ ...one, ...result })
      return sealedOf(one.id)
    }
    expect(await settled('mail', 'waiting')).toBe(true)
    expect(await settled('webhook', 'sent')).toBe(true)
    expect(await settled('mail', 'sent')).toBe(false)
    expect(await settled('mail', 'failed')).toBe(false)
    expect(await settled('webhook', 'acknowledged')).toBe(false)
    expect(await settled('webhook', 'failed')).toBe(false)
    expect(await box.ofRequest(id)).toHaveLength(6)
    // What has arrived, or never will, waits for nobody.
    expect(await box.overdue(on.now + 7)).toBe(2)
    // What is to be tried again, or was sent without an answer, is free at once, without waiting for
    // the lease to end.
    const again = await box.take(on.now + 7, on.now + 8, 99)
    expect(again.map(({ state }) => state).sort()).toEqual(['sent', 'waiting'])
    const [{ id: back = '' } = {}] = again
    await box.settle(back, { state: 'acknowledged', tries: 1, nextAt: on.now, trouble: null })
    await box.settle(back, { state: 'sent', tries: 2, nextAt: on.now, trouble: null })
    expect(await box.find(back)).toMatchObject({ state: 'acknowledged', tries: 1 })
    const told = on.outgoing(id, { kind: 'webhook', state: 'failed', trouble: 'identity unknown' })
    await box.put(told, new Uint8Array(0))
    await box.put({ ...told, state: 'waiting' }, Uint8Array.of(1))
    expect(await box.find(told.id)).toEqual(told)
    expect(await sealedOf(told.id)).toBe(false)
    expect(await box.find('nothing')).toBeUndefined()
    expect(await box.find('\0')).toBeUndefined()
  })
}
