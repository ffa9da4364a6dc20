import type { Choices } from '@discreet/sdk'
import { expect, test, vi } from 'vitest'
import { sharePastOrders } from '../src/past-orders.ts'

type Some = Pick<Choices, 'level' | 'signedIn' | 'purposes'>

const nobody: Some = { level: 0, signedIn: false, purposes: [] }
const signedIn: Some = { level: 0, signedIn: true, purposes: [] }
const account: Some = { level: 3, signedIn: true, purposes: [] }
const purchases: Some = { level: 3, signedIn: true, purposes: ['purchases'] }

/** How often the orders were shared while the choices became these, one after the other. */
async function sharedAfter(...steps: readonly Some[]): Promise<number> {
  let tell: (choices: Choices) => void = () => undefined
  const [first = nobody, ...rest] = steps
  const share = vi.fn(async () => true)
  const signedInChanged = vi.fn(async () => undefined)
  sharePastOrders(
    {
      ready: Promise.resolve(first as Choices),
      choices: {
        get: () => first as Choices,
        set: async () => ({ ok: false, code: 'offline', text: '' }),
        subscribe(listener) {
          tell = listener
          return () => undefined
        },
      },
      signedInChanged,
    },
    share,
  )
  await Promise.resolve()
  for (const choices of rest) tell(choices as Choices)
  await Promise.resolve()
  await Promise.resolve()
  expect(signedInChanged).toHaveBeenCalledTimes(share.mock.calls.length)
  return share.mock.calls.length
}

test('past orders are shared by the very act of switching purchases on', async () => {
  expect(await sharedAfter(signedIn, account, purchases)).toBe(1)
  expect(await sharedAfter(nobody, signedIn, purchases)).toBe(1)
  expect(await sharedAfter(signedIn, purchases, account, purchases)).toBe(2)
})

test('neither signing in nor loading a page shares anything', async () => {
  expect(await sharedAfter(nobody, signedIn, account)).toBe(0)
  // Switched on long ago; what was forgotten since stays forgotten.
  expect(await sharedAfter(purchases, purchases)).toBe(0)
  expect(await sharedAfter(nobody, purchases)).toBe(0)
  expect(await sharedAfter(purchases, nobody, purchases)).toBe(0)
})
