import type { CampaignFile } from '@discreet/campaigns'

/** Everything of the file that can change what a placement shows, as text. */
function shownBy(file: CampaignFile): ReadonlyMap<string, string> {
  const segments = JSON.stringify(file.segments)
  return new Map(
    file.placements.map((placement) => {
      const campaigns = file.campaigns.filter((one) => one.placement === placement.id)
      return [placement.id, JSON.stringify([placement, campaigns]) + segments]
    }),
  )
}

/** Placements that came, went, or may show something else. */
export function changedFlags(before: CampaignFile, after: CampaignFile): string[] {
  const [was, is] = [shownBy(before), shownBy(after)]
  const all = new Set([...was.keys(), ...is.keys()])
  return [...all].filter((id) => was.get(id) !== is.get(id))
}
