/** Somebody of the staff, and what they may do at this moment. */
import type { ModuleId, TrainingPass } from './modules.ts'
import { passHolds } from './modules.ts'
import type { Capability, Role } from './roles.ts'
import { capabilitiesOf, trainingOf } from './roles.ts'

/**
 * How somebody came in. `operator`: whoever has the data folder and runs commands on it; they hold every
 * key anyway, so nothing here could keep them out, and what they do is written down like everybody's.
 */
export type MemberSource = 'provider' | 'passkey' | 'key' | 'demo' | 'operator'

export interface Member {
  /** `<source>:<id there>`, at most 200 characters; never reused for somebody else. */
  readonly id: string
  /** As people see it in their access log. */
  readonly name: string
  readonly source: MemberSource
  /** As granted; which of them are awake is `accessOf`'s to say. */
  readonly roles: readonly Role[]
  /** Epoch milliseconds since when they may nothing any more; null: they may. */
  readonly endedAt: number | null
}

export interface SleepingRole {
  readonly role: Role
  /** Not passed, passed too long ago, or in another version. */
  readonly missing: readonly ModuleId[]
}

export interface Access {
  /** Awake. */
  readonly roles: readonly Role[]
  readonly asleep: readonly SleepingRole[]
  readonly capabilities: ReadonlySet<Capability>
}

const nobody: Access = { roles: [], asleep: [], capabilities: new Set() }

/** `now`: epoch milliseconds. Training is not asked of the operator. */
export function accessOf(member: Member, passes: readonly TrainingPass[], now: number): Access {
  if (member.endedAt !== null && now >= member.endedAt) return nobody
  const held = new Set(passes.filter((pass) => passHolds(pass, now)).map(({ module }) => module))
  const untrained = (role: Role): readonly ModuleId[] =>
    member.source === 'operator' ? [] : trainingOf[role].filter((module) => !held.has(module))
  const asleep = member.roles
    .map((role) => ({ role, missing: untrained(role) }))
    .filter(({ missing }) => missing.length > 0)
  const awake = member.roles.filter((role) => untrained(role).length === 0)
  return {
    roles: awake,
    asleep,
    capabilities: new Set<Capability>(['self', ...awake.flatMap((role) => capabilitiesOf[role])]),
  }
}
