import { DiscreetError } from '@discreet/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident, IncidentFacts, IncidentPhase } from '../src/index.ts'
import {
  advanceIncident,
  breachDeadline,
  incidentPhases,
  nextPhases,
  openIncident,
} from '../src/index.ts'
import { day, eu, hour, start } from './request-cases.ts'

const facts: IncidentFacts = {
  nature: 'A backup was readable by everybody.',
  categories: ['customers'],
  consequences: 'Somebody can see what they bought.',
  measures: 'The backup is locked.',
  scope: { of: 'site', fields: ['account.purchases'] },
  highRisk: true,
  unreadable: false,
}

const opening = {
  id: 'incident',
  site: 'shop',
  drill: false,
  detectedAt: start,
  now: start + hour,
  facts,
  pack: eu,
}

function opened(change: Partial<typeof opening> = {}): Incident {
  const result = openIncident({ ...opening, ...change })
  if (!result.ok) throw new Error(result.reason)
  return result.incident
}

const file = (
  incident: Incident,
  phase: IncidentPhase,
  change: Partial<Parameters<typeof advanceIncident>[2]> = {},
) => advanceIncident(incident, phase, { now: start + 2 * hour, note: 'done', ...change })

function filed(incident: Incident, ...phases: IncidentPhase[]): Incident {
  return phases.reduce((current, phase) => {
    const result = file(current, phase)
    if (!result.ok) throw new Error(result.reason)
    return result.incident
  }, incident)
}

describe('an incident', () => {
  test('begins with the clock of its authority, counted from when somebody was aware', () => {
    const incident = opened()
    expect(incident.authorityBy).toBe(start + 72 * hour)
    expect(incident.authorityBy).toBe(breachDeadline(eu, start))
    expect(incident.phases).toEqual([{ phase: 'detected', at: start + hour, note: facts.nature }])
    expect(openIncident({ ...opening, detectedAt: opening.now + 1 })).toMatchObject({
      code: 'field_invalid',
      details: { field: 'detectedAt' },
    })
    expect(() => openIncident({ ...opening, now: Number.NaN })).toThrow(DiscreetError)
  })

  test('is assessed first, and closed when everybody was told', () => {
    const incident = opened()
    expect(nextPhases(incident)).toEqual(['assessed'])
    const assessed = filed(incident, 'assessed')
    expect(nextPhases(assessed)).toEqual([
      'contained',
      'authority_notified',
      'people_notified',
      'assessed',
    ])
    expect(file(assessed, 'closed')).toMatchObject({
      code: 'request_state',
      details: { expected: 'contained, authority_notified, people_notified' },
    })
    const closed = filed(assessed, 'contained', 'authority_notified', 'people_notified', 'closed')
    expect(nextPhases(closed)).toEqual([])
    expect(file(closed, 'assessed')).toMatchObject({
      details: { expected: 'nothing: it is closed' },
    })
  })

  test('is told to the authority before it is contained, and in parts', () => {
    const incident = filed(opened(), 'assessed', 'authority_notified', 'authority_notified')
    expect(incident.phases.map(({ phase }) => phase)).toEqual([
      'detected',
      'assessed',
      'authority_notified',
      'authority_notified',
    ])
    expect(nextPhases(incident)[0]).toBe('contained')
  })

  test('is told late only with the reasons for it; a later part is not late', () => {
    const late = { now: start + 72 * hour + 1 }
    const assessed = filed(opened(), 'assessed')
    expect(file(assessed, 'authority_notified', { now: start + 72 * hour })).toMatchObject({
      ok: true,
    })
    for (const delay of [undefined, ' ']) {
      const more = delay === undefined ? late : { ...late, delay }
      expect(file(assessed, 'authority_notified', more)).toMatchObject({
        code: 'field_invalid',
        details: { field: 'delay' },
      })
    }
    const told = file(assessed, 'authority_notified', { ...late, delay: 'no office that day' })
    expect(told).toMatchObject({ incident: { phases: [{}, {}, { delay: 'no office that day' }] } })
    const inTime = filed(assessed, 'authority_notified')
    expect(file(inTime, 'authority_notified', late)).toMatchObject({ ok: true })
  })

  test('needs no letter to people where the risk is not high, or nobody can read what was taken', () => {
    for (const change of [{ highRisk: false }, { unreadable: true }]) {
      const incident = opened({ facts: { ...facts, ...change } })
      expect(filed(incident, 'assessed', 'contained', 'authority_notified', 'closed').phase).toBe(
        'closed',
      )
    }
    const harmless = opened({ facts: { ...facts, highRisk: false, unreadable: true } })
    expect(filed(harmless, 'assessed', 'contained', 'closed').phase).toBe('closed')
  })

  test('takes in what is found out later, and what is owed changes with it', () => {
    const incident = filed(
      opened({ facts: { ...facts, highRisk: false } }),
      'assessed',
      'contained',
      'authority_notified',
    )
    const worse = file(incident, 'assessed', { facts })
    if (!worse.ok) throw new Error(worse.reason)
    expect(worse.incident.facts.highRisk).toBe(true)
    expect(file(worse.incident, 'closed')).toMatchObject({ ok: false })
    expect(file(incident, 'closed', { facts })).toMatchObject({ ok: false })
  })

  test('has a note of every step, and no step before the one it follows', () => {
    const incident = opened()
    expect(file(incident, 'assessed', { note: ' ' })).toMatchObject({ details: { field: 'note' } })
    const early = file(incident, 'assessed', { now: start - day })
    expect(early).toMatchObject({ incident: { phases: [{}, { at: start + hour }] } })
  })

  test('a rehearsal takes the same course', () => {
    const drill = filed(opened({ drill: true }), 'assessed', 'contained')
    expect(drill.drill).toBe(true)
    expect(nextPhases(drill)).toEqual(nextPhases(filed(opened(), 'assessed', 'contained')))
  })

  test('whatever is tried, it is never closed while somebody is owed a letter', () => {
    const tries = fc.array(fc.constantFrom(...incidentPhases), { minLength: 4, maxLength: 16 })
    fc.assert(
      fc.property(tries, fc.boolean(), fc.boolean(), (sequence, highRisk, unreadable) => {
        let incident = opened({ facts: { ...facts, highRisk, unreadable } })
        for (const phase of sequence) {
          const next = nextPhases(incident)
          const result = file(incident, phase)
          expect(result.ok).toBe(next.includes(phase))
          if (result.ok) incident = result.incident
        }
        const past = incident.phases.map(({ phase }) => phase)
        if (!past.includes('closed')) return
        expect(past.at(-1)).toBe('closed')
        expect(past).toEqual(expect.arrayContaining(['assessed', 'contained']))
        expect(past.includes('authority_notified') || (unreadable && !highRisk)).toBe(true)
        expect(past.includes('people_notified') || unreadable || !highRisk).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
