/**
 * The start of a campaign, in the order that the guarantee needs: it is checked, what it promises is
 * hashed into the log and its ε is charged in one transaction, and only then can anybody be in it.
 */
import { canonicalJson, refuse } from '@discreet/protocol'
import type { CampaignRefusal } from './campaign-check.ts'
import { checkCampaign } from './campaign-check.ts'
import type { MovedCampaign } from './campaign-move.ts'
import { unknownCampaign, wrongState } from './campaign-move.ts'
import { registrationOf } from './campaign-registration.ts'
import type { Cryptography, SiteStore } from './ports.ts'

/**
 * Refuses with `campaign_unknown`, `campaign_state`, `tactic_refused`, `campaign_invalid` or
 * `budget_exhausted`; then nothing was changed.
 */
export async function startCampaign(
  store: SiteStore,
  cryptography: Pick<Cryptography, 'sha256'>,
  id: string,
  by: string,
  at: number,
): Promise<MovedCampaign | CampaignRefusal> {
  const before = await store.campaigns.find(id)
  if (before === undefined) return unknownCampaign()
  if (before.state !== 'draft') return wrongState(before.state, ['draft'])
  const { campaign } = before
  const checked = await checkCampaign(store, campaign, at)
  if (!checked.ok) return checked
  const { verdict, charge, segments } = checked
  const registered = registrationOf(cryptography, store.site.id, campaign, verdict, segments)
  return store.campaigns.advance(id, (current) => {
    if (current === undefined) return unknownCampaign()
    if (current.state !== 'draft') return wrongState(current.state, ['draft'])
    if (canonicalJson(current.campaign) !== canonicalJson(campaign)) {
      return refuse('campaign_state', 'the campaign was changed while it was checked', {
        expected: 'the same again',
      })
    }
    return {
      stored: {
        ...current,
        state: 'running',
        // The store knows the charge when it has made it.
        registration: { ...registered, chargeId: '' },
        startedAt: at,
      },
      event: {
        campaign: id,
        at,
        by,
        event: 'started',
        facts: {
          registration: registered.sha256,
          verdict,
          epsilon: campaign.plan.epsilon,
          namespace: campaign.namespace,
        },
      },
      charge,
    }
  })
}
