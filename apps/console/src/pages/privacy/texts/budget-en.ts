import type { BudgetWords } from '../budget-words.ts'

export const words: BudgetWords = {
  intro:
    'Every count of the crowd gives away a little of each person in it. ε says how much at the most: the smaller, the better hidden. What is spent is spent; it comes back to the site only as the year goes on.',
  broken: (entry) =>
    `The ledger does not hold: entry ${entry} was changed. Nothing is charged on top of it. Open an incident and compare with a backup.`,
  year: 'In the last 365 days',
  crowd: 'Counts for the model',
  campaigns: 'Campaigns',
  trust: 'Trust counts',
  of: (spent, limit) => `ε ${spent} of ${limit}`,
  crowdText: (releases, left) =>
    `Releases: ${releases}. Of full size, ${left} more fit into the year.`,
  campaignsText: (count) => `Campaigns: ${count}. Only those that one person can be in add up.`,
  trustText: (count) => `Counts of how people choose: ${count}.`,
  total: 'Of one person, since the beginning',
  totalText: (epsilon, delta) =>
    `Somebody who was in every count, every campaign and every trust count has given ε ${epsilon} at the most, with δ ${delta}.`,
  chart: 'What is spent, over time',
  when: 'When',
  cumulative: 'One person, since the beginning',
  none: 'Nothing is spent yet',
  noneText:
    'The first release of a period, the first campaign or the first trust count is charged here before any noise is drawn.',
  ledger: 'Ledger',
  ledgerText:
    'Each entry carries the hash of the one before it, so that none can be changed or taken away. The charge is written before the noise is drawn.',
  holds: (entries) => `The chain of ${entries} entries holds.`,
  head: 'Last hash, to write down elsewhere',
  entry: 'Entry',
  what: 'What for',
  period: 'Period',
  campaign: 'Campaign',
  trustCount: 'Trust count',
  cost: 'Cost',
  state: 'State',
  states: { reserved: 'Charged', released: 'Released' },
  hash: 'Hash',
  older: 'Show older entries',
  change: 'Change the budget',
  changeText:
    'Lowering it is done at once. Raising any of it waits for a second person, who has two days to sign. What is charged already stays charged.',
  perPeriod: 'ε of one release',
  perPeriodHint: (days) => `A period has ${days} days.`,
  periodsPerYear: 'Releases of that size in 365 days',
  periodsHint: (epsilon) => `Together ε ${epsilon} a year at present.`,
  campaignsPerYear: 'ε of campaigns in 365 days',
  campaignsHint: 'A number or a fraction, such as 6 or 9/2.',
  reasonHint: 'It is in the log, and whoever signs reads it. Name nobody.',
  apply: 'Change it',
  same: 'Nothing is different from now.',
  lowered: 'The budget is lowered.',
  waits: 'It waits for a second person now.',
  waiting: (who, until) =>
    `${who} proposed to raise the budget. Somebody else signs it until ${until}.`,
}
