import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addMasterKey, localVault } from '../src/vault.ts'

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'discreet-vault-')), 'keys.json')
const subject = '00000000-0000-0000-0000-000000000001'
const plain = { item: 'pear 🍐' }

describe('a vault', () => {
  test('opens what it sealed, for the same person and purpose, and nothing else', async () => {
    const vault = localVault(fresh())
    const key = await vault.newKey(subject)
    const person = await vault.unwrap(key, subject)
    const sealed = person.seal(plain, 'account.views')
    expect(person.open(sealed, 'account.views')).toEqual(plain)
    expect(Buffer.from(sealed).includes('pear')).toBe(false)
    expect(person.seal(plain, 'account.views')).not.toEqual(sealed)
    const unreadable = expect.objectContaining({ code: 'profile_unreadable' })
    expect(() => person.open(sealed, 'account.purchases')).toThrowError(unreadable)
    for (let k = 0; k < sealed.length; k += 1) {
      const changed = sealed.map((byte, at) => (at === k ? byte ^ 1 : byte))
      expect(() => person.open(changed, 'account.views')).toThrowError(unreadable)
      expect(() => person.open(sealed.subarray(0, k), 'account.views')).toThrowError(unreadable)
    }
    await expect(vault.unwrap(key, subject.replace('1', '2'))).rejects.toThrowError(unreadable)
    const other = await vault.unwrap(await vault.newKey(subject), subject)
    expect(() => other.open(sealed, 'account.views')).toThrowError(unreadable)
  })

  test('gives a person another pseudonym in every site, and the same after a restart', () => {
    const file = fresh()
    const [one, again] = [localVault(file), localVault(file)]
    expect(one.subject('a', 'u')).toBe(again.subject('a', 'u'))
    expect(one.subject('a', 'u')).not.toBe(one.subject('b', 'u'))
    expect(one.subject('a', 'u')).not.toBe(localVault(fresh()).subject('a', 'u'))
    expect(one.entryId(subject, 'x')).toBe(again.entryId(subject, 'x'))
    expect(one.entryId(subject, 'x')).not.toBe(one.entryId(subject, 'y'))
    expect(one.sealPermit('p')).toBe(again.sealPermit('p'))
    expect(one.sealPermit('p')).not.toBe(one.sealPermit('q'))
  })

  test('moves keys under a new master key; the old one may then go', async () => {
    const file = fresh()
    const before = localVault(file)
    const key = await before.newKey(subject)
    const sealed = (await before.unwrap(key, subject)).seal(plain, 'c')
    expect(await before.rewrap(key, subject)).toBeUndefined()
    expect(addMasterKey(file)).toBe('k2')
    const after = localVault(file)
    const moved = await after.rewrap(key, subject)
    if (moved === undefined) throw new Error('not moved')
    expect(moved.keyId).toBe('k2')
    const { keys, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
    const only = localVault('', JSON.stringify({ ...rest, keys: { k2: keys.k2 } }))
    expect((await only.unwrap(moved, subject)).open(sealed, 'c')).toEqual(plain)
    await expect(only.unwrap(key, subject)).rejects.toMatchObject({ code: 'profile_unreadable' })
    expect(only.subject('a', 'u')).toBe(before.subject('a', 'u'))
  })

  test('keeps its keys where only their owner reads them', () => {
    const file = fresh()
    localVault(file)
    expect(statSync(file).mode & 0o077).toBe(0)
    addMasterKey(file)
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test.each([
    ['/', 'not json'],
    ['/keys', '{"active":"k1","keys":{"k1":"short"},"pepper":"x"}'],
    ['/active', `{"active":"k2","keys":{"k1":"${'A'.repeat(43)}"},"pepper":"${'A'.repeat(43)}"}`],
    ['/pepper', `{"active":"k1","keys":{"k1":"${'A'.repeat(43)}"}}`],
  ])('names %s when a key file is wrong, and does not repeat it', (field, text) => {
    const file = fresh()
    writeFileSync(file, text)
    for (const make of [() => localVault(file), () => localVault('', text)]) {
      expect(make).toThrowError(
        expect.objectContaining({
          code: 'configuration_invalid',
          details: expect.objectContaining({ field }),
          message: expect.not.stringContaining('AAAA'),
        }),
      )
    }
  })
})
