/** The commands of the office, in process, on a small store; and against a server that runs. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { SiteStore } from '@discreet/engine'
import { createSite, openRequest } from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import { dataCatalogue } from '@discreet/policy'
import { createServer } from '@discreet/server'
import type { ModuleId } from '@discreet/staff'
import { gradeQuiz, moduleIds } from '@discreet/staff'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Session } from '../src/session.ts'
import { withSession } from '../src/session.ts'
import type { Ran } from './run-command.ts'
import { runCommand } from './run-command.ts'

const data = mkdtempSync(join(tmpdir(), 'discreet-office-'))
const packs = readPacks().map(({ pack }) => pack)
const day = 86_400_000
const began = Date.UTC(2026, 10, 24, 12)

const run = <T = unknown>(...args: string[]): Promise<Ran<T>> => runCommand(...args, '--data', data)

const at = (now: number): void => {
  // What was opened keeps the clock that it was opened with.
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(now)
}

const controller = {
  controller: 'Shop Ltd, 1 High Street',
  contact: 'privacy@shop.example',
  officer: 'A. Officer',
  recipients: [],
  transfers: [],
}

async function complain({ cryptography, vault, now }: Session, site: SiteStore): Promise<string> {
  const setup = {
    store: site,
    cryptography,
    vault,
    packs,
    now,
    list: { append: () => Promise.resolve(), read: () => Promise.resolve([]) },
    wake: () => Promise.resolve(),
    signCertificate: () => '',
    signReceipt: () => '',
  }
  const { request } = await openRequest(setup, {
    type: 'complaint',
    channel: 'email',
    place: 'DE',
    person: { email: 'ada@people.example', text: 'too many tips' },
  })
  return request.id
}

let complaint = ''
const keys = new Map<string, string>()

async function makeKey(name: string, ...roles: string[]): Promise<void> {
  const roleOptions = roles.flatMap((role) => ['--role', role])
  const made = await run<{ key: string }>('keys', 'staff', '--name', name, ...roleOptions)
  const { key } = made.result
  expect(made.text).toContain(key)
  expect(key).toMatch(/^discreet-staff-[\w-]{43}$/)
  keys.set(name, key)
}

/** From then on commands are those of this member of the staff. */
function as(name: string): void {
  process.env['DISCREET_STAFF_KEY'] = keys.get(name)
}

/** Found by trying: how many are right is said, and which are not. Numbers as people count. */
function rightAnswers(module: ModuleId): number[] {
  const answers = Array.from({ length: gradeQuiz(module, []).of }, () => 0)
  for (const question of answers.keys()) {
    const before = gradeQuiz(module, answers).right
    for (let option = 0; option < 6; option += 1) {
      answers[question] = option
      if (gradeQuiz(module, answers).right > before) break
      answers[question] = 0
    }
  }
  return answers.map((one) => one + 1)
}

beforeAll(async () => {
  at(began)
  await withSession({ data }, async (session) => {
    const { store, cryptography } = session
    const settings = { place: 'DE', controller }
    await createSite(store, cryptography, { id: 'shop', name: 'Shop', settings })
    complaint = await complain(session, await store.open('shop'))
  })
  await expect(run('keys', 'staff', '--name', 'anna')).rejects.toThrow('--role')
  await makeKey('ben', 'administrator')
})
afterAll(() => {
  vi.useRealTimers()
  rmSync(data, { recursive: true, force: true })
})

describe('at a server that runs', () => {
  let stop: (value?: unknown) => void = () => undefined
  let stopped: Promise<void> = Promise.resolve()
  let url = ''

  beforeAll(async () => {
    const until = new Promise((resolve) => {
      stop = resolve
    })
    await new Promise<void>((ready, failed) => {
      stopped = withSession({ data }, async (session) => {
        const server = await createServer({ ...session, packs, logLevel: 'silent' })
        url = await server.listen({ port: 0, host: '127.0.0.1' })
        ready()
        await until
        await server.close()
      })
      stopped.catch(failed)
    })
    process.env['DISCREET_SERVER'] = url
    as('ben')
    await makeKey('anna', 'privacy_officer')
    as('anna')
  })
  afterAll(async () => {
    delete process.env['DISCREET_SERVER']
    delete process.env['DISCREET_STAFF_KEY']
    stop()
    await stopped
  })

  test('a role is asleep until its training is passed, which a key takes by command', async () => {
    at(began)
    await expect(run('requests', 'list')).rejects.toMatchObject({ code: 'training_missing' })
    expect((await run('training', 'list')).text).toMatch(/privacy_officer: asleep/)
    const read = await run('training', 'read', 'consent', '--locale', 'de')
    expect(read.text).toMatch(/\n1\. .+\n {3}1\. /)
    const take = (module: string, answers: readonly number[]) =>
      run('training', 'take', module, '--answers', answers.join(','))
    expect((await take('consent', [1, 1])).text).toMatch(/not passed/)
    await expect(take('consent', [0])).rejects.toMatchObject({ code: 'parameter_invalid' })
    for (const module of moduleIds) {
      const right = rightAnswers(module)
      expect((await take(module, right)).result).toMatchObject({
        passed: true,
        right: right.length,
      })
    }
    expect((await run('training', 'list')).text).toMatch(/privacy_officer: awake/)
  })

  test('requests are listed, shown late when the clock has run out, read with a reason and answered', async () => {
    at(began)
    const { text } = await run('requests', 'list')
    expect(text).toMatch(new RegExp(`^${complaint} +complaint +acknowledged +email +eu`, 'm'))
    expect(text).toMatch(/in_time/)
    at(began + 40 * day)
    expect((await run('requests', 'list', '--overdue')).text).toMatch(/overdue/)
    await expect(
      run('requests', 'extend', complaint, '--reason', 'much to do'),
    ).rejects.toMatchObject({ code: 'request_state' })
    const read = await run('requests', 'read', complaint, '--reason', 'to answer it')
    expect(read.text).toMatch(/text +too many tips/)
    const answered = await run('requests', 'answer', complaint, '--text', 'They are off now.')
    expect(answered.result).toMatchObject({ state: 'fulfilled', told: 'mail' })
    expect(answered.text).toMatch(/answered_late/)
    expect(answered.text).toMatch(/person +mail +waiting/)
    expect((await run('requests', 'list')).text).toMatch(/Nothing is waiting/)
  })

  test('documents are written as pages and as data, name every field, and the assessment is approved', async () => {
    for (const name of ['processing', 'assessment']) {
      const out = join(data, `${name}.html`)
      await run('documents', name, '--out', out)
      const { text } = await run('documents', name, '--format', 'json')
      for (const { id } of dataCatalogue) {
        expect(readFileSync(out, 'utf8')).toContain(id)
        expect(text).toContain(id)
      }
    }
    const read = await run('assessment', 'approve', '--by', 'A. Officer')
    expect(read.text).toMatch(/approved by A\. Officer, entry \d+ of the log/)
    await expect(
      run('assessment', 'approve', '--by', 'B', '--sha256', '0'.repeat(64)),
    ).rejects.toMatchObject({ code: 'field_invalid', details: { field: '/sha256' } })
  })

  test('a drill goes from its detection to its end', async () => {
    at(began)
    const facts = ['--nature', 'a lost laptop', '--categories', 'purchases of customers']
    const more = ['--consequences', 'unwanted mail', '--measures', 'keys rotated', '--high-risk']
    await expect(run('incident', 'open', '--drill', ...facts, ...more)).rejects.toMatchObject({
      code: 'parameter_invalid',
    })
    const fields = ['--fields', 'account.purchases,account.offersAddress']
    const opened = await run<{ id: string }>(
      'incident',
      'open',
      '--drill',
      ...facts,
      ...more,
      ...fields,
    )
    expect(opened.text).toMatch(/drill +detected .*in_time +72/)
    const { id } = opened.result
    expect((await run('incident', 'affected', id)).text).toBe('0 people are affected.\n')
    const letters = await run('incident', 'letters', id, '--locale', 'de')
    expect(letters.text).toContain('a lost laptop')
    at(began + 4 * day)
    expect((await run('incident', 'list')).text).toMatch(/overdue +-24/)
    await run('incident', 'phase', id, '--to', 'assessed', '--note', 'one laptop')
    const tell = ['incident', 'phase', id, '--to', 'authority_notified', '--note', 'by form']
    await expect(run(...tell)).rejects.toMatchObject({ details: { field: 'delay' } })
    const told = await run(...tell, '--delay', 'found late')
    expect(told.text).toMatch(/told_late/)
    expect((await run('incident', 'tell', id)).text).toMatch(/^A drill: nobody was told/)
    for (const phase of ['contained', 'people_notified', 'closed']) {
      await run('incident', 'phase', id, '--to', phase, '--note', 'done')
    }
    expect((await run('incident', 'list')).result).toMatchObject([{ phase: 'closed', drill: true }])
  })

  test('a hold is added, and lifted when a second person has signed', async () => {
    const hold = ['--person', 'c42', '--fields', 'account.purchases', '--reason', 'tax law']
    await expect(run('hold', 'add', ...hold, '--until', 'soon')).rejects.toMatchObject({
      code: 'field_invalid',
    })
    const { result } = await run<{ id: string }>('hold', 'add', ...hold, '--until', '2099-01-01')
    const lift = await run<{ waitsFor: string }>('hold', 'lift', result.id, '--reason', 'settled')
    expect(lift.text).toMatch(/^Nothing is done yet\./)
    const { waitsFor } = lift.result
    await expect(run('approvals', 'sign', waitsFor)).rejects.toMatchObject({ code: 'role_missing' })
    expect((await run('approvals', 'list')).text).toMatch(/lift_hold +waiting +anna/)
    as('ben')
    expect((await run('approvals', 'sign', waitsFor)).text).toMatch(/done +anna +ben/)
    await expect(run('approvals', 'refuse', waitsFor)).rejects.toMatchObject({
      code: 'approval_state',
    })
    as('anna')
  })

  test('an export is proposed, signed, and given once to whoever proposed it', async () => {
    const asked = ['people', 'export', '--person', 'c42', '--reason', 'asked by letter']
    const { waitsFor } = (await run<{ waitsFor: string }>(...asked)).result
    const out = join(data, 'export.json')
    const take = ['approvals', 'export', waitsFor, '--out', out]
    await expect(run(...take)).rejects.toMatchObject({ code: 'approval_state' })
    expect(existsSync(out)).toBe(false)
    as('ben')
    expect((await run('approvals', 'sign', waitsFor)).text).toContain('anna may have the export')
    await expect(run(...take)).rejects.toMatchObject({ code: 'role_missing' })
    as('anna')
    expect((await run(...take)).text).toMatch(/^Nothing is kept of them/)
    expect(readFileSync(out, 'utf8')).toBe('null\n')
    expect(statSync(out).mode & 0o077).toBe(0)
    await expect(run(...take)).rejects.toMatchObject({ code: 'file_invalid' })
  })

  test('staff are listed, invited, given roles and ended, and what they did is found', async () => {
    await expect(run('staff', 'list')).rejects.toMatchObject({ code: 'role_missing' })
    as('ben')
    await makeKey('cleo', 'viewer', 'marketer')
    expect((await run('staff', 'list')).text).toMatch(/key:cleo +cleo +viewer +marketer \(purpose/)
    const { link } = (await run<{ link: string }>('staff', 'invite', '--role', 'viewer')).result
    expect(link).toMatch(new RegExp(`^${url}/console/join\\?site=shop#[\\w-]{43}$`))
    const roles = await run('staff', 'roles', 'key:cleo', '--role', 'developer')
    expect(roles.result).toMatchObject({ roles: ['developer'], awake: [] })
    expect((await run('staff', 'end', 'key:cleo')).text).toMatch(/key:cleo +cleo +ended/)
    as('cleo')
    await expect(run('training', 'list')).rejects.toMatchObject({ code: 'key_invalid' })
    as('ben')
    const log = ['staff', 'log', '--member', 'key:ben', '--action', 'DELETE /v1/office/staff']
    expect((await run(...log)).text).toMatch(/ben +administrator +ended +DELETE \S+ +200/)
    expect((await run(...log, '--csv')).text.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^logIndex,at,id,step,member/),
      expect.stringContaining(',key:ben,'),
      expect.stringContaining(',key:ben,'),
    ])
    as('anna')
  })

  test('without its key nothing is opened, and the key never travels in clear', async () => {
    process.env['DISCREET_STAFF_KEY'] = `${keys.get('anna')}x`
    await expect(run('requests', 'list')).rejects.toMatchObject({ code: 'key_invalid' })
    delete process.env['DISCREET_STAFF_KEY']
    await expect(run('requests', 'list')).rejects.toMatchObject({ code: 'key_invalid' })
    as('anna')
    for (const clear of ['http://shop.example', 'ftp://127.0.0.1', 'shop.example']) {
      await expect(run('requests', 'list', '--server', clear)).rejects.toMatchObject({
        code: 'parameter_invalid',
      })
    }
    await expect(run('requests', 'list', '--server', 'http://127.0.0.1:1')).rejects.toMatchObject({
      code: 'store_unavailable',
    })
  })

  test('without its address the folder is in use, and the error says what to do', async () => {
    delete process.env['DISCREET_SERVER']
    await expect(run('requests', 'list')).rejects.toMatchObject({
      code: 'data_folder_in_use',
      details: { expected: expect.stringContaining('--server') },
    })
    process.env['DISCREET_SERVER'] = url
  })
})

describe('on a folder that no server uses', () => {
  test('the same commands put a server together for themselves, and nothing of it stays', async () => {
    const { result } = await run('requests', 'list', '--state', 'closed')
    expect(result).toMatchObject([
      { id: complaint, state: 'fulfilled' },
      { type: 'access', state: 'fulfilled', channel: 'staff' },
    ])
    expect((await run('retention')).text).toMatch(/^Erased:/)
    await withSession({ data }, async ({ store }) => {
      const site = await store.open('shop')
      expect(await site.rights.registers.filed('retention', 9)).toHaveLength(1)
      expect(site.site.settings.assessment).toMatchObject({ approvedBy: 'A. Officer' })
    })
  })

  test('what the operator does is noted as theirs, and a link leads to where browsers are', async () => {
    const { link } = (await run<{ link: string }>('staff', 'invite', '--role', 'administrator'))
      .result
    expect(link).toMatch(/^http:\/\/localhost:8080\/console\/join\?site=shop#/)
    await withSession({ data }, async ({ store }) => {
      const [noted] = await (await store.open('shop')).staff.actions({ limit: 1 })
      expect(noted).toMatchObject({
        action: 'POST /v1/office/staff/invites',
        member: expect.stringMatching(/^operator:/),
        status: 201,
      })
    })
  })

  test('the provider of staff is configured, and taken out by whoever has the folder', async () => {
    const wanted = ['--staff-issuer', 'https://id.example', '--staff-client-id', 'discreet']
    const set = await run('configure', ...wanted, '--staff-group', 'it=administrator,developer')
    expect(set.result).toMatchObject({
      staffProvider: {
        issuer: 'https://id.example',
        clientId: 'discreet',
        groups: { it: ['administrator', 'developer'] },
      },
    })
    expect((await run('configure', '--remove-staff-provider')).text).toMatch(/sign in at +not said/)
    await withSession({ data }, async ({ store }) => {
      const { site, staff } = await store.open('shop')
      expect(site.settings).not.toHaveProperty('staffProvider')
      const noted = await staff.actions({ action: 'configure_provider', limit: 9 })
      expect(noted.map(({ step, status }) => [step, status])).toEqual([
        ['ended', 200],
        ['begun', null],
        ['ended', 200],
        ['begun', null],
      ])
    })
  })

  test('processors and agents are configured, replaced by name, taken out, and checked', async () => {
    const key = Buffer.alloc(32, 7).toString('base64url')
    const mail = `name=Mail, Ltd,url=https://mail.example/dsr,identity=email,key=${key}`
    const agent = `id=agent-1,name=Agent,key=${key}`
    const told = await run('configure', '--processor', mail, '--agent', agent)
    expect(told.result).toMatchObject({ processors: ['Mail, Ltd'], agents: ['agent-1'] })
    for (const wrong of [
      ['--processor', mail.replace('https:', 'http:')],
      ['--processor', mail.replace('=email', '=phone')],
      ['--processor', mail.replace(key, 'short')],
      ['--processor', 'name=Mail'],
      ['--agent', `${agent},colour=red`],
      ['--remove-agent', 'agent-2'],
    ]) {
      await expect(run('configure', ...wrong)).rejects.toMatchObject({ code: 'parameter_invalid' })
    }
    const moved = mail.replace('mail.example', 'post.example')
    const gone = await run('configure', '--processor', moved, '--remove-agent', 'agent-1')
    expect(gone.result).toMatchObject({ processors: ['Mail, Ltd'], agents: [] })
  })
})
