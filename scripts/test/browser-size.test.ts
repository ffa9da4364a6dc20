import { expect, test } from 'vitest'
import { browserSizes } from '../../bench/browser-size.ts'

test('R13: what a page loads stays within its budgets', async () => {
  const sizes = await browserSizes()
  const over = sizes.filter(({ bytes, budget = bytes }) => bytes > budget)
  expect(sizes.filter(({ budget }) => budget !== undefined)).toHaveLength(5)
  expect(over).toEqual([])
})
