import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CampaignFile, Known, RuleField, Situation } from '../src/index.ts'
import { decideSlot, ruleFields } from '../src/index.ts'
import { fields, files, knowns, situations } from './random-files.ts'

const decide = (file: CampaignFile, situation: Situation) => decideSlot('hero', file, situation)

function holds(what: (file: CampaignFile, situation: Situation) => void, runs = 300): void {
  fc.assert(fc.property(files, situations, what), { numRuns: runs })
}

/** What the slot shows where there is no campaign. */
function own(file: CampaignFile, situation: Situation): unknown {
  const { variant, content } = decide({ ...file, campaigns: [] }, situation)
  return { variant, content }
}

const shownOf = ({ variant, content }: ReturnType<typeof decide>): unknown => ({ variant, content })

const isAllowed = (field: RuleField, { decision }: Situation): boolean =>
  decision.purposes.includes(ruleFields[field].purpose)

test('what somebody has not allowed decides nothing: with anything else there it is the same', () => {
  fc.assert(
    fc.property(files, situations, knowns, (file, situation, other) => {
      const known = Object.fromEntries(
        fields.flatMap((field) => {
          const value = (isAllowed(field, situation) ? situation.known : other)[field]
          return value === undefined ? [] : [[field, value]]
        }),
      ) as Known
      expect(decide(file, { ...situation, known })).toEqual(decide(file, situation))
    }),
    { numRuns: 500 },
  )
})

test('it is not even read, and what was read is said', () => {
  holds((file, situation) => {
    const touched = new Set<string>()
    const known = new Proxy(situation.known, {
      get(target, name) {
        touched.add(String(name))
        return target[name as RuleField]
      },
    })
    const { fields: said } = decide(file, { ...situation, known })
    for (const field of said) expect(isAllowed(field, situation)).toBe(true)
    // The language of a question is not a rule.
    touched.delete('language')
    const rules = new Set<string>(said)
    expect([...touched].filter((field) => !rules.has(field))).toEqual([])
  })
})

test('at level 0 nobody is in a campaign, asked or counted', () => {
  holds((file, situation) => {
    const off = { ...situation, decision: { ...situation.decision, level: 0 } } as const
    const decided = decide(file, off)
    expect(decided).toMatchObject({ campaign: null, arm: null, counted: false, asks: null })
    expect(shownOf(decided)).toEqual(own(file, off))
  })
})

test('the same unit is in the same arm, whatever else changes', () => {
  fc.assert(
    fc.property(files, situations, situations, (file, first, second) => {
      const [a, b] = [decide(file, first), decide(file, { ...second, unit: first.unit })]
      if (a.campaign !== null && a.campaign === b.campaign) expect(b.arm).toBe(a.arm)
    }),
    { numRuns: 300 },
  )
})

test('a muted campaign, or one of a muted tactic, is never in the slot', () => {
  holds((file, situation) => {
    const { campaign } = decide(file, situation)
    const tactic = file.campaigns.find(({ id }) => id === campaign)?.tactic
    for (const name of [campaign, tactic]) expect(situation.muted).not.toContain(name)
    if (campaign === null || tactic === undefined) return
    for (const name of [campaign, tactic]) {
      expect(decide(file, { ...situation, muted: [name] }).campaign).not.toBe(campaign)
    }
  })
})

test('without an arm of its own in force, a slot shows what it would without campaigns', () => {
  holds((file, situation) => {
    const decided = decide(file, situation)
    if (!decided.reasons.includes('arm')) expect(shownOf(decided)).toEqual(own(file, situation))
  })
})

test('what asks first shows nothing of itself before a yes; only its own arms ask', () => {
  holds((file, situation) => {
    const decided = decide(file, situation)
    const campaign = file.campaigns.find(({ id }) => id === decided.campaign)
    if (campaign?.verdict === 'ask' && situation.answered[campaign.tactic] !== 'yes') {
      expect(decided.reasons).not.toContain('arm')
      expect(shownOf(decided)).toEqual(own(file, situation))
    }
    if (decided.asks !== null) {
      expect(decided.arm).toBe('arm')
      expect(situation.answered[decided.asks.tactic]).toBeUndefined()
    }
  })
})

test('counted are those who take part and help the crowd', () => {
  holds((file, situation) => {
    const { campaign, counted } = decide(file, situation)
    const helps = situation.decision.purposes.includes('contribute')
    expect(counted).toBe(campaign !== null && helps)
  })
})

test('who takes part does not depend on what the arms show or on answers to what asks', () => {
  holds((file, situation) => {
    const bare = {
      ...file,
      campaigns: file.campaigns.map((campaign) => ({
        ...campaign,
        arms: campaign.arms.map((arm) => ({ ...arm, contents: null })),
      })),
    }
    const { campaign, arm, counted } = decide(file, situation)
    const asked = (id: string): boolean =>
      file.campaigns.every(({ tactic, verdict }) => tactic !== id || verdict === 'ask')
    // Of what does not ask a no is a mute.
    const answered = Object.fromEntries(
      Object.entries(situation.answered).filter(([id]) => !asked(id)),
    )
    expect(decide(bare, { ...situation, answered, shown: {} })).toMatchObject({
      campaign,
      arm,
      counted,
    })
  })
})
