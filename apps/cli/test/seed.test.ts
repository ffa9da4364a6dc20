import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seedDemo } from '../src/seed.ts'
import { withSession } from '../src/session.ts'

/** Progress that ends the run at the first message that begins so. */
const until = (stop: string) => ({
  update(text: string) {
    if (text.startsWith(stop)) throw new Error(`interrupted at ${stop}`)
  },
  done: () => undefined,
})

test('an interrupted first start goes on where it stopped, charges once, and is complete', async () => {
  const data = mkdtempSync(join(tmpdir(), 'discreet-seed-'))
  for (const stop of [
    'Recording simulated baskets: 5',
    'Learning with differential privacy: Charged',
    'Training',
  ]) {
    await withSession({ data }, async (session) => {
      await expect(seedDemo(session, until(stop))).rejects.toThrowError(`interrupted at ${stop}`)
    })
  }
  await withSession({ data }, async (session) => {
    expect(await seedDemo(session, until('nothing'))).toBeUndefined()
    const site = await session.store.open('demo')
    expect(await site.ledger()).toMatchObject([{ state: 'released' }])
    expect(await site.latestModel()).toMatchObject({ releases: [expect.any(String)] })
    expect(await seedDemo(session, until(''))).toBeUndefined()
  })
})
