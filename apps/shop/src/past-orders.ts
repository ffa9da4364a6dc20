/** When Discreet gets the orders that the shop knows of somebody who is signed in. */
import type { Choices, Discreet } from '@discreet/sdk'

function sharesPurchases({ level, purposes }: Choices): boolean {
  return level === 3 && purposes.includes('purchases')
}

/**
 * The shop knows the orders of its customers; Discreet does not, until somebody who is signed in
 * switches purchases on. Only that act shares them: not signing in, and not a reload, which would
 * bring back what the person made Discreet forget.
 */
export function sharePastOrders(
  discreet: Pick<Discreet, 'ready' | 'choices' | 'signedInChanged'>,
  share: () => Promise<boolean>,
): void {
  let before: Choices | undefined
  void discreet.ready.then((choices) => {
    before ??= choices
  })
  discreet.choices.subscribe((now) => {
    const switchedOn =
      before?.signedIn === true && now.signedIn && !sharesPurchases(before) && sharesPurchases(now)
    before = now
    // What is shown may rest on the orders from here on.
    if (switchedOn) void share().then((done) => (done ? discreet.signedInChanged() : undefined))
  })
}
