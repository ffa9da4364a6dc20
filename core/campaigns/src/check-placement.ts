/** The form of placements. */
import type { Item } from '@discreet/protocol'
import { contentsCheck, lists } from './check-content.ts'
import type { Check } from './checks.ts'
import {
  also,
  different,
  fault,
  id,
  list,
  moment,
  oneOf,
  set,
  shape,
  step,
  such,
  text,
  whole,
} from './checks.ts'
import type { Schedule, ShelfSettings } from './placement.ts'
import { nameCheck, sensitiveNames } from './sensitive.ts'

const hours: Check = such(
  (value) =>
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24) &&
    value[0] !== value[1],
  'two different whole hours from 0 to 24, such as [22, 6]',
)

const schedule: Check = also(
  shape({}, { from: moment, until: moment, days: set(whole(1, 7), 1, 7), hours }),
  ({ from, until }: Schedule, field, found) => {
    if (from === undefined || until === undefined || from < until) return
    fault(found, step(field, 'until'), 'It ends before it begins.', `more than ${from}`)
  },
)

const ids = set(text(512), 0, 500)

const filters: Check = shape(
  {},
  {
    categories: set(text(200), 1, 50),
    owned: ids,
    maxCategoryShare: such(
      (value) => typeof value === 'number' && value > 0 && value <= 1,
      'a share above 0 and at most 1',
    ),
  },
)

const positive = such(
  (value) => typeof value === 'number' && value > 0 && value <= 100,
  'a number above 0, at most 100',
)

function shelfCheck(itemOf: (id: string) => Item | undefined): Check {
  const name = nameCheck(sensitiveNames(itemOf), 'the shop does not push it')
  const form = shape(
    {
      fallbacks: set(oneOf(lists), 0, lists.length),
      limit: whole(1, 100),
      fewest: whole(0, 100),
      boosts: list(shape({ match: text(512), by: positive }), 0, 50),
      pins: list(shape({ item: text(512), at: whole(0, 99) }), 0, 20),
    },
    { filters, exclude: ids },
  )
  return also(form, (shelf: ShelfSettings, field, found) => {
    const { limit, fewest, boosts, pins, exclude = [] } = shelf
    if (fewest > limit) {
      const problem = 'More items are wanted than the shelf holds.'
      fault(found, step(field, 'fewest'), problem, `at most ${limit}`)
    }
    const [boostsAt, pinsAt] = [step(field, 'boosts'), step(field, 'pins')]
    boosts.forEach(({ match }, k) => {
      name(match, step(step(boostsAt, k), 'match'), found)
    })
    different(
      found,
      boosts.map(({ match }) => match),
      boostsAt,
      'match',
    )
    different(
      found,
      pins.map(({ item }) => item),
      pinsAt,
      'item',
    )
    different(
      found,
      pins.map(({ at }) => at),
      pinsAt,
      'at',
    )
    pins.forEach(({ item, at }, k) => {
      const [itemAt, atAt] = ['item', 'at'].map((key) => step(step(pinsAt, k), key)) as [
        string,
        string,
      ]
      name(item, itemAt, found)
      if (itemOf(item) === undefined) {
        fault(found, itemAt, 'The catalogue has no such item.', 'the id of an item')
      }
      if (exclude.includes(item)) {
        fault(found, itemAt, 'The item is excluded as well.', 'an item that is not in `exclude`')
      }
      if (at >= limit) {
        fault(found, atAt, 'The shelf has no such place.', `a place from 0 to ${limit - 1}`)
      }
    })
  })
}

export function placementCheck(itemOf: (id: string) => Item | undefined): Check {
  return shape(
    { id, name: text(200), contents: contentsCheck(sensitiveNames(itemOf), 'placement') },
    { shelf: shelfCheck(itemOf), cap: shape({ perVisit: whole(1, 100) }), schedule },
  )
}
