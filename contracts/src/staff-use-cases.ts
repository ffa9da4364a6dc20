/** Who comes in, who stays in, and what training gives: the engine on a real store. */
import {
  attemptsPerHour,
  endMember,
  endStaffSessions,
  everyAction,
  holdingSession,
  inviteMember,
  inviteMilliseconds,
  joinByLink,
  lockedUntil,
  lockMilliseconds,
  memberFromProvider,
  noteFailure,
  openStaffSession,
  searchActions,
  setMemberRoles,
  showProvider,
  staffAccessOf,
  takeQuiz,
  trainingEvidence,
} from '@discreet/engine'
import type { ModuleId, Role } from '@discreet/staff'
import {
  gradeQuiz,
  idleMilliseconds,
  moduleIds,
  passMilliseconds,
  sessionMilliseconds,
} from '@discreet/staff'
import { expect, test } from 'vitest'
import { expectOk } from './campaign-course.ts'
import { hash } from './rights-fixture.ts'
import type { FreshStaff, StaffFixture } from './staff-fixture.ts'

const provider = {
  issuer: 'https://login.example',
  clientId: 'discreet',
  groups: { privacy: ['privacy_officer'], it: ['administrator', 'developer'] } as Readonly<
    Record<string, readonly Role[]>
  >,
}

/** The site signs in with a provider from now on. */
async function withProvider(on: StaffFixture): Promise<void> {
  const { site } = on.site
  const settings = { ...site.settings, staffProvider: provider }
  await on.store.updateSite({ ...site, settings })
}

async function at<T>({ under }: StaffFixture, later: number, work: () => Promise<T>): Promise<T> {
  under.clock.now += later
  try {
    return await work()
  } finally {
    under.clock.now -= later
  }
}

export function staffUseCases(fresh: FreshStaff): void {
  coming(fresh)
  local(fresh)
  sessions(fresh)
  training(fresh)
  lockOuts(fresh)
}

function coming(fresh: FreshStaff): void {
  test('whoever comes by the provider has the roles of their groups as they are now', async () => {
    const on = await fresh()
    const setup = on.setup()
    const come = (groups: readonly string[], name = 'Ada') =>
      memberFromProvider(setup, provider, { subject: '7', name, groups, session: null })
    const ada = await come(['it', 'cooks', 'constructor'])
    expect(ada).toEqual({
      id: 'provider:7',
      name: 'Ada',
      source: 'provider',
      roles: ['developer', 'administrator'],
      endedAt: null,
    })
    expect(await come(['it'])).toEqual(ada)
    expect(await come(['it'], 'Ada L.')).toEqual({ ...ada, name: 'Ada L.' })
    expect((await come(['privacy'])).roles).toEqual(['privacy_officer'])
    expect((await come([], ' \u0000')).roles).toEqual([])
    expect((await on.site.staff.member('provider:7'))?.name).toBe('7')
    // First, other roles, none: each begun and ended, and nothing where nothing changed.
    const { actions } = await searchActions(setup, { action: 'roles', limit: 99 })
    expect(actions).toHaveLength(6)
    expect(actions[0]).toMatchObject({ step: 'ended', on: { member: 'provider:7' }, status: 200 })
    const first = await on.setup().store.staff.actions({ limit: 1, before: 2 })
    expect(first[0]?.after).toBe(hash('["developer","administrator"]'))
  })

  test('whoever was ended here stays ended, whatever the provider says', async () => {
    const on = await fresh()
    const setup = on.setup()
    const person = { subject: '7', name: 'Ada', groups: ['privacy'], session: null }
    const ada = await memberFromProvider(setup, provider, person)
    expectOk(await endMember(setup, ada.id))
    const again = await memberFromProvider(setup, provider, { ...person, groups: ['it'] })
    expect(again).toMatchObject({ roles: ['developer', 'administrator'], endedAt: on.now })
    expect((await staffAccessOf(setup, again)).capabilities.size).toBe(0)
  })

  test('an id that is too long is kept under its hash', async () => {
    const on = await fresh()
    const person = { subject: 'x'.repeat(255), name: 'Ada', groups: [], session: null }
    const { id } = await memberFromProvider(on.setup(), provider, person)
    expect(id).toBe(`provider:${hash(person.subject)}`)
  })
}

function local(fresh: FreshStaff): void {
  test('a link makes a member with its roles, once, within an hour', async () => {
    const on = await fresh()
    const setup = on.setup()
    const invited = { roles: ['administrator', 'viewer'], invitedBy: 'operator' } as const
    expectOk(await inviteMember(setup, invited, hash('link')))
    expectOk(await inviteMember(setup, invited, hash('late')))
    const ada = { id: 'passkey:1', name: ' Ada ' }
    const join = (link: string, who = ada) => joinByLink(setup, hash(link), who, on.passkey(who.id))
    expect(await join('link', { ...ada, name: ' ' })).toMatchObject({ code: 'field_invalid' })
    expect(expectOk(await join('link')).member).toEqual({
      ...ada,
      name: 'Ada',
      source: 'passkey',
      roles: ['viewer', 'administrator'],
      endedAt: null,
    })
    expect(await join('link', { id: 'passkey:2', name: 'B' })).toMatchObject({
      code: 'token_invalid',
    })
    const late = at(on, inviteMilliseconds, () => join('late', { id: 'passkey:2', name: 'B' }))
    expect(await late).toMatchObject({ code: 'token_invalid' })
    for (const roles of [[], ['king' as Role]]) {
      const none = await inviteMember(setup, { ...invited, roles }, hash('x'))
      expect(none).toMatchObject({ code: 'field_invalid' })
    }
  })

  test('once an administrator has come by the provider, no other way is open', async () => {
    const on = await fresh()
    const ada = await on.added('ada', { roles: ['administrator'] })
    const [session, demo] = [
      await on.signedIn(ada),
      await on.signedIn(await on.added('d', { source: 'demo' })),
    ]
    expect(await showProvider(on.store, on.site, on.now)).toBe(false)
    expect(await holdingSession(on.setup(), session.sha256)).toMatchObject({ member: ada })
    await withProvider(on)
    expectOk(await inviteMember(on.setup(), { roles: ['viewer'], invitedBy: 'x' }, hash('link')))
    expect(await showProvider(on.store, on.site, on.now)).toBe(true)
    expect(await showProvider(on.store, on.site, on.now + 1)).toBe(false)
    const setup = await on.reopened()
    expect(setup.store.site.settings.staffProvider?.shownAt).toBe(on.now)
    expect(await on.site.staff.session(session.sha256)).toBeUndefined()
    expect(await holdingSession(setup, demo.sha256)).toBeDefined()
    const refused = [
      await inviteMember(setup, { roles: ['viewer'], invitedBy: 'x' }, hash('more')),
      await joinByLink(setup, hash('link'), { id: 'passkey:2', name: 'B' }, on.passkey('x')),
    ]
    expect(refused).toMatchObject([{ code: 'role_missing' }, { code: 'role_missing' }])
    const { sha256, keyThumbprint } = session
    const opened = { sha256, keyThumbprint, providerSession: null, providerSubject: null }
    const again = await openStaffSession(setup, ada, { ...opened, sealedTokens: null })
    expect(again).toMatchObject({ ok: false, code: 'session_invalid' })
    // Somebody who had opened the site before, and let one in at that very moment.
    await on.signedIn(ada, { sha256 })
    expect(await holdingSession(setup, sha256)).toBeUndefined()
    expect(await on.site.staff.session(sha256)).toBeUndefined()
  })

  test('the last administrator who can sign in stays one', async () => {
    const on = await fresh()
    const setup = on.setup()
    const ada = await on.added('ada', { roles: ['administrator'] })
    await on.added('key', { source: 'key', roles: ['administrator'] })
    const ben = await on.added('ben', { roles: ['administrator'] })
    await on.site.staff.addPasskey(on.passkey(ada.id))
    for (const refused of [
      await endMember(setup, ada.id),
      await setMemberRoles(setup, ada.id, ['viewer']),
    ]) {
      expect(refused).toMatchObject({ ok: false, code: 'role_missing' })
    }
    await on.site.staff.addPasskey(on.passkey(ben.id))
    const changed = expectOk(await setMemberRoles(setup, ada.id, ['viewer', 'marketer']))
    expect(changed).toEqual({
      ok: true,
      before: ada,
      member: { ...ada, roles: changed.member.roles },
    })
    expect(changed.member.roles).toEqual(['viewer', 'marketer'])
    const session = await on.signedIn(ada)
    expect(expectOk(await endMember(setup, ada.id)).member.endedAt).toBe(on.now)
    expect(await holdingSession(setup, session.sha256)).toBeUndefined()
    expect(await endMember(setup, ben.id)).toMatchObject({ code: 'role_missing' })
    const cleo = await on.added('cleo', { source: 'provider' })
    expect(await setMemberRoles(setup, cleo.id, ['viewer'])).toMatchObject({
      code: 'field_invalid',
    })
    expect(await endMember(setup, 'passkey:no')).toMatchObject({ code: 'field_invalid' })
  })
}

function sessions(fresh: FreshStaff): void {
  test('a session ends by itself, and is forgotten', async () => {
    const on = await fresh()
    const setup = on.setup()
    const ada = await on.added('ada')
    const open = async (sha256: string) => {
      const opened = { sha256, keyThumbprint: 't', providerSession: null, providerSubject: '7' }
      return expectOk(await openStaffSession(setup, ada, { ...opened, sealedTokens: null })).session
    }
    const [idle, long] = [await open(hash('idle')), await open(hash('long'))]
    expect(idle).toMatchObject({ openedAt: on.now, seenAt: on.now, checkedAt: on.now })
    const held = (one: { sha256: string }, later: number) =>
      at(on, later, () => holdingSession(setup, one.sha256))
    expect(await held(idle, idleMilliseconds - 1)).toEqual({ session: idle, member: ada })
    expect(await held(idle, idleMilliseconds)).toBeUndefined()
    expect(await held(idle, 0)).toBeUndefined()
    await on.site.staff.touchSession(long.sha256, { seenAt: on.now + sessionMilliseconds - 1 })
    expect(await held(long, sessionMilliseconds - 1)).toBeDefined()
    expect(await held(long, sessionMilliseconds)).toBeUndefined()
    expect(await on.site.staff.session(long.sha256)).toBeUndefined()
    const other = await open(hash('other'))
    const nothing = { providerSession: null, providerSubject: null }
    expect(await endStaffSessions(setup, nothing)).toBe(0)
    expect(await endStaffSessions(setup, {})).toBe(0)
    expect(await endStaffSessions(setup, { ...nothing, providerSubject: '7' })).toBe(1)
    expect(await held(other, 0)).toBeUndefined()
    const ended = { ...ada, endedAt: on.now }
    const opened = { sha256: hash('x'), keyThumbprint: 't', ...nothing, sealedTokens: null }
    expect(await openStaffSession(setup, ended, opened)).toMatchObject({ code: 'session_invalid' })
  })
}

/** The right answers, found by trying. */
function answersOf(module: ModuleId): number[] {
  const answers: number[] = []
  const { of } = gradeQuiz(module, [])
  for (let question = 0; question < of; question += 1) {
    const before = gradeQuiz(module, answers).right
    const right = [0, 1, 2, 3, 4, 5].find(
      (answer) => gradeQuiz(module, [...answers, answer]).right > before,
    )
    answers.push(right ?? -1)
  }
  return answers
}

function training(fresh: FreshStaff): void {
  test('what is passed wakes the roles that ask for it, for a year, and is in the log', async () => {
    const on = await fresh()
    const setup = on.setup()
    const ada = await on.added('ada', { roles: ['developer'] })
    expect((await staffAccessOf(setup, ada)).roles).toEqual([])
    for (const module of ['purpose', 'consent', 'incident'] as const) {
      const taken = expectOk(await takeQuiz(setup, ada, module, answersOf(module)))
      expect(taken.holdsUntil).toBe(on.now + passMilliseconds)
      expect(taken.pass?.right).toBe(taken.of)
      expect(taken.logIndex).not.toBeNull()
    }
    expect((await staffAccessOf(setup, ada)).roles).toEqual(['developer'])
    await at(on, passMilliseconds, async () => {
      expect((await staffAccessOf(setup, ada)).asleep).toEqual([
        { role: 'developer', missing: ['purpose', 'consent', 'incident'] },
      ])
    })
    await on.added('gone', { endedAt: 1 })
    const evidence = await trainingEvidence(setup)
    expect(evidence.map(({ module }) => module)).toEqual(moduleIds)
    expect(evidence.filter(({ holds }) => holds).map(({ module }) => module)).toEqual([
      'purpose',
      'consent',
      'incident',
    ])
    expect(evidence[0]).toMatchObject({ member: ada.id, holdsUntil: on.now + passMilliseconds })
    expect(evidence[2]).toMatchObject({ module: 'tactics', pass: null, holdsUntil: null })
    expect(await on.site.log.verify()).toMatchObject({ ok: true, size: 3 })
  })

  test('whoever guesses runs out of tries, also when they try everything at once', async () => {
    const on = await fresh()
    const setup = on.setup()
    const ada = await on.added('ada')
    const right = answersOf('privacy')
    const guess = () =>
      takeQuiz(
        setup,
        ada,
        'privacy',
        right.map(() => -1),
      )
    for (let tries = 2; tries < attemptsPerHour; tries += 1) {
      expect(await guess()).toMatchObject({ ok: true, right: 0, pass: null, logIndex: null })
    }
    const tried = await Promise.all(Array.from({ length: 9 }, guess))
    expect(tried.filter(({ ok }) => ok).length).toBeLessThanOrEqual(2)
    const refused = await takeQuiz(setup, ada, 'privacy', right)
    expect(refused).toMatchObject({ ok: false, code: 'rate_limited' })
    expect((await takeQuiz(setup, ada, 'consent', answersOf('consent'))).ok).toBe(true)
    const later = at(on, 3_600_001, () => takeQuiz(setup, ada, 'privacy', right))
    expect((await later).ok).toBe(true)
    const none = await takeQuiz(setup, ada, 'cooking' as ModuleId, [])
    expect(none).toMatchObject({ ok: false, code: 'field_invalid' })
  })
}

function lockOuts(fresh: FreshStaff): void {
  test('five failures within 15 minutes lock for 15 minutes, and then it takes five again', async () => {
    const on = await fresh()
    const setup = on.setup()
    const minute = 60_000
    const locked = (later: number) => lockedUntil(setup, 'a', later)
    for (const failed of [0, 4, 8, 12]) await noteFailure(setup, 'a', failed * minute)
    expect(await locked(12 * minute)).toBeUndefined()
    // The fifth is not within 15 minutes of the first; the sixth is, of the second.
    await noteFailure(setup, 'a', 15 * minute)
    expect(await locked(15 * minute)).toBeUndefined()
    await noteFailure(setup, 'a', 16 * minute)
    const until = 16 * minute + lockMilliseconds
    expect(await locked(16 * minute)).toBe(until)
    expect(await locked(until - 1)).toBe(until)
    expect(await locked(until)).toBeUndefined()
    expect(await lockedUntil(setup, 'b', 16 * minute)).toBeUndefined()
    for (let more = 0; more < 4; more += 1) await noteFailure(setup, 'a', until)
    expect(await locked(until)).toBeUndefined()
    await noteFailure(setup, 'a', until)
    expect(await locked(until)).toBe(until + lockMilliseconds)
  })

  test('what was done is found page by page, and each once', async () => {
    const on = await fresh()
    for (let k = 0; k < 7; k += 1) await on.site.staff.note(on.action({ id: `${k}` }))
    const pages: string[] = []
    let before: number | null | undefined
    while (before !== null) {
      const from = before === undefined ? {} : { before }
      const { actions, next } = await searchActions(on.setup(), { limit: 3, ...from })
      pages.push(actions.map(({ id }) => id).join(''))
      before = next
    }
    expect(pages).toEqual(['654', '321', '0'])
    const every: string[] = []
    for await (const { id } of everyAction(on.setup(), { before: 5 })) every.push(id)
    expect(every.join('')).toBe('43210')
  })
}
