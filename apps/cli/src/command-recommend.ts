/** discreet recommend */
import { loadRecommender } from '@discreet/engine'
import type { RecommendRequest } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { Output } from './output.ts'
import { number } from './output.ts'
import type { StoreChoice } from './session.ts'
import { chosenSite, withSession } from './session.ts'

export async function recommendCommand(
  request: RecommendRequest,
  options: StoreChoice,
  output: Output,
): Promise<void> {
  await withSession(options, async ({ store }) => {
    const site = await chosenSite(store, options.site)
    const loaded = await loadRecommender(site)
    if (loaded === undefined)
      throw new DiscreetError('model_missing', 'nothing is released yet; run discreet release')
    const answer = loaded.recommender.recommend(request)
    const titles = new Map((await site.items()).map(({ id, title }) => [id, title ?? id]))
    output.table(
      answer.items.map(({ item, score, reason }) => ({
        item,
        title: titles.get(item) ?? '',
        score: number(score, 4),
        why: reason.text,
      })),
    )
    if (answer.unknown.length > 0)
      output.say(`\nNot in the catalogue: ${answer.unknown.length} of the given items.`)
    output.say(`\nModel ${answer.model.id} (${answer.model.kind}): ${answer.model.why}`)
    output.result(answer)
  })
}
