/**
 * Who of the staff may do what. A role is a list of capabilities; whatever is in no list is denied. A
 * role that touches what is people's is asleep until its training is passed, and yearly again.
 */
import type { ModuleId } from './modules.ts'

export const roles = [
  'viewer',
  'marketer',
  'developer',
  'privacy_officer',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** What a route asks for; each route names one. */
export const capabilities = [
  /** Whoever is signed in, about themselves: session, training. */
  'self',
  'trust.read',
  'privacy.read',
  'privacy.write',
  'requests.read',
  'requests.write',
  'incidents.read',
  'incidents.write',
  /** What is one person's: opened with a reason, for minutes, seen by that person. */
  'people.open',
  'people.act',
  'marketing.read',
  'marketing.write',
  'tactics.change',
  'developers.read',
  'developers.write',
  'budget.change',
  'approvals.read',
  'approvals.sign',
  'staff.read',
  'staff.write',
  'audit.read',
] as const

export type Capability = (typeof capabilities)[number]

const looking = ['self', 'trust.read', 'privacy.read', 'marketing.read'] as const

export const capabilitiesOf: Readonly<Record<Role, readonly Capability[]>> = {
  viewer: looking,
  marketer: [...looking, 'marketing.write', 'tactics.change', 'approvals.read'],
  developer: [...looking, 'developers.read', 'developers.write'],
  privacy_officer: [
    ...looking,
    'privacy.write',
    'requests.read',
    'requests.write',
    'incidents.read',
    'incidents.write',
    'people.open',
    'people.act',
    'tactics.change',
    'budget.change',
    'approvals.read',
    'approvals.sign',
    'audit.read',
  ],
  administrator: [
    'self',
    'trust.read',
    'privacy.read',
    'developers.read',
    'budget.change',
    'approvals.read',
    'approvals.sign',
    'staff.read',
    'staff.write',
    'audit.read',
  ],
}

/** Roles without modules touch nothing that is people's. */
export const trainingOf: Readonly<Record<Role, readonly ModuleId[]>> = {
  viewer: [],
  marketer: ['purpose', 'consent', 'tactics', 'privacy'],
  developer: ['purpose', 'consent', 'incident'],
  privacy_officer: ['purpose', 'consent', 'tactics', 'privacy', 'incident'],
  administrator: [],
}
