/**
 * The staff of the demo: people who do not exist, to sign in as by one button. One of them was trained too
 * long ago, so that a role can be seen asleep; and a rehearsed incident and a retention run are behind them.
 */
import type { Acting, RightsSetup, SiteStore } from '@discreet/engine'
import {
  beginAction,
  beginIncident,
  endAction,
  fileIncidentPhase,
  runRetention,
  staffAccessOf,
} from '@discreet/engine'
import { readPacks } from '@discreet/packs-file'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { Incident, IncidentFacts, IncidentPhase } from '@discreet/rights'
import { rightsSetup } from '@discreet/server'
import type { Member, Role } from '@discreet/staff'
import { moduleIds, moduleVersions, passMilliseconds, trainingOf } from '@discreet/staff'
import type { Session } from './session.ts'

function someone(name: string, ...roles: readonly Role[]): Pick<Member, 'id' | 'name' | 'roles'> {
  return { id: `demo:${name.toLowerCase()}`, name: `${name} (invented)`, roles }
}

const officer = someone('Ines', 'privacy_officer')
const untrained = someone('Olaf', 'privacy_officer')

export const invented: readonly Pick<Member, 'id' | 'name' | 'roles'>[] = [
  officer,
  untrained,
  someone('Mara', 'marketer'),
  someone('Timo', 'developer'),
  someone('Lea', 'viewer'),
  someone('Alma', 'administrator'),
]

const questions = 5

async function train({ store, now }: RightsSetup, { id, roles }: typeof officer): Promise<void> {
  const { staff } = store
  const passed = new Set((await staff.passes(id)).map(({ module }) => module))
  const at = id === untrained.id ? now() - passMilliseconds : now()
  const wanted = moduleIds.filter((module) =>
    roles.some((role) => trainingOf[role].includes(module)),
  )
  for (const module of wanted.filter((one) => !passed.has(one))) {
    const version = moduleVersions[module]
    await staff.addPass(id, { module, version, at, right: questions, of: questions })
  }
}

function orThrow<T extends { readonly ok: true }>(done: T | Refusal): T {
  if (done.ok) return done
  throw new DiscreetError(done.code, done.reason, done.details)
}

/** As the gate of a server would write it down. */
async function noted<T>(
  setup: RightsSetup,
  acting: Acting,
  action: string,
  on: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const begun = await beginAction(setup, acting, { action, on, reason: null })
  const done = await work()
  await endAction(setup, begun, { status: 200 })
  return done
}

const rehearsed: IncidentFacts = {
  nature: 'Rehearsal: a laptop with an export was left on a train',
  categories: ['purchases of account holders'],
  consequences: 'somebody could read what was bought',
  measures: 'the disk is encrypted; the device was wiped from afar',
  scope: { of: 'site', fields: ['account.purchases'] },
  highRisk: false,
  unreadable: true,
}

const course: readonly (readonly [IncidentPhase, string])[] = [
  ['assessed', 'The disk was encrypted and the device locked: nobody can read it'],
  ['contained', 'Wiped from afar; exports stay on the server from now on'],
  ['closed', 'No risk to anybody; what was learnt is in the training'],
]

async function openDrill(setup: RightsSetup, acting: Acting): Promise<Incident> {
  const incidents = await setup.store.rights.registers.incidents()
  const known = incidents.find(({ drill }) => drill)
  if (known !== undefined) return known
  const open = async () => orThrow(await beginIncident(setup, { drill: true, facts: rehearsed }))
  return (await noted(setup, acting, 'POST /v1/office/incidents', {}, open)).incident
}

async function rehearse(setup: RightsSetup, acting: Acting): Promise<void> {
  const { id, phases } = await openDrill(setup, acting)
  for (const [phase, note] of course) {
    if (phases.some((one) => one.phase === phase)) continue
    await noted(setup, acting, 'POST /v1/office/incidents/:id/phases', { id }, async () =>
      orThrow(await fileIncidentPhase(setup, id, phase, { note })),
    )
  }
}

async function retain(setup: RightsSetup, acting: Acting): Promise<void> {
  const [before] = await setup.store.rights.registers.filed('retention', 1)
  if (before !== undefined) return
  await noted(setup, acting, 'POST /v1/office/retention', {}, () =>
    runRetention(setup, { dryRun: false }),
  )
}

/** Every step is safe to repeat. */
export async function seedStaff(session: Session, site: SiteStore): Promise<void> {
  const packs = readPacks().map(({ pack }) => pack)
  const setup = rightsSetup({ ...session, packs }, site)
  for (const one of invented) {
    const known = await site.staff.member(one.id)
    if (known === undefined) await site.staff.saveMember({ ...one, source: 'demo', endedAt: null })
    await train(setup, one)
  }
  const member: Member = { ...officer, source: 'demo', endedAt: null }
  const acting = { member, access: await staffAccessOf(setup, member) }
  await rehearse(setup, acting)
  await retain(setup, acting)
}
