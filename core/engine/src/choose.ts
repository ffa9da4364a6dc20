/**
 * Changing one's mind: the new state, what it leads to, the record of it, and the erasure of whatever
 * was kept above the new level, all in one transaction of the store.
 */
import type { Decision, LawPack, Level, MadeChoice, Notice, PersonState } from '@discreet/policy'
import { choiceRefusal, packFor, stateAfter, unknownPerson } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { refuse } from '@discreet/protocol'
import { assessmentRefusal } from './assessment.ts'
import { countGuard } from './campaign-units.ts'
import type { PeopleSetup, Visitor } from './choices.ts'
import {
  choicesPermit,
  decideFor,
  expiryOf,
  noticeOf,
  placeOf,
  pseudonymIn,
  withVisitor,
} from './choices.ts'
import type {
  Choosing,
  Chosen,
  ConsentEvent,
  ConsentRecord,
  StoredPerson,
  WrappedKey,
} from './people-ports.ts'

export interface Choice extends Omit<MadeChoice, 'restricted' | 'objections'> {
  /** Missing: as it was. Nothing that protects is lifted because somebody did not mention it. */
  readonly restricted?: boolean
  readonly objections?: MadeChoice['objections']
  /**
   * What held before in a page without an account, as the page says, so that the record is true. Of
   * an account the store knows it.
   */
  readonly previous?: {
    readonly level: Exclude<Level, 3> | null
    readonly contribute: boolean
  }
  readonly locale: string
  readonly method: string
  readonly expressedBy: ConsentRecord['expressedBy']
}

function eventOf(before: PersonState, after: PersonState): ConsentEvent {
  const more =
    (after.level ?? 0) > (before.level ?? 0) ||
    after.purposes.some((purpose) => !before.purposes.includes(purpose)) ||
    (after.contribute && !before.contribute)
  if (more) return 'given'
  // Nothing was given that could be taken back.
  if ((before.level ?? 0) === 0 && !before.contribute) return 'refused'
  return after.refusedAt === after.chosenAt ? 'withdrawn' : 'renewed'
}

interface Prepared {
  readonly notice: Notice
  readonly noticeSha256: string
  readonly freshKey: WrappedKey | null
  readonly id: string
}

function recordOf(
  setup: PeopleSetup,
  visitor: Visitor,
  choice: Choice,
  states: { before: PersonState; after: PersonState },
  decision: Decision,
  pack: LawPack,
  { notice, noticeSha256, id }: Prepared,
): ConsentRecord {
  const { before, after } = states
  const erase = decision.obligations.flatMap((one) => (one.do === 'erase' ? one.fields : []))
  // Without an account nobody here knows which contributions are theirs: the page takes them back.
  const stops = before.contribute && !after.contribute && visitor.subject !== undefined
  return {
    schema: 'https://discreet.example/consent/1',
    id,
    site: setup.store.site.id,
    event: eventOf(before, after),
    at: after.chosenAt ?? 0,
    levelFrom: before.level,
    levelTo: choice.level,
    purposes: after.purposes,
    contribute: after.contribute,
    erased: stops ? [...erase, 'crowd.contribution', 'crowd.campaigns'] : erase,
    notice: { sha256: noticeSha256, locale: notice.locale },
    pack: decision.pack,
    jurisdiction: placeOf(setup, visitor) ?? null,
    decision: setup.cryptography.sha256(JSON.stringify([after, decision])),
    signal: visitor.gpc ? 'gpc' : 'none',
    expressedBy: choice.expressedBy,
    method: choice.method,
    validUntil: expiryOf(after, pack),
  }
}

function stateBefore({ subject }: Visitor, { previous }: Choice): PersonState {
  return subject === undefined ? { ...unknownPerson, ...previous } : unknownPerson
}

async function prepare(setup: PeopleSetup, visitor: Visitor, choice: Choice): Promise<Prepared> {
  const { cryptography, vault, store } = setup
  const pack = packFor(setup.packs, placeOf(setup, visitor))
  const notice = noticeOf(setup, pack, choice.locale)
  const text = JSON.stringify(notice)
  const noticeSha256 = cryptography.sha256(text)
  await store.keepNotice({ sha256: noticeSha256, locale: notice.locale, text })
  const wantsKey = choice.level === 3 && visitor.subject !== undefined
  return {
    notice,
    noticeSha256,
    freshKey:
      wantsKey && visitor.subject !== undefined ? await vault.newKey(visitor.subject) : null,
    id: cryptography.pseudonym(cryptography.newKey(), 'record', ''),
  }
}

export interface ChoiceOutcome extends Chosen {
  readonly decision: Decision
}

/** Without an account only the record is kept: the choice itself stays with whoever made it. */
async function chooseAnonymously(
  setup: PeopleSetup,
  choice: Choice,
  choosing: (current: StoredPerson | undefined) => Choosing | Refusal,
): Promise<({ readonly ok: true } & Chosen) | Refusal> {
  if (choice.level === 3 || choice.purposes.length > 0) {
    return refuse('not_permitted', 'level 3 lives in an account', {
      field: '/level',
      expected: 'at most 2, or a token of somebody who is signed in',
    })
  }
  const made = choosing(undefined)
  if ('ok' in made) return made
  const logIndex = await setup.store.people.recordAnonymous(made.record)
  return { ok: true, choosing: made, logIndex, erased: {} }
}

/** Refuses with `not_permitted` or `assessment_missing`, saying why; then nothing was changed. */
export async function choose(
  setup: PeopleSetup,
  visitor: Visitor,
  choice: Choice,
): Promise<({ readonly ok: true } & ChoiceOutcome) | Refusal> {
  const prepared = await prepare(setup, visitor, choice)
  const now = setup.now()
  let decision: Decision | undefined
  let lowered = false
  const choosing = (current: StoredPerson | undefined): Choosing | Refusal => {
    const pack = packFor(setup.packs, placeOf(setup, visitor, current?.place))
    const before = withVisitor(current?.state ?? stateBefore(visitor, choice), visitor)
    const made: MadeChoice = {
      ...choice,
      restricted: choice.restricted ?? before.restricted,
      objections: choice.objections ?? before.objections,
    }
    const after = stateAfter(before, made, visitor.gpc, now)
    decision = decideFor(setup, visitor, after, pack)
    const held = decideFor(setup, visitor, before, pack)
    lowered = held.level === 3 && decision.level < 3
    const refused =
      choiceRefusal(made, held, decision, before) ??
      assessmentRefusal(setup.store.site, made, before, held)
    if (refused !== undefined) return refused
    const record = recordOf(setup, visitor, choice, { before, after }, decision, pack, prepared)
    const stops = before.contribute && !after.contribute && visitor.subject !== undefined
    return {
      ...(stops ? { withdrawn: pseudonymIn(setup, visitor.subject ?? '') } : {}),
      record,
      person: {
        state: after,
        place: placeOf(setup, visitor, current?.place) ?? null,
        notice: prepared.noticeSha256,
        // Below level 3 the key goes, and with it whatever a backup still holds.
        key: choice.level === 3 ? (current?.key ?? prepared.freshKey) : null,
        // Below it there is nothing that one would have to be found for.
        contact: choice.level === 3 ? (visitor.contact ?? current?.contact ?? null) : null,
        expiresAt: record.validUntil,
      },
    }
  }
  const { subject, shownAt } = visitor
  const chosen =
    subject === undefined
      ? await chooseAnonymously(setup, choice, choosing)
      : await setup.store.people.choose(
          choicesPermit(setup, subject),
          choosing,
          shownAt === undefined
            ? undefined
            : { tombstone: setup.vault.tombstone(subject), since: shownAt },
        )
  if (!chosen.ok || decision === undefined) return chosen as Refusal
  if (lowered && subject !== undefined) await countGuard(setup, subject, 'level_down')
  return { ...chosen, decision }
}
