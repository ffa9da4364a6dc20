/** The register, what is refused because of it, and how it is explained. */
import { readFileSync } from 'node:fs'
import { bannedWords, mostLix, readingOf } from '@discreet/contracts/reading'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceLine } from '../src/tactics/evidence-line.ts'
import { explainTactic } from '../src/tactics/explain.ts'
import type { TacticQuestion, TacticReasonCode } from '../src/tactics/refusal.ts'
import { channelsInUse, tacticRefusal } from '../src/tactics/refusal.ts'
import { tacticOf, tactics } from '../src/tactics/registry.ts'
import { tacticStanding } from '../src/tactics/standing.ts'
import type { Channel, Origin, Tactic } from '../src/tactics/tactic.ts'
import { locales } from '../src/texts/index.ts'

function named(id: string): Tactic {
  const tactic = tacticOf(id)
  if (tactic === undefined) throw new Error(id)
  return tactic
}

/** Of the evidence table that the register was made from. */
const expected = {
  allow:
    'context_banner declared_fit fbt session_rank recs_purchases store_finder voice_ptt census survey coupons email',
  ask: 'loyalty_track declared_diet chat_history cart_remind dwell_offer push sms geo_in_store sensitive_topics',
  never:
    'auto_order name_unlogged greet_staff price_personal private_text geo_pass_by infer_health infer_life mic_listen face_emotion retarget_off cross_device_ads sell_data friends',
} as const

describe('the register', () => {
  test('has every tactic of the table once, with the verdict of the table', () => {
    const ids = tactics.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [verdict, list] of Object.entries(expected)) {
      const have = tactics.filter((tactic) => tactic.verdict === verdict).map(({ id }) => id)
      expect(have.sort()).toEqual(list.split(' ').sort())
    }
    expect(tacticOf('toString')).toBeUndefined()
  })

  test('lets nobody relax the price, two relax a never, one the rest', () => {
    for (const { id, verdict, relaxable } of tactics) {
      const wanted = id === 'price_personal' ? 'fixed' : verdict === 'never' ? 'hard' : 'brand'
      expect(relaxable, id).toBe(wanted)
    }
  })

  test('holds its own rules: third parties and inferred special data never, interruptions ask', () => {
    for (const tactic of tactics) {
      const { id, origin, sensitivity, channels, verdict, limits } = tactic
      if (origin === 'third_party') expect(verdict, id).toBe('never')
      if (origin === 'inferred' && sensitivity === 'special') expect(verdict, id).toBe('never')
      const interrupts = channels.includes('push') || channels.includes('sms')
      if (interrupts) expect(verdict, id).not.toBe('allow')
      if (verdict === 'ask') expect(limits.stopAfterIgnored, id).toBeGreaterThan(0)
      if (tactic.level === 0) expect(['none', 'declared'], id).toContain(origin)
    }
  })

  test('has evidence with a source for each, and shares between 0 and 1', () => {
    for (const { id, evidence, review } of tactics) {
      expect(evidence.length, id).toBeGreaterThan(0)
      expect(review, id).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
      for (const { figure, says, source, n } of evidence) {
        expect(figure === null || (figure > 0 && figure < 1), id).toBe(true)
        expect(n === null || (Number.isInteger(n) && n > 0), id).toBe(true)
        expect(says !== '' && source !== '', id).toBe(true)
      }
    }
  })

  test.each(locales)('says it to people in plain words (%s)', (locale) => {
    const sentences = tactics.map(({ sentence }) => sentence[locale])
    expect(new Set(sentences).size).toBe(tactics.length)
    for (const word of bannedWords[locale]) expect(sentences.join('\n')).not.toMatch(word)
    for (const { id, verdict, sentence } of tactics) {
      const asks = sentence[locale].includes('?')
      expect(asks, `${id} ${locale}`).toBe(verdict === 'ask')
      expect(sentence[locale].length, id).toBeLessThanOrEqual(130)
    }
    const reading = readingOf(sentences)
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
  })
})

describe('a tactic', () => {
  const banner = named('context_banner')
  const fits = (tactic: Tactic): TacticQuestion => ({
    tactic,
    verdict: tactic.verdict,
    channel: 'site',
    origins: [tactic.origin],
    level: tactic.level,
    sensitive: false,
  })
  const codesOf = (asked: TacticQuestion): readonly TacticReasonCode[] =>
    (tacticRefusal(asked)?.reasons ?? []).map(({ code }) => code)

  test('of the site that is allowed or asks first is not refused where it fits', () => {
    for (const tactic of tactics) {
      const free = tactic.verdict !== 'never' && tactic.channels.includes('site')
      expect(tacticRefusal(fits(tactic)) === undefined, tactic.id).toBe(free)
    }
  })

  test.each<[TacticReasonCode, string, Partial<TacticQuestion>]>([
    ['verdict_never', 'dwell_offer', { verdict: 'never' }],
    ['third_party', 'recs_purchases', { origins: ['third_party'] }],
    ['sensitive_topic', 'fbt', { sensitive: true }],
    ['channel_not_of_tactic', 'fbt', { channel: 'voice' }],
    ['channel_without_adapter', 'coupons', { channel: 'email' }],
    ['origin_beyond_tactic', 'fbt', { origins: ['none', 'declared'] }],
    ['origin_beyond_tactic', 'session_rank', { origins: ['other_own_channel'] }],
    ['origin_beyond_tactic', 'recs_purchases', { origins: ['inferred', 'inferred'] }],
    ['origin_beyond_tactic', 'fbt', { origins: ['stars' as Origin] }],
    ['inferred_special', 'declared_diet', { origins: ['inferred'] }],
    ['level_too_low', 'recs_purchases', { level: 1 }],
    ['level_too_low', 'fbt', { level: Number.NaN as 0 }],
  ])('is refused for %s: %s', (code, id, change) => {
    expect(codesOf({ ...fits(named(id)), ...change })).toContain(code)
  })

  test.each<[string, Partial<TacticQuestion>]>([
    ['session_rank', { origins: ['none', 'declared', 'observed_here'], level: 3 }],
    ['context_banner', { origins: [] }],
    ['recs_purchases', { origins: ['declared'] }],
    ['push', { verdict: 'allow', channel: 'push' }],
  ])('is not refused for what is near enough: %s', (id, change) => {
    const codes = codesOf({ ...fits(named(id)), ...change })
    expect(codes).toEqual(id === 'push' ? ['channel_without_adapter'] : [])
  })

  test('that is never names the verdict first, with what people say and the evidence', () => {
    const refusal = tacticRefusal({ ...fits(named('geo_pass_by')), channel: 'push' })
    expect(refusal).toMatchObject({ ok: false, code: 'tactic_refused' })
    expect(refusal?.reasons[0]?.code).toBe('verdict_never')
    expect(refusal?.reason).toContain(
      'is never; nothing is built that sends by push. Evidence: 41 %',
    )
    expect(refusal?.reason).toContain('Accenture Pulse Survey 2018, via Street Fight; n = 8,000')
    expect(refusal?.sentence.de).toContain('verfolgen nicht')
    expect(refusal?.evidence).toBe(named('geo_pass_by').evidence)
  })

  test('relaxed by two is still refused what third parties or guesses about health are', () => {
    for (const id of ['retarget_off', 'infer_health', 'friends']) {
      const codes = codesOf({ ...fits(named(id)), verdict: 'allow', origins: [] })
      expect(codes).not.toContain('verdict_never')
      expect(codes.some((code) => code === 'third_party' || code === 'inferred_special')).toBe(true)
    }
  })

  test('is refused more the more is read, shown and known, never less', () => {
    const origins: readonly Origin[] = [
      'none',
      'declared',
      'observed_here',
      'other_own_channel',
      'inferred',
      'third_party',
    ]
    const channels: readonly Channel[] = ['site', 'email', 'push', 'ads']
    const asked = fc.record({
      tactic: fc.constantFrom(...tactics),
      verdict: fc.constantFrom('allow' as const, 'ask' as const, 'never' as const),
      channel: fc.constantFrom(...channels),
      origins: fc.subarray([...origins]),
      level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      sensitive: fc.boolean(),
    })
    fc.assert(
      fc.property(asked, fc.constantFrom(...origins), (one, more) => {
        const before = codesOf(one)
        const worse = { ...one, origins: [...one.origins, more], sensitive: true }
        const after = codesOf({ ...worse, verdict: 'never', level: 0 })
        for (const code of before) expect(after).toContain(code)
        if (one.verdict === 'never') expect(before).toContain('verdict_never')
        if (!channelsInUse.includes(one.channel)) expect(before.length).toBeGreaterThan(0)
        if (one.origins.includes('third_party')) expect(before).toContain('third_party')
      }),
    )
  })

  test('without evidence would be refused all the same', () => {
    const bare = { ...banner, evidence: [], channels: [] }
    expect(tacticRefusal({ ...fits(bare) })?.reason).toContain('it uses: none')
  })
})

describe('explained', () => {
  const cart = named('cart_remind')
  const plain = explainTactic(cart, tacticStanding(cart, []))

  test('it is the verdict, the reason, the evidence, the limits and who can change it', () => {
    expect(plain).toMatchObject({
      id: 'cart_remind',
      verdict: 'ask',
      registered: 'ask',
      overdue: null,
    })
    expect(plain.lines).toEqual([
      'cart_remind: Reminder of an abandoned basket',
      'Verdict: ask first: nothing of it is shown before the person said yes',
      `People are told: ${cart.sentence.en}`,
      'From level 3, by email',
      'Reads: the basket, the address (observed_here, sensitivity personal)',
      'Limits: 1 for a basket, nothing from 21:00 to 08:00, stops after 2 without an answer',
      'Evidence:',
      '  54 % find it creepy (Cheetah Digital and Econsultancy, via RetailWire 2021-04-27; n = 5,000)',
      '  25 % object to it (Pitney Bowes; n not given)',
      'It can be relaxed by: one person of the staff',
      'The evidence is to be looked at again in 2027-06',
    ])
  })

  test('it says what was changed, by whom, and what the register says', () => {
    const at = Date.UTC(2027, 1, 3)
    const reason = 'our own study says otherwise'
    const changes = [
      { tactic: cart.id, to: 'allow', reason, signedBy: ['Ada', 'Ben'], at, automatic: false },
      { tactic: cart.id, to: 'never', reason: 'too personal', signedBy: [], at, automatic: true },
    ] as const
    const { lines, verdict } = explainTactic(cart, tacticStanding(cart, changes), 'fr')
    expect(verdict).toBe('never')
    expect(lines[1]).toBe(
      'Verdict: never: a campaign that does it does not start (the register says ask)',
    )
    expect(lines[2]).toBe(`People are told: ${cart.sentence.fr}`)
    expect(lines).toContain('  2027-02-03: to allow by Ada and Ben: our own study says otherwise')
    expect(lines).toContain('  2027-02-03: to never by what people said: too personal')
  })

  test('it says when the evidence is older than it should be', () => {
    const standing = tacticStanding(cart, [])
    const on = (now: number): readonly [boolean | null, string | undefined] => {
      const { overdue, lines } = explainTactic(cart, standing, 'en', now)
      return [overdue, lines.at(-1)]
    }
    expect(on(Date.UTC(2027, 5, 30))).toEqual([false, plain.lines.at(-1)])
    expect(on(Date.UTC(2027, 6, 1))).toEqual([true, `${plain.lines.at(-1)}, which has passed`])
  })

  test('it has something to say of limits, channels and shares of every kind', () => {
    const linesOf = (id: string): string =>
      explainTactic(named(id), tacticStanding(named(id), [])).lines.join('\n')
    expect(linesOf('survey')).toContain('Limits: once in 14 days, stops after 2')
    expect(linesOf('push')).toContain('Limits: 1 a week, nothing from')
    expect(linesOf('fbt')).toContain('Limits: none')
    expect(linesOf('sell_data')).toContain('From level 3, by no channel')
    expect(linesOf('price_personal')).toContain('It can be relaxed by: nobody')
    expect(linesOf('infer_life')).toContain('56.45 % find it creepy')
    expect(evidenceLine({ figure: 0.07, says: 'x', source: 'y', n: 9 })).toBe('7 % x (y; n = 9)')
  })
})

test('the page about tactics has the register in it, row by row', () => {
  const page = readFileSync(new URL('../../../docs/tactics.md', import.meta.url), 'utf8')
  const [, register = ''] = page.split('## The register')
  const rows = register.split('\n').filter((line) => line.startsWith('| `'))
  const figures = (tactic: Tactic): string => tactic.evidence.map(evidenceLine).join('; ')
  expect(rows).toEqual(
    tactics.map(
      (tactic) =>
        `| \`${tactic.id}\` | ${tactic.name} | ${tactic.verdict} | ${tactic.level} | ${tactic.channels.join(', ') || 'none'} | ${tactic.origin} | ${figures(tactic)} |`,
    ),
  )
})
