/** Last night's backup is put back after somebody was erased: they stay erased. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localVault, nodeCryptography } from '@discreet/crypto-node'
import type { Found, RightsSetup, Store } from '@discreet/engine'
import {
  applyTombstones,
  choose,
  createSite,
  eraseFor,
  eventsTarget,
  fulfil,
  openRequest,
  recordNamed,
  remember,
  standingOf,
  withSampleAssessment,
} from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { readPacks } from '@discreet/packs-file'
import { mintRightsPermit } from '@discreet/policy'
import type { RightsRequest } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import { openStore } from '@discreet/store-sql'
import { afterAll, expect, test, vi } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import { day, everyChoice } from './example-shop.ts'

// A database on disk is opened again and again.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'discreet-restored-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cryptography = nodeCryptography()
const vault = localVault(join(folder, 'keys.json'))
const packs = readPacks().map(({ pack }) => pack)
const clock = { now: Date.UTC(2026, 10, 24, 12) }
const step: { on: ((name: string) => void) | undefined } = { on: undefined }
const database = join(folder, 'database')
const backup = join(folder, 'backup')
const listFile = join(folder, 'erased.jsonl')
const subjectOf = (person: string): string => vault.subject('shop', person)

async function withShop<T>(work: (setup: RightsSetup) => Promise<T>): Promise<T> {
  const store: Store = await openStore({
    folder: database,
    newKey: cryptography.newKey,
    sealPermit: vault.sealPermit,
    now: () => clock.now,
    onStep: (name) => step.on?.(name),
  })
  try {
    if ((await store.sites()).length === 0) {
      const shop = { id: 'shop', name: 'Shop', settings: { place: 'DE' } }
      await createSite(store, cryptography, withSampleAssessment(shop, cryptography, clock.now))
      await (await store.open('shop')).upsertItems([{ id: 'pear', title: 'Pear' }])
    }
    const options = { cryptography, vault, packs, now: () => clock.now }
    const list = { erasureList: erasureList(listFile) }
    return await work(rightsSetup({ ...options, ...list }, await store.open('shop')))
  } finally {
    await store.close()
  }
}

async function fill(setup: RightsSetup, person: string): Promise<void> {
  const subject = subjectOf(person)
  const visitor = { subject, gpc: false }
  const chosen = await choose(setup, visitor, everyChoice)
  expect(chosen.ok).toBe(true)
  const at = clock.now
  const bought = { field: 'account.purchases', thing: '1', at, content: { item: 'pear' } } as const
  await remember(setup, subject, await standingOf(setup, visitor), [bought])
  const target = await eventsTarget(setup.store, at)
  await recordNamed(setup, target, [{ person, basket: '1', item: 'pear', at }], new Map())
}

async function found(setup: RightsSetup, person: string): Promise<Found> {
  const subject = subjectOf(person)
  const permit = mintRightsPermit({ site: 'shop', subject }, 'system', clock.now, vault.sealPermit)
  return setup.store.rights.erasure.scan(permit, {
    request: 'none',
    person: (key) => cryptography.pseudonym(key, 'person', subject),
  })
}

async function asked(setup: RightsSetup, person: string): Promise<RightsRequest> {
  const { request } = await openRequest(setup, {
    type: 'erasure',
    channel: 'account',
    subject: subjectOf(person),
    proof: 'signed_in',
    person: {},
  })
  return request
}

async function erase(setup: RightsSetup, person: string): Promise<void> {
  const request = await asked(setup, person)
  expect(await fulfil(setup, request.id, 'signed_in')).toMatchObject({
    fulfilment: { kind: 'certificate' },
  })
}

function putBack(): void {
  rmSync(database, { recursive: true })
  cpSync(backup, database, { recursive: true })
}

/** Between any two of these writes the process can die. */
const names: string[] = []
const nothing = Object.fromEntries(erasureStores.map((store) => [store, 0]))

test('who was erased is gone again before anything else, who was not is untouched', async () => {
  await withShop(async (setup) => {
    for (const person of ['ann', 'bob', 'cleo']) await fill(setup, person)
  })
  cpSync(database, backup, { recursive: true })
  clock.now += day
  const others = await withShop(async (setup) => {
    await erase(setup, 'ann')
    expect(await found(setup, 'ann')).toEqual(nothing)
    // Comes back of their own will, and stays.
    await erase(setup, 'cleo')
    clock.now += day
    await fill(setup, 'cleo')
    return found(setup, 'bob')
  })
  const list = readFileSync(listFile)
  putBack()
  await withShop(async (setup) => {
    expect((await found(setup, 'ann')).profile).toBe(1)
    step.on = (name) => names.push(name)
    expect(await applyTombstones(setup)).toEqual({ missing: 2, erased: 2 })
    step.on = undefined
    expect(await found(setup, 'ann')).toEqual(nothing)
    expect(await found(setup, 'cleo')).toEqual(nothing)
    expect(await found(setup, 'bob')).toEqual(others)
    // It is in the log, and the moment is the one at which they were erased first.
    const [last] = await setup.store.rights.requests.list({ limit: 1 })
    expect(last).toMatchObject({ type: 'erasure', channel: 'staff', state: 'fulfilled' })
    expect((await setup.store.log.verify()).ok).toBe(true)
    const [buried] = await setup.store.rights.erasure.tombstones()
    expect(buried?.at).toBeLessThan(clock.now - day / 2)
    expect(readFileSync(listFile)).toEqual(list)
    expect(await applyTombstones(setup)).toEqual({ missing: 0, erased: 0 })
  })
})

test('a start that dies on the way is followed by one that completes it', async () => {
  expect(names).toContain('erase:profile')
  const places = [names.indexOf('erase:profile'), names.length - 1]
  for (const place of places) {
    putBack()
    await withShop(async (setup) => {
      let left = place
      step.on = () => {
        left -= 1
        if (left < 0) throw new Error('the process died')
      }
      await expect(applyTombstones(setup)).rejects.toThrow('died')
      step.on = undefined
      await applyTombstones(setup)
      expect([place, await found(setup, 'ann')]).toEqual([place, nothing])
      expect([place, await found(setup, 'cleo')]).toEqual([place, nothing])
      expect(await applyTombstones(setup)).toEqual({ missing: 0, erased: 0 })
    })
  }
})

test('a list that was lost is made again from the database; one that is damaged stops the start', async () => {
  const list = readFileSync(listFile, 'utf8')
  await withShop(async (setup) => {
    rmSync(listFile)
    expect(await applyTombstones(setup)).toEqual({ missing: 0, erased: 0 })
    const lines = (text: string): readonly string[] => text.trim().split('\n').sort()
    const again = lines(readFileSync(listFile, 'utf8')).map((one) => JSON.parse(one).hash as string)
    expect(again.sort()).toEqual(
      [...new Set(lines(list).map((one) => JSON.parse(one).hash))].sort(),
    )
  })
  await withShop(async (setup) => {
    writeFileSync(listFile, list.replace(/"at":\d/, '"at":9'))
    await expect(applyTombstones(setup)).rejects.toMatchObject({
      code: 'configuration_invalid',
      details: { line: 1 },
    })
    writeFileSync(listFile, list)
    await fill(setup, 'dora')
    const request = await asked(setup, 'dora')
    // What cannot be written down where a backup does not reach is not begun.
    const append = (): Promise<void> => Promise.reject(new Error('the disk is full'))
    const full: RightsSetup = { ...setup, list: { ...setup.list, append } }
    await expect(eraseFor(full, request.id)).rejects.toThrow('full')
    expect((await found(setup, 'dora')).profile).toBe(1)
    expect(await eraseFor(setup, request.id)).toMatchObject({ ok: true })
  })
})
