/**
 * kill -9 at random moments of erasures and releases under load, and what is left afterwards.
 *
 *   npx tsx --conditions=discreet-source bench/kill.ts [--kills 200] [--postgres] [--json]
 *
 * In each round a server is started, people come, tell events and ask to be erased while periods are
 * released one after the other; at a random moment the process is killed. Then the store is opened as a
 * server that starts opens it, and held against what was acknowledged:
 *   an event that was accepted is there, unless its person was erased;
 *   a request that was answered is fulfilled and certified, and one that was not is either unknown, and
 *   then the person is whole, or fulfilled;
 *   nobody is half erased: everything is there, or a second look finds nothing;
 *   every charge belongs to one period, a released period has no contribution left, one that is charged
 *   completes under the same charge, and the ledger and the log verify.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RightsSetup } from '@discreet/engine'
import { applyTombstones, releasePeriod, resumeErasures } from '@discreet/engine'
import { MeTokens } from '@discreet/identity-jwt'
import { mintRightsPermit } from '@discreet/policy'
import { rightsSetup } from '@discreet/server'
import { chosenPostgres } from './postgres.ts'
import type { RightsShop, Where } from './rights-shop.ts'
import { openRightsShop } from './rights-shop.ts'

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const kills = option('kills', 200)
const asJson = process.argv.includes('--json')
const people = 8
const views = 12

/** What one person was promised. */
interface Promised {
  readonly name: string
  readonly token: string
  chose: boolean
  /** Entries of the profile that were accepted. */
  remembered: number
  /** Orders that were given to the crowd. */
  contributed: number
  asked: boolean
  /** The answer to their request for erasure came. */
  request: string | undefined
}

const folder = mkdtempSync(join(tmpdir(), 'discreet-kill-'))
const postgres = await chosenPostgres()
const where: Where = {
  folder,
  ...(postgres === undefined ? {} : { databaseUrl: postgres.url }),
}
const faults: string[] = []
const counts = {
  kills: 0,
  'people who came': 0,
  'events accepted': 0,
  'erasures asked': 0,
  'erasures answered before the kill': 0,
  'erasures finished after the kill': 0,
  'people still whole': 0,
  'releases before the kill': 0,
  'releases finished after the kill': 0,
}

let answers = 0

async function ask(url: string, path: string, method: string, token: string, body: object) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const value = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
  answers += 1
  return value
}

/** Until the server dies under it. */
async function live(url: string, person: Promised, itemIds: readonly string[]): Promise<void> {
  const { token, name } = person
  await ask(url, '/v1/me/choices', 'PUT', token, {
    level: 3,
    purposes: ['browsing', 'purchases'],
    contribute: true,
  })
  person.chose = true
  const leaves = Number(name.split('-').at(-1)) % 2 === 0
  for (let k = 0; k < (leaves ? 3 : views); k += 1) {
    const order = k % 4 === 0
    const told = await ask(url, '/v1/me/events', 'POST', token, {
      events: [{ type: order ? 'purchase' : 'view', id: `${name}-${k}`, items: [itemIds[k % 40]] }],
    })
    person.remembered += Number(told['remembered'])
    if (order) person.contributed += Number(told['stored'])
    counts['events accepted'] += 1
  }
  if (!leaves) return
  person.asked = true
  counts['erasures asked'] += 1
  const answer = await ask(url, '/v1/me/requests', 'POST', token, { type: 'erasure' })
  person.request = (answer['request'] as { id: string }).id
  counts['erasures answered before the kill'] += 1
}

async function round(number: number, shop: RightsShop): Promise<Promised[]> {
  const issuer = new MeTokens(shop.options.cryptography)
  const all: Promised[] = Array.from({ length: people }, (_, k) => {
    const name = `${number}-${k}`
    const { id: site } = shop.site.site
    const subject = shop.options.vault.subject(site, name)
    const token = issuer.issue({ site, subject, place: 'DE' }, Date.now())
    const nothing = { chose: false, remembered: 0, contributed: 0, asked: false }
    return { name, token, ...nothing, request: undefined }
  })
  await shop.store.close()
  const child = fork(
    fileURLToPath(new URL('./kill-server.ts', import.meta.url)),
    [JSON.stringify(where), `${number}`],
    { execArgv: process.execArgv },
  )
  const died = once(child, 'exit')
  const [ready] = (await Promise.race([once(child, 'message'), died])) as [{ url?: string }]
  const { url } = ready
  if (url === undefined) throw new Error('the server did not start')
  child.on('message', (message: { released?: string }) => {
    if (message.released !== undefined) counts['releases before the kill'] += 1
  })
  const living = Promise.allSettled(all.map((person) => live(url, person, shop.itemIds)))
  // Somewhere between the first answer and a moment after the last, however fast the machine is.
  const last = (people / 2) * (views + 1 + 5)
  const moment = answers + Math.floor(Math.random() * last)
  const deadline = performance.now() + 20_000
  while (answers < moment && performance.now() < deadline) await sleep(1)
  await sleep(Math.random() * 40)
  child.kill('SIGKILL')
  await died
  await living
  counts.kills += 1
  counts['people who came'] += all.filter(({ chose }) => chose).length
  return all
}

async function lookAt(setup: RightsSetup, person: Promised, number: number): Promise<void> {
  const { store, vault, cryptography, now } = setup
  const { id: site } = store.site
  const subject = vault.subject(site, person.name)
  const permit = mintRightsPermit({ site, subject }, 'system', now(), vault.sealPermit)
  const within = {
    request: person.request ?? '',
    person: (key: Uint8Array) => cryptography.pseudonym(key, 'person', subject),
  }
  const found = await store.rights.erasure.scan(permit, within)
  const rows = Object.values(found).reduce((sum, n) => sum + n, 0)
  const buried = (await store.rights.erasure.buriedAt(vault.tombstone(subject))) !== undefined
  const fault = (what: string): void => {
    faults.push(`round ${number}, person ${person.name}: ${what} (${JSON.stringify(found)})`)
  }
  if (buried) {
    if (!person.asked) fault('was erased without asking')
    if (rows > 0) fault('is half erased')
    if (person.request === undefined) counts['erasures finished after the kill'] += 1
  } else {
    if (person.asked) counts['people still whole'] += 1
    if (person.chose && found.account === 0) fault('is lost')
    if (found.profile < person.remembered) fault(`lost entries: ${person.remembered} accepted`)
    if (found.contributions < person.contributed) fault('lost contributions')
  }
  if (person.request === undefined) return
  const request = await store.rights.requests.find(person.request)
  if (request?.state !== 'fulfilled' || request.certificate === null) {
    fault(`was answered and is ${request?.state ?? 'unknown'}`)
  }
}

async function finishReleases({ site, random }: RightsShop, number: number): Promise<void> {
  const before = await site.ledger()
  for (const { id, source, state } of await site.periods()) {
    if (source !== 'import' || state === 'released') continue
    const charge = before.find(({ periodId }) => periodId === id)
    const outcome = await releasePeriod(site, { periodId: id, at: Date.now(), random })
    if (!outcome.ok) faults.push(`round ${number}: ${id} cannot be released: ${outcome.reason}`)
    else if (charge !== undefined && outcome.release.chargeId !== charge.id) {
      faults.push(`round ${number}: ${id} was charged twice`)
    }
    counts['releases finished after the kill'] += 1
    for await (const { items } of site.contributions(id)) {
      if (items.length > 0) faults.push(`round ${number}: ${id} kept contributions`)
    }
  }
  const { charges, verification } = await site.verifiedLedger()
  if (!verification.ok) faults.push(`round ${number}: the ledger is broken`)
  if (new Set(charges.map(({ periodId }) => periodId)).size !== charges.length) {
    faults.push(`round ${number}: two charges for one period`)
  }
}

let shop = await openRightsShop(where)
const began = performance.now()
for (let number = 0; number < kills; number += 1) {
  const all = await round(number, shop)
  shop = await openRightsShop(where)
  const setup = rightsSetup(shop.options, shop.site)
  await applyTombstones(setup)
  await resumeErasures(setup)
  const open = await shop.site.rights.requests.list({
    states: ['planned', 'executing', 'verifying'],
  })
  if (open.length > 0) faults.push(`round ${number}: ${open.length} requests are half done`)
  for (const person of all) await lookAt(setup, person, number)
  await finishReleases(shop, number)
  if (number % 20 === 19 || number === kills - 1) {
    const verified = await shop.site.log.verify()
    if (!verified.ok) faults.push(`round ${number}: ${verified.where}: ${verified.why}`)
    const seconds = Math.round((performance.now() - began) / 1000)
    if (!asJson)
      process.stderr.write(`${number + 1} kills, ${faults.length} faults, ${seconds} s\n`)
  }
}
// What nobody was answered by a minute later is taken up by the next look.
const later = (): number => Date.now() + 120_000
await resumeErasures(rightsSetup({ ...shop.options, now: later }, shop.site))
const lost = await shop.site.rights.requests.list({
  states: ['received', 'acknowledged', 'verified', 'planned', 'executing', 'verifying'],
})
for (const { id, state } of lost) faults.push(`request ${id} is left ${state}`)
await shop.store.close()
await postgres?.stop()
rmSync(folder, { recursive: true, force: true })
const result = { on: postgres === undefined ? 'PGlite' : 'PostgreSQL', ...counts, faults }
if (asJson) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  console.table(counts)
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  process.stdout.write(`${faults.length} faults\n`)
}
process.exitCode = faults.length === 0 ? 0 : 1
