/** discreet release: every period that is over becomes noisy sums, then the model is trained. */
import type { Release, SiteStore } from '@discreet/engine'
import { releasePeriod, trainModel } from '@discreet/engine'
import { formatRational, rhoForEpsilon } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import { spentBy } from '@discreet/server'
import type { Output } from './output.ts'
import { number } from './output.ts'
import type { Session, StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export interface ReleaseOptions extends StoreChoice {
  readonly epsilon?: number
  readonly period?: string
}

async function due(site: SiteStore, now: number, wanted: string | undefined): Promise<string[]> {
  const periods = await site.periods()
  if (wanted !== undefined) return [wanted]
  return periods
    .filter(({ state, endsAt }) => state !== 'released' && endsAt <= now)
    .map(({ id }) => id)
}

async function releaseDue(
  session: Session,
  site: SiteStore,
  options: ReleaseOptions,
  output: Output,
): Promise<Release[]> {
  const { random, cryptography, linearAlgebra, now } = session
  const { epsilon } = options
  const periods = await due(site, now(), options.period)
  if (periods.length === 0) {
    throw new DiscreetError('period_open', 'no period is over yet; nothing to release', {
      expected: 'an imported file, or a period of events that has ended',
    })
  }
  const done: Release[] = []
  for (const periodId of periods) {
    const progress = output.progress(`Releasing ${periodId}`)
    const outcome = await releasePeriod(site, {
      periodId,
      at: now(),
      random,
      ...(epsilon === undefined ? {} : { rho: rhoForEpsilon(epsilon, site.site.settings.delta) }),
      onProgress: (step) => progress.update(`Releasing ${periodId}: ${step}`),
    })
    if (!outcome.ok) throw new DiscreetError(outcome.code, outcome.reason, outcome.details)
    progress.done(`Released ${periodId}`)
    done.push(outcome.release)
  }
  const progress = output.progress('Training the model')
  const { model } = await trainModel(site, { cryptography, linearAlgebra, at: now() })
  progress.done(`Trained: ${model.why}`)
  return done
}

export async function runRelease(options: ReleaseOptions, output: Output): Promise<void> {
  await withSession(options, async (session) => {
    const site = await chosenSite(session.store, options.site)
    const releases = await releaseDue(session, site, options, output)
    const { delta } = site.site.settings
    const spent = spentBy(await site.ledger(), delta)
    const { periods, rho, campaigns, trustCounts, epsilon } = spent
    output.table(
      releases.map((release) => ({
        period: release.periodId,
        epsilon: number(release.epsilon),
        delta: release.delta,
        rho: formatRational(release.rho),
      })),
    )
    output.say(
      `\nWhoever is in all ${periods} period(s)${campaigns === 0 ? '' : ` and all ${campaigns} campaign(s)`}${trustCounts === 0 ? '' : ` and all ${trustCounts} trust count(s)`} so far: epsilon ${number(epsilon)} at delta ${delta}.`,
    )
    output.result({
      releases: releases.map((release) => ({ ...release, rho: formatRational(release.rho) })),
      cumulative: {
        periods,
        rho,
        epsilon,
        delta,
        campaigns,
        campaignEpsilon: spent.campaignEpsilon,
        trustCounts,
        trustEpsilon: spent.trustEpsilon,
      },
    })
  })
}
