/** The set-up of suites whose tests each have a visit of their own, of which no fault may be left. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Corner, Visit, Visitor } from './corner.ts'
import { openCorner } from './corner.ts'

export function eachVisit(
  open: (visitor: Visitor) => Promise<Visit>,
  opened: (visit: Visit, visitor: Visitor) => void,
): void {
  let corner: Corner
  let visitor: Visitor
  let visit: Visit
  beforeAll(async () => {
    corner = await openCorner()
  })
  afterAll(() => corner.close())
  beforeEach(async () => {
    visitor = await corner.visitor()
    visit = await open(visitor)
    opened(visit, visitor)
  })
  afterEach(async () => {
    expect(visit.faults).toEqual([])
    await visitor.close()
  })
}
