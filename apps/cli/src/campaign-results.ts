/** discreet campaign results: differences with their noise, the verdict, and what it rests on. */
import type { CampaignResults, ReleasedWeek } from '@discreet/engine'
import type { Comparison, Decided, ExperimentReport, Interval } from '@discreet/experiment'
import type { OfficeChoice } from './office-client.ts'
import { withOffice } from './office-client.ts'
import type { Output } from './output.ts'
import { number } from './output.ts'

/** Widest bar, in characters. */
const barWidth = 40

const because: Readonly<Record<Decided['because'], string>> = {
  better: 'the always-valid interval is on the better side of zero',
  worse: 'the always-valid interval is on the worse side of zero',
  guard: 'a guard is certainly above its margin',
  sample_ratio: 'the arms have other shares than planned; until that is explained nothing is said',
  too_few: 'too few people to say',
  interval_holds_zero: 'the always-valid interval holds zero',
}

function percent(share: number, digits = 2): string {
  return `${number(100 * share, digits)} %`
}

/** Of a share, or of an amount. */
type Show = (value: number) => string

function between({ low, high }: Interval, show: Show): string {
  return `${show(low)} to ${show(high)}`
}

function comparisonRow(one: Comparison, show: Show): Record<string, string> {
  const { lift } = one
  return {
    arm: one.arm,
    against: one.control,
    difference: show(one.difference),
    'always valid': between(one.sequence, show),
    'at the end': between(one.interval, show),
    lift: lift === null ? '' : `${percent(lift.value, 1)} (${between(lift.interval, percent)})`,
    p: one.pValue < 0.0001 ? '< 0.0001' : number(one.pValue, 4),
  }
}

function sayWeeks(weeks: readonly ReleasedWeek[], output: Output): void {
  const most = Math.max(1, ...weeks.map(({ units }) => units))
  output.table(
    weeks.map(({ week, units, byArm }) => ({
      week: week + 1,
      units,
      ...byArm,
      '': '█'.repeat(Math.max(0, Math.round((barWidth * units) / most))),
    })),
  )
}

function sayGuards({ guards, sampleRatio }: ExperimentReport, output: Output): void {
  if (guards.length > 0) output.say('\nGuards, against the control:')
  output.table(
    guards.map((one) => ({
      guard: one.guard,
      arm: one.arm,
      rate: percent(one.rate),
      control: percent(one.controlRate),
      'always valid': between(one.sequence, percent),
      margin: percent(one.margin),
      state: one.state,
    })),
  )
  const { z, pValue, suspicious } = sampleRatio
  output.say(
    `\nShares of the arms: ${suspicious ? 'NOT as planned' : 'as planned'} (z ${number(z, 2)}, p ${number(pValue, 4)})`,
  )
}

function sayVerdicts({ decided }: ExperimentReport, output: Output): void {
  for (const one of decided) {
    output.say(
      `\n${one.arm}: ${one.verdict.toUpperCase()}, because ${because[one.because]}.\n  Another draw of the noise would say the same in ${percent(one.stability, 0)} of cases.`,
    )
  }
}

const atTheEnd = {
  higher: 'higher than the control',
  lower: 'lower than the control',
  open: 'nothing that the noise could not have said',
} as const

function sayReport(report: ExperimentReport, show: Show, output: Output): void {
  output.say('')
  output.table(
    report.arms.map(({ arm, units, value, interval }) => ({
      arm,
      people: number(units, 0),
      value: show(value),
      '95 %': between(interval, show),
    })),
  )
  output.say('')
  output.table(report.comparisons.map((one) => comparisonRow(one, show)))
  sayVerdicts(report, output)
  sayGuards(report, output)
  for (const { audience, enough, comparisons } of report.byAudience) {
    output.say(`\nAudience ${audience}${enough ? ':' : ': too few people to say.'}`)
    if (enough) output.table(comparisons.map((one) => comparisonRow(one, show)))
  }
}

function sayHead(results: CampaignResults, output: Output): void {
  const { campaign, state, registration, epsilon, cohorts, plannedCohorts, n } = results
  output.say(
    `${campaign} is ${state}: ${cohorts} of ${plannedCohorts} weeks released, ε ${epsilon} for each person in the whole campaign${n === null ? '' : `, about ${number(n, 0)} took part`}.`,
  )
  if (results.pausedBy !== null) {
    output.say(`Paused by ${results.pausedBy}: ${results.pausedBecause ?? ''}`)
  }
  if (registration !== null) {
    output.say(
      registration.matches
        ? `What is measured is what was promised before the start: ${registration.sha256}`
        : `The campaign is NOT what was promised before the start (${registration.sha256}): do not trust what follows.`,
    )
  }
  if (results.nextDueAt !== null) {
    output.say(
      `The next week can be released on ${new Date(results.nextDueAt).toISOString().slice(0, 10)}.`,
    )
  }
}

export async function showResults(
  id: string,
  options: OfficeChoice,
  output: Output,
): Promise<void> {
  const results = await withOffice(options, (office) =>
    office.call<CampaignResults & { readonly spends: boolean }>(
      'GET',
      `campaigns/${encodeURIComponent(id)}/results`,
    ),
  )
  sayHead(results, output)
  const { report, size, weeks, spends } = results
  if (weeks.length === 0) output.say('\nNothing is released yet, so there is nothing to see.')
  else {
    output.say('')
    sayWeeks(weeks, output)
  }
  if (size !== null && size.interval !== null) {
    output.say(
      `\nIn the segment: ${between(size.interval, (value) => number(value, 0))} people${size.enough ? '' : ', too few to target'}.`,
    )
  }
  if (report !== null) {
    sayReport(report, spends ? (value) => number(value, 2) : (value) => percent(value), output)
  }
  for (const { arm, says } of results.atTheEnd ?? []) {
    output.say(`\nEvery week is released; one look at the end says of ${arm}: ${atTheEnd[says]}.`)
  }
  output.result(results)
}
