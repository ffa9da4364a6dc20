import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rolesFromGroups } from '../src/groups.ts'
import type { Member } from '../src/member.ts'
import { accessOf } from '../src/member.ts'
import type { TrainingPass } from '../src/modules.ts'
import { moduleIds, moduleVersions, passMilliseconds } from '../src/modules.ts'
import { capabilities, capabilitiesOf, roles, trainingOf } from '../src/roles.ts'
import { idleMilliseconds, sessionHolds, sessionMilliseconds } from '../src/session.ts'

const ada: Member = { id: 'passkey:1', name: 'Ada', source: 'passkey', roles: [], endedAt: null }
const now = 2 * passMilliseconds

const pass = fc.record<TrainingPass>({
  module: fc.constantFrom(...moduleIds),
  version: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: now - passMilliseconds - 2, max: now + 2 }),
  right: fc.constant(5),
  of: fc.constant(5),
})

test('a role is awake exactly while each of its modules holds, and gives what its list says', () => {
  fc.assert(
    fc.property(fc.subarray([...roles]), fc.array(pass, { maxLength: 12 }), (granted, passes) => {
      const access = accessOf({ ...ada, roles: granted }, passes, now)
      const holds = (module: string) =>
        passes.some(
          (one) =>
            one.module === module &&
            one.version === moduleVersions[one.module] &&
            one.at <= now &&
            one.at > now - passMilliseconds,
        )
      const awake = granted.filter((role) => trainingOf[role].every(holds))
      expect(access.roles).toEqual(awake)
      expect(access.asleep).toEqual(
        granted
          .filter((role) => !awake.includes(role))
          .map((role) => ({ role, missing: trainingOf[role].filter((one) => !holds(one)) })),
      )
      const given = capabilities.filter(
        (one) => one === 'self' || awake.some((role) => capabilitiesOf[role].includes(one)),
      )
      expect([...access.capabilities].sort()).toEqual([...given].sort())
    }),
  )
})

test('whoever has ended may nothing, not even look at themselves', () => {
  const member: Member = { ...ada, source: 'operator', roles, endedAt: now }
  expect(accessOf(member, [], now - 1).roles).toEqual(roles)
  const { roles: awake, asleep, capabilities: may } = accessOf(member, [], now)
  expect([...awake, ...asleep, ...may]).toEqual([])
})

test('training is asked of everybody but whoever has the data itself', () => {
  const asked = (source: Member['source']) =>
    accessOf({ ...ada, source, roles: ['marketer'] }, [], now).asleep.length
  expect((['provider', 'passkey', 'key', 'demo'] as const).map(asked)).toEqual([1, 1, 1, 1])
  expect(asked('operator')).toBe(0)
})

test('every role that touches what is people’s asks for training', () => {
  const people = capabilities.filter((one) => /^(people|requests|incidents)\./.test(one))
  for (const role of roles) {
    const touches = capabilitiesOf[role].some((one) => people.includes(one))
    if (touches) expect(trainingOf[role].length, role).toBeGreaterThan(0)
  }
  for (const one of capabilities) {
    expect(
      roles.some((role) => capabilitiesOf[role].includes(one)),
      one,
    ).toBe(true)
  }
})

test('groups give the roles that are written for them, in order and once', () => {
  const groups = { it: ['administrator', 'viewer'], all: ['viewer'], odd: ['king'] } as const
  const provider = { groups: groups as unknown as Readonly<Record<string, typeof roles>> }
  expect(rolesFromGroups(provider, ['it', 'all'])).toEqual(['viewer', 'administrator'])
  for (const none of ['IT', 'odd', '__proto__', 'constructor', 'toString']) {
    expect(rolesFromGroups(provider, [none]), none).toEqual([])
  }
})

test('a session ends after half an hour without a request, and after eight hours anyway', () => {
  const held = (openedAt: number, seenAt: number) => sessionHolds({ openedAt, seenAt }, now)
  expect(held(now, now)).toBe(true)
  expect(held(now - idleMilliseconds, now - idleMilliseconds + 1)).toBe(true)
  expect(held(now - idleMilliseconds, now - idleMilliseconds)).toBe(false)
  expect(held(now - sessionMilliseconds + 1, now)).toBe(true)
  expect(held(now - sessionMilliseconds, now)).toBe(false)
})
