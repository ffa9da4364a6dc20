/** discreet ledger show, discreet ledger verify */
import { formatRational } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { shownCharge } from '@discreet/server'
import type { Output } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export async function showLedger(options: StoreChoice, output: Output): Promise<void> {
  await withSession(options, async ({ store }) => {
    const charges = await (await chosenSite(store, options.site)).ledger()
    output.table(
      charges.map((charge) => ({
        entry: charge.sequence,
        at: new Date(charge.at).toISOString().slice(0, 19),
        for: charge.periodId,
        // Of a campaign its pure epsilon; of a release for the model zCDP.
        cost:
          charge.epsilon === undefined
            ? `rho ${formatRational(charge.rho)}`
            : `epsilon ${formatRational(charge.epsilon)}`,
        state: charge.state,
        hash: charge.hash.slice(0, 12),
      })),
    )
    if (charges.length === 0) output.say('The ledger is empty.')
    output.result(charges.map(shownCharge))
  })
}

export async function verifyLedgerCommand(options: StoreChoice, output: Output): Promise<void> {
  await withSession(options, async ({ store }) => {
    const { charges, verification } = await (await chosenSite(store, options.site)).verifiedLedger()
    output.result({ entries: charges.length, ...verification })
    if (!verification.ok) {
      throw new DiscreetError(
        'ledger_broken',
        `entry ${verification.brokenAt} does not fit the chain`,
        {
          line: verification.brokenAt,
          expected: 'entries that nobody has changed, removed or moved',
        },
      )
    }
    output.say(`${charges.length} entries, the chain holds.\nHead: ${verification.head}`)
  })
}
