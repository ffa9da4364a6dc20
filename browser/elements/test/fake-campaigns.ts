/** Slots without a server: what the settings say. */
import type { Campaigns, Recommendations, Slot } from '../../sdk/src/types.ts'
import type { FakeSettings } from './fake.ts'

const emptySlot: Omit<Slot, 'placement'> = {
  level: 0,
  campaign: null,
  arm: null,
  variant: 'nothing',
  content: { kind: 'nothing' },
  counted: false,
  asks: null,
  reasons: [],
  fields: [],
  tactic: null,
  sentence: '',
}

/** Slots as the settings say; a slot that is told away shows nothing until that is taken back. */
export function fakeCampaigns(
  { slots = {}, question }: FakeSettings,
  calls: unknown[][],
  tellChanged: () => void,
  list: () => Recommendations,
): Campaigns {
  const away = new Set<string>()
  const answered = new Map<string, 'yes' | 'no'>()
  return {
    placements: async () => Object.keys(slots),
    async decide(placement, context) {
      calls.push(['decide', placement, context])
      const { later, ...first } = slots[placement] ?? {}
      const shown = answered.get(placement) === 'yes' ? later : first
      const gone = away.has(placement) ? { content: { kind: 'nothing' } as const } : {}
      const asked = answered.has(placement) ? { asks: null } : {}
      return { ...emptySlot, placement, ...shown, ...asked, ...gone }
    },
    list: async () => list(),
    async exposed({ placement, variant }) {
      calls.push(['exposed', placement, variant])
    },
    async happened(campaign, step) {
      calls.push(['happened', campaign, step])
    },
    async say({ placement }, feedback) {
      calls.push(['say', placement, feedback])
      if (feedback !== 'helpful') away.add(placement)
      tellChanged()
      const undo = async (): Promise<void> => {
        calls.push(['undo', feedback])
        away.delete(placement)
        tellChanged()
      }
      return { ok: true, text: 'You will not see this again here.', undo }
    },
    questions: async () => ({
      async mayAsk({ placement }) {
        calls.push(['mayAsk', placement])
        return true
      },
      async answer({ placement }, answer) {
        calls.push(['answer', placement, answer])
        answered.set(placement, answer)
        tellChanged()
      },
      async question(kind) {
        calls.push(['question', kind])
        return question
      },
      async answerQuestion({ about }, answer) {
        calls.push(['answerQuestion', about, answer])
      },
    }),
  }
}
