/** The commands of marketing: at a server that runs, without a shop, and held against the docs. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { seededWords } from '@discreet/crowd'
import type { SiteStore } from '@discreet/engine'
import { createSite, releaseDue, startCampaign } from '@discreet/engine'
import { indexOfCell } from '@discreet/experiment'
import { readPacks } from '@discreet/packs-file'
import { tactics } from '@discreet/policy'
import { DiscreetError } from '@discreet/protocol'
import { createServer, shownCharge } from '@discreet/server'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProgram } from '../src/program.ts'
import type { Session } from '../src/session.ts'
import { withSession } from '../src/session.ts'
import type { Ran } from './run-command.ts'
import { runCommand } from './run-command.ts'
import { trainedKey } from './trained-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-campaigns-'))
const data = join(folder, 'data')
const day = 86_400_000
const packs = readPacks().map(({ pack }) => pack)

const run = <T = unknown>(...args: string[]): Promise<Ran<T>> => runCommand(...args, '--data', data)

function file(value: object, name = 'definition'): string {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(value))
  return path
}

const placement = {
  id: 'home-banner',
  name: 'Banner on the first page',
  contents: [{ id: 'plain', content: { kind: 'banner', title: { en: 'Welcome' } } }],
}

const campaign = (id: string, more: object = {}): object => ({
  id,
  name: 'Spring',
  kind: 'experiment',
  placement: 'home-banner',
  tactic: 'context_banner',
  channel: 'site',
  arms: [
    { id: 'neutral', weight: 1, contents: null },
    {
      id: 'spring',
      weight: 1,
      contents: [{ id: 'all', content: { kind: 'banner', title: { en: 'Spring is here' } } }],
    },
  ],
  holdout: 0.05,
  coverage: 1,
  namespace: { id: 'main', from: 0, to: 1 },
  seed: id,
  startsAt: Date.now() - day,
  plan: {
    outcome: { kind: 'funnel', steps: ['seen', 'bought'] },
    primary: { kind: 'reached', step: 'bought' },
    better: 'more',
    guards: ['too_personal'],
    margins: { too_personal: 0.01 },
    audiences: [],
    levels: [2],
    epsilon: '1',
    alpha: 0.05,
    tuning: 5000,
    weeks: 2,
    outcomeDays: 7,
    fewest: 100,
  },
  ...more,
})

let site: SiteStore
let session: Session
let url = ''
const keys = new Map<string, string>()

/** From then on commands are those of this member of the staff. */
function as(name: string): void {
  process.env['DISCREET_SERVER'] = url
  process.env['DISCREET_STAFF_KEY'] = keys.get(name)
}

let stop: (value?: unknown) => void = () => undefined
let stopped: Promise<void> = Promise.resolve()

beforeAll(async () => {
  const until = new Promise((resolve) => {
    stop = resolve
  })
  await new Promise<void>((ready, failed) => {
    stopped = withSession({ data }, async (opened) => {
      session = opened
      const { store, cryptography } = opened
      await createSite(store, cryptography, { id: 'shop', name: 'Shop' })
      site = await store.open('shop')
      for (const name of ['anna', 'ben']) {
        keys.set(name, await trainedKey(site, cryptography, name, ['marketer']))
      }
      const server = await createServer({ ...opened, packs, logLevel: 'silent' })
      url = await server.listen({ port: 0, host: '127.0.0.1' })
      ready()
      await until
      await server.close()
    })
    stopped.catch(failed)
  })
  as('anna')
})
afterAll(async () => {
  delete process.env['DISCREET_SERVER']
  delete process.env['DISCREET_STAFF_KEY']
  stop()
  await stopped
  rmSync(folder, { recursive: true, force: true })
})

/** What a command says when it fails. */
async function refusal(...args: string[]): Promise<{ code: string; message: string }> {
  const error: unknown = await run(...args).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(DiscreetError)
  return error as DiscreetError
}

/** Units with outcomes of a known size, counted by the engine itself. */
async function simulate(id: string, units: number): Promise<void> {
  const now = Date.now()
  const started = await startCampaign(site, session.cryptography, id, 'anna', now)
  const table = started.ok ? started.stored.registration?.table : undefined
  if (table === undefined) throw new Error('it did not start')
  const rates = [0.05, 0.05, 0.4]
  const rows = Array.from({ length: units }, (_, k) => {
    const arm = k % 20 === 0 ? 0 : 1 + ((k + Math.floor(k / 20)) % 2)
    const outcome = (k * 7919) % 1000 < 1000 * (rates[arm] ?? 0) ? 1 : 0
    const cell = indexOfCell(table, { arm, level: 0, audience: 0, outcome, guard: 0 })
    if (cell === undefined) throw new Error('there is no such cell')
    return { unit: `${k.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`, week: 0, cell }
  })
  await site.campaigns.enrol(id, rows)
  const { released } = await releaseDue(site, seededWords(7), now + 17 * day)
  expect(released).toContainEqual({ campaign: id, week: 0 })
}

describe('slots and audiences', () => {
  test('are defined from files, listed and removed', async () => {
    expect((await run('placement', 'list')).text).toMatch(/no placement yet/)
    await run('placement', 'define', file(placement))
    expect((await run('placement', 'list')).text).toMatch(/^home-banner +Banner on.*banner/m)
    const rule = { field: 'time.hour', atLeast: 18 }
    await run('segment', 'define', file({ id: 'evening', name: 'Evening', rule }))
    expect((await run('segment', 'list')).text).toMatch(
      /^evening +Evening +time.hour +not counted/m,
    )
    await run('segment', 'remove', 'evening')
    expect((await run('segment', 'list')).text).toMatch(/no segment yet/)
    await expect(run('segment', 'remove', 'evening')).rejects.toMatchObject({
      code: 'campaign_unknown',
    })
  })

  test('every fault of a file is listed, and a file that is none says so', async () => {
    const wrong = file({ ...placement, contents: [], colour: 'red' })
    const { code, message } = await refusal('placement', 'define', wrong)
    expect(code).toBe('campaign_invalid')
    expect(message).toMatch(/\/contents: /)
    expect(message).toMatch(/\/colour: .* Expected: /)
    for (const path of [join(folder, 'nothing.json'), file({ name: 'x' }), file([])]) {
      await expect(run('campaign', 'define', path)).rejects.toMatchObject({ code: 'file_invalid' })
    }
  })
})

describe('campaigns', () => {
  beforeAll(() => run('placement', 'define', file(placement)))

  test('a tactic that goes too far is refused with its evidence', async () => {
    const stalker = campaign('stalker', { tactic: 'retarget_off', channel: 'ads' })
    expect((await run('campaign', 'define', file(stalker))).text).toMatch(/A draft/)
    for (const step of ['check', 'start']) {
      const { code, message } = await refusal('campaign', step, 'stalker')
      expect(code).toBe('tactic_refused')
      expect(message).toMatch(/the verdict .* is never/)
      expect(message).toMatch(/creepy \(Cheetah/)
      expect(message).toMatch(/n = /)
    }
    expect((await run('campaign', 'show', 'stalker')).result).toMatchObject({ state: 'draft' })
  })

  test('go from a file to their end, under the name of whoever did it', async () => {
    await run('campaign', 'define', file(campaign('course')))
    const check = await run('campaign', 'check', 'course')
    expect(check.text).toMatch(/It may start[\s\S]*nothing about anybody[\s\S]*ε 1/)
    const started = await run('campaign', 'start', 'course')
    expect(started.text).toMatch(/hash in the log: [0-9a-f]{64}/)
    const { charges, verification } = await site.verifiedLedger()
    expect(verification.ok).toBe(true)
    expect(charges.map(shownCharge)).toMatchObject([
      { periodId: 'campaign:course', rho: '0', epsilon: '1' },
    ])
    const because = ['--reason', 'a wrong picture']
    expect((await run('campaign', 'pause', 'course', ...because)).text).toMatch(
      /Paused by anna \(key:anna\): a wrong picture/,
    )
    expect((await run('campaign', 'list')).text).toMatch(/^course +paused +1 of 2 +context_banner/m)
    await run('campaign', 'resume', 'course', ...because)
    expect((await run('campaign', 'end', 'course', ...because)).result).toMatchObject({
      state: 'ended',
    })
    await expect(run('campaign', 'define', file(campaign('course')))).rejects.toMatchObject({
      code: 'campaign_state',
    })
    await expect(run('campaign', 'results', 'unheard-of')).rejects.toMatchObject({
      code: 'campaign_unknown',
    })
  })

  test('results say the difference with its noise, the verdict with its stability, and the weeks', async () => {
    const id = 'measured'
    await run('campaign', 'define', file(campaign(id, { namespace: { id, from: 0, to: 1 } })))
    const before = await run('campaign', 'results', id)
    expect(before.text).toMatch(/Nothing is released yet/)
    await simulate(id, 4000)
    const { text, result } = await run<{ report: { decided: object[] } }>('campaign', 'results', id)
    expect(text).toMatch(/What is measured is what was promised before the start: [0-9a-f]{64}/)
    expect(text).toMatch(/^ +1 +\d{4} .*█{40}/m)
    expect(text).toMatch(/spring: CERTIFIED, because the always-valid interval/)
    expect(text).toMatch(/same in 100 % of cases/)
    expect(text).toMatch(
      /^spring +holdout\+neutral +3\d\.\d\d % +3\d\.\d\d % to 3\d\.\d\d % .* < 0.0001$/m,
    )
    expect(text).toMatch(/^too_personal +spring .* clear$/m)
    expect(text).toMatch(/Shares of the arms: as planned/)
    expect(text).toMatch(/ε 1 for each person in the whole campaign/)
    expect(result.report.decided).toMatchObject([{ arm: 'spring', verdict: 'certified' }])
    const feedback = await run('tactics', 'feedback')
    expect(feedback.text).toMatch(/^context_banner +\d /m)
  })

  test('a plan needs no shop, and noise costs people', async () => {
    const plan = (...more: string[]) =>
      runCommand<Record<string, number>[]>(
        ...['campaign', 'plan', '--base', '0.03', '--lift', '0.1', '--weeks', '8'],
        ...['--people-per-week', '5000', '--epsilon', '0.1,1', ...more],
      )
    const { text, result } = await plan()
    // Of the table of published measurements: 53,208 without noise, 53,657 at ε 1 and 84,275 at .1.
    expect(result.map((one) => one['perArmWithoutNoise'])).toEqual([53_208, 53_208])
    for (const [k, people] of [84_275, 53_657].entries()) {
      expect(Math.abs((result[k]?.['perArm'] ?? 0) - people)).toBeLessThan(5)
    }
    expect(result[0]).toMatchObject({ peoplePerArm: 20_000, enough: false })
    expect(text).toMatch(/3\.00 % become 3\.30 %/)
    for (const wrong of [
      ['--lift', '0'],
      ['--base', '2'],
      ['--weeks', '99'],
      ['--power', '1'],
    ]) {
      await expect(plan(...wrong)).rejects.toMatchObject({ code: 'parameter_invalid' })
    }
  })
})

describe('tactics', () => {
  test('are listed and explained without a shop, and nothing is made for that', async () => {
    const nowhere = join(folder, 'nowhere')
    delete process.env['DISCREET_SERVER']
    const bare = (...args: string[]): Promise<Ran<{ id: string; lines: string[] }[]>> =>
      runCommand('tactics', ...args, '--data', nowhere)
    const { text, result } = await bare('list')
    expect(result.map(({ id }) => id)).toEqual(tactics.map(({ id }) => id))
    expect(text).toMatch(/no site is open here/)
    const push = await bare('explain', 'push', '--locale', 'fr')
    expect(push.text).toMatch(/push: [\s\S]*SmarterHQ[\s\S]*looked at again in \d{4}-\d\d/)
    expect(push.text).toContain(tactics.find(({ id }) => id === 'push')?.sentence.fr)
    await expect(bare('explain', 'unheard-of')).rejects.toMatchObject({ code: 'parameter_invalid' })
    expect(existsSync(nowhere)).toBe(false)
    // A server has the folder, and its address is not given: the registry is explained all the same.
    const busy = await run('tactics', 'explain', 'push')
    expect(busy.text).toMatch(/no site is open here/)
    as('anna')
  })

  test('where a site is, its standing is shown; relaxing takes a reason and, if hard, two names', async () => {
    const reason = ['--reason', 'people asked for it in the survey of May']
    const relaxed = await run('tactics', 'relax', 'declared_diet', '--to', 'allow', ...reason)
    expect(relaxed.text).toMatch(/declared_diet is allow now/)
    expect((await run('tactics', 'list')).text).toMatch(/^declared_diet +allow \(was ask\)/m)
    expect((await run('tactics', 'explain', 'declared_diet')).text).toMatch(/survey of May/)
    const once = await run<{ waitsFor: string }>(
      'tactics',
      'relax',
      'auto_order',
      '--to',
      'ask',
      ...reason,
    )
    expect(once.text).toMatch(/Signed once; nothing has changed yet/)
    expect((await run('tactics', 'list')).text).toContain(once.result.waitsFor)
    // The same person again.
    await expect(run('tactics', 'sign', once.result.waitsFor)).rejects.toMatchObject({
      code: 'tactic_refused',
    })
    as('ben')
    const signed = await run('tactics', 'sign', once.result.waitsFor)
    expect(signed.text).toMatch(/auto_order is ask now/)
    as('anna')
    await expect(
      run('tactics', 'relax', 'price_personal', '--to', 'ask', ...reason),
    ).rejects.toMatchObject({ code: 'tactic_refused' })
  })
})

test('the page about the command line names every command, and no other', () => {
  const text = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8')
  const program = createProgram(() => {
    throw new Error('nothing is run')
  })
  const names = (command: Command, before: string): string[] =>
    command.commands.length === 0
      ? [`${before}${command.name()}`]
      : command.commands.flatMap((one) => names(one, `${before}${command.name()} `))
  const commands = program.commands.flatMap((one) => names(one, ''))
  // In the first column: `campaign list`, `show` stands for `campaign list` and `campaign show`.
  const rows = [...text.matchAll(/^\| (`.+?`) \|/gm)].map(([, cell = '']) => cell)
  const documented = rows.flatMap((cell) => {
    const entries = [...cell.matchAll(/`([^`]+)`/g)].map(([, entry = '']) =>
      entry.split(' ').filter((word) => /^[a-z][a-z-]*$/.test(word)),
    )
    const [first = []] = entries
    return entries.map((words) =>
      (words.length === 1 && first.length > 1 ? [first[0], ...words] : words).join(' '),
    )
  })
  expect([...new Set(documented)].sort()).toEqual([...commands].sort())
})
