import { createHash } from 'node:crypto'
import type { Charge } from '@discreet/engine'
import { campaignCost } from '@discreet/engine'
import { addRational, rational } from '@discreet/privacy'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, chargeHash, firstHash, verifyLedger } from '../src/ledger-chain.ts'

function chain(length: number): Charge[] {
  const charges: Charge[] = []
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const facts = {
      id: `id-${sequence}`,
      sequence,
      idempotencyKey: `key-${sequence}`,
      periodId: `period-${sequence}`,
      rho: rational(1n, BigInt(sequence)),
      mechanism: { steps: [{ sigma: sequence }], name: 'gaussian' },
      at: sequence,
      previousHash: charges.at(-1)?.hash ?? firstHash,
    }
    const hash = chargeHash('site', facts)
    charges.push({ ...facts, state: 'reserved', releaseId: null, hash })
  }
  return charges
}

test('an untouched chain holds, and its head is the last hash', () => {
  const charges = chain(5)
  expect(verifyLedger('site', charges)).toEqual({ ok: true, head: charges[4]?.hash })
  expect(verifyLedger('site', [])).toEqual({ ok: true, head: firstHash })
})

const changes: readonly ((charge: Charge) => Charge)[] = [
  (charge) => ({ ...charge, id: `${charge.id}x` }),
  (charge) => ({ ...charge, sequence: charge.sequence + 1 }),
  (charge) => ({ ...charge, idempotencyKey: '' }),
  (charge) => ({ ...charge, periodId: 'another' }),
  (charge) => ({ ...charge, rho: addRational(charge.rho, rational(1n, 10n ** 30n)) }),
  (charge) => ({ ...charge, epsilon: rational(1n) }),
  (charge) => ({ ...charge, mechanism: { ...charge.mechanism, name: 'laplace' } }),
  (charge) => ({ ...charge, at: charge.at + 1 }),
  (charge) => ({ ...charge, previousHash: 'f'.repeat(64) }),
  (charge) => ({ ...charge, hash: 'f'.repeat(64) }),
]

test('any change of any fact of any entry is found at that entry', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.constantFrom(...changes), (index, change) => {
      const charges = chain(6)
      const found = verifyLedger(
        'site',
        charges.map((charge, k) => (k === index ? change(charge) : charge)),
      )
      expect(found).toEqual({ ok: false, brokenAt: index + 1 })
    }),
  )
})

test('an entry that is changed and hashed again is found at the next one', () => {
  const charges = chain(4)
  const [, second] = charges as [Charge, Charge]
  const changed = { ...second, rho: rational(0n) }
  charges[1] = { ...changed, hash: chargeHash('site', changed) }
  expect(verifyLedger('site', charges)).toEqual({ ok: false, brokenAt: 3 })
})

test('removal before the end and any other order are found', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(5), (a, b) => {
      const charges = chain(6)
      expect(verifyLedger('site', charges.toSpliced(a, 1)).ok).toBe(false)
      if (a === b) return
      const swapped = charges.with(a, charges[b] as Charge).with(b, charges[a] as Charge)
      expect(verifyLedger('site', swapped).ok).toBe(false)
    }),
  )
})

test('a removal at the end leaves a chain that holds, under another head', () => {
  const charges = chain(3)
  const shorter = verifyLedger('site', charges.slice(0, 2))
  expect(shorter.ok && shorter.head).not.toBe(charges[2]?.hash)
})

test('the ledger of one site is not that of another', () => {
  expect(verifyLedger('other', chain(2))).toEqual({ ok: false, brokenAt: 1 })
})

test('equal facts have equal text, whatever the order of their keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
    canonicalJson({ b: [1, { c: 'x', d: null }] }),
  )
})

test('what was charged before there were campaigns has the hash that it had', () => {
  const facts = {
    id: 'i',
    sequence: 1,
    idempotencyKey: 'k',
    periodId: 'p',
    rho: rational(1n, 3n),
    mechanism: { name: 'gaussian' },
    at: 7,
    previousHash: firstHash,
  }
  const written = `{"at":7,"id":"i","idempotencyKey":"k","mechanism":{"name":"gaussian"},"periodId":"p","previousHash":"${firstHash}","rho":"1/3","sequence":1,"site":"site"}`
  expect(chargeHash('site', facts)).toBe(createHash('sha256').update(written).digest('hex'))
  const campaign = { ...facts, epsilon: rational(3n, 10n) }
  const more = written.replace('"id"', '"epsilon":"3/10","id"')
  expect(chargeHash('site', campaign)).toBe(createHash('sha256').update(more).digest('hex'))
})

test('what campaigns cost is read off the ledger, and not off a charge that does not say whom it takes', () => {
  const epsilon = rational(1n)
  const at = (from: number, to: number) => ({ epsilon, mechanism: { namespace: 'n', from, to } })
  expect(campaignCost([{ mechanism: {} }, at(0, 10), at(10, 20)])).toEqual(rational(1n))
  expect(campaignCost([at(0, 11), at(10, 20)])).toEqual(rational(2n))
  for (const mechanism of [{}, { namespace: 'n', from: 0 }, { from: 0, to: 1 }]) {
    expect(() => campaignCost([{ epsilon, mechanism }])).toThrowError(
      expect.objectContaining({ code: 'ledger_broken' }),
    )
  }
})
