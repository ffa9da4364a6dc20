import { DiscreetError } from '@discreet/protocol'
import { describe, expect, test } from 'vitest'
import type { RequestState } from '../src/index.ts'
import {
  denialReasons,
  drpStatus,
  isFinal,
  newRequest,
  requestCourse,
  requestStates,
  verifiedClocks,
} from '../src/index.ts'
import {
  acts,
  after,
  day,
  eu,
  hour,
  move,
  mustAct,
  newFacts,
  ofType,
  report,
  requestIn,
  sha256,
  start,
  storeReport,
  tryAct,
  uk,
} from './request-cases.ts'

describe('a new request', () => {
  test('is received, with its clocks, and its first event says so', () => {
    const { request, event } = newRequest(newFacts())
    expect(request).toMatchObject({
      state: 'received',
      receivedAt: start,
      verifiedAt: null,
      closedAt: null,
      pack: { id: 'eu', version: eu.version },
      identityUntil: request.clocks.answerBy + 90 * day,
    })
    expect(event).toEqual({
      id: 'event',
      request: 'request',
      at: start,
      by: 'person',
      from: null,
      to: 'received',
      act: { act: 'move', to: 'received' },
    })
  })

  test('of somebody who is known already says when that was', () => {
    expect(newRequest(newFacts({ verified: true })).request.verifiedAt).toBe(start)
  })

  test('needs a moment in time', () => {
    expect(() => newRequest(newFacts({ now: Number.NaN }))).toThrow(DiscreetError)
    expect(() => tryAct(requestIn('received'), move('acknowledged'), { now: 0.5 })).toThrow(
      DiscreetError,
    )
  })
})

describe('the course of a request', () => {
  test.each(requestStates)('from %s only moves of the table are possible', (from) => {
    const request = requestIn(from)
    for (const to of requestStates) {
      const result = tryAct(request, move(to))
      if (requestCourse[from].moves.includes(to)) {
        if ('ok' in result) expect(result.reason).not.toMatch(/cannot be changed/)
        else expect(result.event).toMatchObject({ from, to, act: move(to) })
      } else {
        expect(result).toMatchObject({ ok: false, code: 'request_state' })
      }
    }
  })

  test.each(requestStates)('while it is %s only acts of the table are possible', (state) => {
    for (const act of acts) {
      const result = tryAct(requestIn(state), act)
      const legal: readonly string[] = requestCourse[state].acts
      if (!legal.includes(act.act)) {
        expect(result).toMatchObject({ code: 'request_state', details: { field: 'act' } })
        if ('ok' in result) expect(result.reason).toMatch(/cannot be changed/)
      } else if ('ok' in result) expect(result.reason).not.toMatch(/cannot be changed/)
    }
  })

  test('every state can be reached, and every end is reached from somewhere', () => {
    const reached = Object.values(requestCourse).flatMap(({ moves }) => moves)
    expect(new Set(['received', 'denied', ...reached])).toEqual(new Set(requestStates))
  })

  test('after its end nothing comes but an erasure that was held in part', () => {
    const ended = requestStates.filter(isFinal)
    expect(ended).toEqual(['fulfilled', 'partially_fulfilled', 'denied', 'revoked', 'expired'])
    for (const state of ended) {
      expect(requestCourse[state].acts).toEqual([])
      expect(requestCourse[state].moves).toEqual(
        state === 'partially_fulfilled' ? ['executing'] : [],
      )
    }
    const told = tryAct(requestIn('fulfilled'), move('executing'))
    expect(told).toMatchObject({ details: { expected: 'nothing: it is closed' } })
  })

  test('a clock that was set back does not bring an event before the one it follows', () => {
    const request = requestIn('acknowledged')
    const { event } = mustAct(request, move('need_verification'), { now: start - day })
    expect(event.at).toBe(request.acknowledgedAt)
  })

  test('what is given is not changed', () => {
    const request = requestIn('verifying')
    const before = structuredClone(request)
    mustAct(request, report(storeReport('key', 'pending')))
    expect(request).toEqual(before)
  })
})

describe('who may do what', () => {
  test.each(['person', 'agent'] as const)('a %s takes back, and decides nothing', (by) => {
    const request = requestIn('planned')
    expect(mustAct(request, move('revoked'), { by }).request.state).toBe('revoked')
    for (const act of acts.slice(0, 4)) {
      expect(tryAct(request, act, { by })).toMatchObject({ details: { expected: 'staff' } })
    }
  })

  test.each(['staff', 'system'] as const)('%s decides, and takes nothing back', (by) => {
    const request = requestIn('planned')
    expect(mustAct(request, acts[0] as never, { by }).request.state).toBe('denied')
    expect(tryAct(request, move('revoked'), { by })).toMatchObject({ code: 'request_state' })
  })

  test('nobody takes back what has begun', () => {
    for (const state of ['executing', 'verifying', 'partially_fulfilled'] as const) {
      expect(tryAct(requestIn(state), move('revoked'))).toMatchObject({ code: 'request_state' })
    }
  })
})

describe('a denial', () => {
  test.each(denialReasons)('for the reason %s is kept with its explanation', (reason) => {
    const act = { act: 'deny', reason, explanation: 'Why.' } as const
    const { request, event } = mustAct(requestIn('verified'), act)
    expect(request.denial).toEqual({ reason, explanation: 'Why.' })
    expect(request.identityUntil).toBe(event.at + 90 * day)
    expect(drpStatus(request)).toEqual({ status: 'denied', reason })
  })

  test('without a reason of the list, or without an explanation, is none', () => {
    const request = requestIn('verified')
    const unheard = { act: 'deny', reason: 'busy' as never, explanation: 'Why.' } as const
    expect(tryAct(request, unheard)).toMatchObject({ details: { field: 'reason' } })
    const silent = { act: 'deny', reason: 'other', explanation: '  ' } as const
    expect(tryAct(request, silent)).toMatchObject({ details: { field: 'explanation' } })
  })
})

describe('deadlines', () => {
  test('are moved by an extension, once, and the identity is kept as long', () => {
    const request = requestIn('verified')
    const { request: extended } = mustAct(request, { act: 'extend', reason: 'many' })
    expect(extended.clocks.answerBy).toBeGreaterThan(request.clocks.answerBy + 55 * day)
    expect(extended.identityUntil).toBe(extended.clocks.answerBy + 90 * day)
    expect(tryAct(extended, { act: 'extend', reason: 'more' })).toMatchObject({ ok: false })
    expect(tryAct(request, { act: 'extend', reason: ' ' })).toMatchObject({
      details: { field: 'reason' },
    })
  })

  test('are not moved after the first one', () => {
    const late = { now: requestIn('verified').clocks.answerBy + 1 }
    expect(tryAct(requestIn('verified'), { act: 'extend', reason: 'late' }, late)).toMatchObject({
      code: 'request_state',
    })
  })

  test('wait while the clock is stopped, where the law allows it', () => {
    const request = requestIn('verified', { pack: uk, place: 'GB' })
    const pause = { act: 'pause', reason: 'which order?' } as const
    expect(tryAct(request, pause)).toMatchObject({ ok: false })
    const paused = mustAct(request, pause, { pack: uk, now: start + day }).request
    const on = mustAct(paused, { act: 'resume' }, { pack: uk, now: start + 4 * day }).request
    expect(on.clocks.answerBy).toBe(request.clocks.answerBy + 3 * day)
    expect(on.identityUntil).toBe(on.clocks.answerBy + 90 * day)
  })

  test('start when it is known who asks, where the law says so', () => {
    const pack = { ...eu, request: { ...eu.request, startsAt: 'verified' } } as const
    const opened = newRequest(newFacts({ pack, type: 'access' })).request
    const waiting = after(opened, move('acknowledged'))
    expect(tryAct(waiting, { act: 'resume' }, { pack })).toMatchObject({
      details: { expected: 'verified' },
    })
    const at = start + 5 * day
    const { request } = mustAct(waiting, move('verified'), { pack, now: at })
    expect(request.clocks).toEqual(verifiedClocks(pack, 'access', opened.clocks, at))
    expect(request.clocks.paused).toBeNull()
    const again = mustAct(
      mustAct(request, move('need_verification'), { pack, now: at + day }).request,
      move('verified'),
      { pack, now: at + 3 * day },
    ).request
    expect(again).toMatchObject({ clocks: request.clocks, verifiedAt: at })
    const extended = mustAct(request, { act: 'extend', reason: 'many' }, { pack, now: at + day })
    expect(extended.request.clocks.answerBy).toBeGreaterThan(request.clocks.answerBy + 55 * day)
    const known = newRequest(newFacts({ pack, type: 'access', verified: true })).request
    expect(known.clocks.paused).toBeNull()
  })

  test('of a complaint are not moved by an extension', () => {
    const pack = { ...eu, request: { ...eu.request, startsAt: 'verified' } } as const
    const complaint = newRequest(newFacts({ pack, type: 'complaint' })).request
    expect(tryAct(complaint, { act: 'extend', reason: 'many' }, { pack })).toMatchObject({
      code: 'request_state',
    })
  })
})

describe('an erasure', () => {
  const stores = [storeReport('key', 'done'), storeReport('profile', 'done')]

  test('is not planned before its stores are named, and nothing is done before it is executing', () => {
    const planned = requestIn('planned')
    expect(tryAct(planned, move('executing'))).toMatchObject({ reason: 'nothing is planned' })
    expect(tryAct(planned, report(...stores))).toMatchObject({ code: 'request_state' })
  })

  test('is looked at again only when every store was tried', () => {
    expect(tryAct(requestIn('executing'), move('verifying'))).toMatchObject({ ok: false })
    const failed = after(
      requestIn('executing'),
      report(stores[0] as never, storeReport('profile', 'failed')),
    )
    expect(mustAct(failed, move('verifying')).request.state).toBe('verifying')
  })

  test('is fulfilled with a certificate only, and forgotten in that moment', () => {
    expect(tryAct(requestIn('verifying'), move('fulfilled'))).toMatchObject({
      details: { expected: 'certify' },
    })
    const request = requestIn('fulfilled')
    expect(request).toMatchObject({ certificate: 'jws', identityUntil: request.closedAt })
  })

  test('is fulfilled without one when nothing was held', () => {
    const { request } = mustAct(requestIn('verified'), move('fulfilled'))
    expect(request).toMatchObject({ state: 'fulfilled', certificate: null, stores: [] })
  })

  test('is not fulfilled while a store failed or waits', () => {
    const executing = after(requestIn('executing'), report(storeReport('key', 'failed')))
    expect(tryAct(executing, move('fulfilled'))).toMatchObject({
      reason: 'not done yet: key, profile',
    })
  })

  test('that finds something when it looks again goes on, and what was certified counts no more', () => {
    const certified = after(requestIn('verifying'), { act: 'certify', certificate: 'jws' })
    const again = after(certified, report(storeReport('profile', 'pending')))
    expect(again.certificate).toBeNull()
    expect(again.stores.find(({ store }) => store === 'profile')?.state).toBe('pending')
    expect(tryAct(again, move('fulfilled'))).toMatchObject({ ok: false })
    const executing = after(certified, move('executing'))
    expect(executing.certificate).toBeNull()
    expect(tryAct(executing, move('fulfilled'))).toMatchObject({ details: { expected: 'certify' } })
  })

  test('is done in part only where something failed or is held', () => {
    const done = after(requestIn('verifying'), { act: 'certify', certificate: 'jws' })
    expect(tryAct(done, move('partially_fulfilled'))).toMatchObject({
      reason: 'nothing was left out',
    })
    const empty = after(requestIn('executing'), report(stores[0] as never))
    expect(tryAct(empty, move('partially_fulfilled'))).toMatchObject({ ok: false })
    const skipped = after(
      requestIn('executing'),
      report(stores[0] as never, storeReport('profile', 'skipped')),
    )
    expect(tryAct(skipped, move('partially_fulfilled'))).toMatchObject({ ok: false })
    const failed = after(
      requestIn('executing'),
      report(stores[0] as never, storeReport('profile', 'failed')),
    )
    expect(mustAct(failed, move('partially_fulfilled')).request.closedAt).not.toBeNull()
    expect(tryAct(requestIn('verified'), move('partially_fulfilled'))).toMatchObject({ ok: false })
  })

  test('of which a part was held goes on when the hold ends, and its first answer stays in time', () => {
    const part = requestIn('partially_fulfilled')
    const later = { now: start + 60 * day }
    const executing = mustAct(part, move('executing'), later).request
    expect(executing).toMatchObject({ closedAt: part.closedAt, certificate: null })
    for (const act of acts.slice(1, 4)) {
      expect(tryAct(executing, act, later)).toMatchObject({
        details: { expected: 'nothing: it is closed' },
      })
    }
    const rest = report(storeReport('profile', 'done'))
    const whole = [rest, move('verifying'), acts.at(-1) as never, move('fulfilled')].reduce(
      (request, act) => mustAct(request, act, { now: start + 200 * day }).request,
      executing,
    )
    expect(whole).toMatchObject({ state: 'fulfilled', closedAt: part.closedAt })
    expect(whole.identityUntil).toBe(part.identityUntil)
  })
})

describe('other requests', () => {
  test('are done in one step, and say what was handed over', () => {
    const answered = after(ofType('access'), { act: 'answer', items: 12, sha256 })
    expect(answered.answer).toEqual({ items: 12, sha256 })
    const { request, event } = mustAct(answered, move('fulfilled'))
    expect(request.identityUntil).toBe(event.at + 90 * day)
  })

  test.each([
    { items: -1, sha256 },
    { items: 1.5, sha256 },
    { items: 1, sha256: 'me@example.org' },
  ])('never say more than a count and a hash: %o', (answer) => {
    expect(tryAct(ofType('access'), { act: 'answer', ...answer })).toMatchObject({
      code: 'field_invalid',
    })
  })

  test('that need no proof are answered as soon as they are in; no others are', () => {
    const answer = { act: 'answer', items: 1, sha256 } as const
    for (const type of ['complaint', 'appeal'] as const) {
      const request = after(requestIn('acknowledged', { type }), answer, move('fulfilled'))
      expect(request).toMatchObject({ state: 'fulfilled', answer: { items: 1 } })
    }
    for (const type of ['access', 'erasure', 'withdraw'] as const) {
      const request = requestIn('acknowledged', { type })
      for (const act of [answer, move('fulfilled')]) {
        expect(tryAct(request, act)).toMatchObject({ details: { expected: 'verified' } })
      }
    }
  })

  test('are done in part when something of what was asked was done', () => {
    const request = ofType('rectification')
    expect(tryAct(request, move('partially_fulfilled'))).toMatchObject({ ok: false })
    const answered = after(request, { act: 'answer', items: 1, sha256 })
    const part = mustAct(answered, move('partially_fulfilled')).request
    expect(part.state).toBe('partially_fulfilled')
    expect(tryAct(part, move('executing'))).toMatchObject({ code: 'request_state' })
  })

  test('that nobody confirmed are forgotten within a week', () => {
    const { request, event } = mustAct(requestIn('need_verification'), move('expired'))
    expect(request.identityUntil).toBe(event.at + 7 * day)
  })
})

describe('reports of stores', () => {
  test('are merged: what is done stays done, whoever reports late', () => {
    const executing = after(
      requestIn('executing'),
      report(storeReport('key', 'done', { count: 1, at: start + hour })),
    )
    for (const state of ['pending', 'failed', 'skipped'] as const) {
      const { stores } = after(executing, report(storeReport('key', state)))
      expect(stores.map((one) => one.state)).toEqual(['done', 'pending'])
    }
    const { stores } = after(executing, report(storeReport('key', 'done', { count: 0 })))
    expect(stores[0]?.count).toBe(1)
    const more = after(executing, report(storeReport('account', 'done')))
    expect(more.stores.map(({ store }) => store)).toEqual(['key', 'profile', 'account'])
  })

  test('are refused when they do not say how much or why', () => {
    const executing = requestIn('executing')
    const key = storeReport('key', 'done')
    for (const wrong of [
      [key, key],
      [{ ...key, count: -1 }],
      [{ ...key, count: Number.NaN }],
      [{ ...key, state: 'failed' as const, reason: null }],
    ]) {
      expect(tryAct(executing, report(...wrong))).toMatchObject({
        code: 'field_invalid',
        details: { field: 'stores' },
      })
    }
  })
})

describe('for the Data Rights Protocol', () => {
  test.each([
    ['received', { status: 'open' }],
    ['acknowledged', { status: 'in_progress' }],
    ['need_verification', { status: 'in_progress', reason: 'need_user_verification' }],
    ['verifying', { status: 'in_progress' }],
    ['fulfilled', { status: 'fulfilled' }],
    ['partially_fulfilled', { status: 'fulfilled' }],
    ['denied', { status: 'denied', reason: 'no_match' }],
    ['revoked', { status: 'revoked' }],
    ['expired', { status: 'expired' }],
  ] satisfies [RequestState, object][])('%s is %o', (state, expected) => {
    expect(drpStatus(requestIn(state))).toEqual(expected)
  })
})
