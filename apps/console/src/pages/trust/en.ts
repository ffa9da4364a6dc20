import type { TrustWords } from './words.ts'

export const words: TrustWords = {
  title: 'Trust',
  intro:
    'Four numbers, each with its course and the reason. None of them has a target: a higher level is not better than a lower one. They say how people fare with what you do.',
  noisy:
    'Every count of people here is a noisy release, never an exact number. Where two ends are given, the true value lies between them at least 95 times in 100.',
  numbers: {
    trust: {
      name: 'Trust',
      says: 'of those who were shown something chosen for them said that it was too personal, or something graver.',
      trend: 'Too personal, by week',
    },
    control: {
      name: 'Control',
      says: 'of the accounts took something back in the last four weeks: a level, a purpose, or helping the crowd.',
      trend: 'Took something back, by four weeks',
    },
    value: {
      name: 'Value',
      says: 'of what was tried is certainly better for people than leaving it out.',
      trend: 'Certainly better, by week',
    },
    care: {
      name: 'Care',
      says: 'of the requests of the last 365 days were answered within the time of the law.',
      trend: 'Answered in time, 365 days each',
    },
  },
  reasons: {
    nothing_released: 'No campaign has released a week yet. The first one says how people take it.',
    tactic_too_personal: (tactic, low, high, margin, verdict) =>
      `“${tactic}” bothers people: between ${low} and ${high} more say so than without it, and ${margin} is the most that is allowed. By now it is: ${verdict}.`,
    tactic_highest: (tactic, rate, margin) =>
      `Most is said of “${tactic}” (${rate}); of no tactic is it certain that it adds more than ${margin}.`,
    counting_off: 'Counting how people choose is switched off at this site.',
    counting_begins: (day) =>
      day === undefined
        ? 'Counting begins when the server has run for an hour, and takes four weeks.'
        : `The first count comes on ${day}, once four weeks are over.`,
    too_few:
      'There are too few accounts: the noise that protects them is as large as they are many.',
    as_easy: (up, down) =>
      `It is as easy as the way up: at most ${down} taps down, at most ${up} taps up, from every page.`,
    nothing_tried: 'Nothing was tried yet. A campaign keeps a part of people out, and compares.',
    nothing_decided: (of) =>
      `Of ${of} things tried none is certain yet, either way. Another week can say more.`,
    tried: (certified, rejected, open) =>
      `Certainly better: ${certified}. Worse or bothering: ${rejected}. Not known yet: ${open}.`,
    requests_overdue: (count) => `Requests that are overdue now: ${count}.`,
    incident_overdue: (count) =>
      `Incidents of which the authority should have been told by now: ${count}.`,
    incident_open: (count) => `Incidents that are open: ${count}.`,
    untrained: (count, of) =>
      `Members of the staff whose training is missing or has run out: ${count} of ${of}.`,
    few_requests: 'There were fewer than ten requests in a year. Of so few nothing is said here.',
    in_time: (answered, median) =>
      `${answered} requests were answered, half of them within ${median}, and nothing is overdue.`,
  },
  unknown: 'Not known yet',
  outOf: (some, all) => `${some} of ${all}`,
  between: (low, high) => `between ${low} and ${high}`,
  oneSoFar: 'There is one value so far; the course begins with the next.',
  when: 'Until',
  value: 'Value',
  low: 'At least',
  high: 'At most',
  levels: {
    title: 'Levels, and how they changed',
    intro: (epsilon) =>
      `Every four weeks each account is counted in one cell of a table, and each cell gets noise (ε ${epsilon}, charged to the ledger before). Who was erased is not counted any more.`,
    off: 'Counting is switched off',
    offText:
      'This site counts nobody’s choices: its year’s ε for trust counts (trustEpsilonPerYear) is 0.',
    none: 'The first count is to come',
    noneText: (day) =>
      `Here will be how many accounts have which level, and how many raised or lowered it, with the noise said${day === undefined ? '' : `: first on ${day}`}. Weeks before that are not made up.`,
    period: (from, to) => `From ${from} to ${to}`,
    total: (low, high) => `Accounts: between ${low} and ${high}.`,
    level: 'Level',
    names: ['Off', 'This visit', 'On this device', 'My account'],
    share: 'Share',
    people: 'Accounts',
    tooFew: 'too few to say',
    course: 'Share of accounts by level',
    movesTitle: 'What changed in these four weeks',
    move: 'Change',
    moves: {
      first: 'chose for the first time',
      raised: 'raised the level',
      lowered: 'lowered the level',
      stopped: 'took something else back',
      same: 'left it as it was',
    },
    choicesTitle: 'Choices in pages, without an account',
    choicesIntro:
      'One choice is one cell. Who chooses three times is counted three times, because nothing is kept by which they could be joined.',
    choices: 'Choices',
    unknownTitle: 'What is not known here',
    unknownText:
      'The levels “This visit” and “On this device” leave nothing with the server. How many devices have which level now, and how many people never chose, nobody here knows. Of people who help the crowd, campaigns tell it, with noise:',
    crowdTitle: (campaign) => `Counted in the campaign “${campaign}”`,
    counted: 'Counted',
    crowdUnits: ['–', 'visits', 'devices', 'accounts'],
  },
  ease: {
    title: 'Taking it back',
    text: (up, down, effort) =>
      `From every page of the shop it takes at most ${up} taps to raise the level, and at most ${down} to lower it, never more than to raise it; aiming is at most ${effort} times the effort. A browser test measures it in the real shop with every change of the code.`,
  },
  tactics: {
    title: 'Too personal, by tactic',
    intro:
      'How often people said “too personal”, lowered their level or complained where a tactic was used, against where it was not. The difference holds whenever one looks.',
    none: 'Nothing is released yet',
    noneText: 'After the first week of a campaign its tactic stands here.',
    tactic: 'Tactic',
    shown: 'Where it was shown',
    notShown: 'Without it',
    difference: 'Difference',
    margin: 'Margin',
    verdict: 'Verdict now',
    verdicts: { allow: 'allowed', ask: 'asked first', never: 'never' },
    says: 'What that says',
    tooPersonal: 'certainly too personal',
    open: 'not more than the margin for certain',
  },
  requests: {
    title: 'Requests and how long they took',
    intro:
      'Requests are cases that you answer for, so they are exact. Of kinds with fewer than ten in 365 days nothing is shown, because a colleague could tell whose they were.',
    few: 'Fewer than ten requests in 365 days',
    fewText:
      'With the tenth, it says here how many were answered in time, and how long half of them took.',
    type: 'Kind',
    all: 'All',
    answered: 'Answered',
    inTime: 'In time',
    median: 'Half of them within',
    types: {
      access: 'see everything',
      portability: 'take it along',
      erasure: 'be erased',
      rectification: 'correct something',
      restriction: 'stop its use',
      objection: 'object',
      opt_out: 'opt out',
      limit_sensitive: 'limit what is sensitive',
      withdraw: 'withdraw consent',
      complaint: 'complain',
      appeal: 'appeal',
      explain: 'have it explained',
    },
    overdue: (count) => `Overdue now: ${count}`,
  },
  care: {
    title: 'Incidents and training',
    open: 'Incidents open',
    overdue: 'Authority not told in time',
    closed: 'Closed in 365 days',
    toClose: 'Half of them within',
    drill: 'Last drill',
    never: 'never',
    trained: 'Staff whose training holds',
    nobody: 'No role that asks for training is given to anybody.',
  },
  spent: {
    title: 'ε spent and left',
    intro:
      'How much what is published can tell whether one person took part, within 365 days. Each kind has a limit of its own.',
    on: 'Spent on',
    crowd: 'Learning from the crowd',
    campaigns: 'Campaigns',
    counts: 'Trust counts',
    spent: 'Spent',
    limit: 'Limit',
    left: 'Left',
    broken: 'The ledger does not hold: an entry was changed. No sum of it means anything.',
    total: (epsilon, delta) =>
      `Whoever was in all of it: ε ${epsilon} at δ ${delta}. Whoever was in less, less.`,
  },
  held: {
    title: 'Held against those who did not see it',
    intro:
      'In every campaign a part of people is kept out. The difference to them, with the interval that holds whenever one looks, decides; nothing else does.',
    none: 'Nothing was tried yet',
    noneText: 'When the first week of a campaign is released, its comparison stands here.',
    campaign: 'Campaign',
    arm: 'Version',
    difference: 'Difference',
    weeks: 'Weeks',
    verdict: 'Verdict',
    verdicts: { certified: 'certified', rejected: 'rejected', unresolved: 'not known yet' },
    because: {
      better: 'better, whenever one looks',
      worse: 'worse, whenever one looks',
      guard: 'it bothers people more than its margin allows',
      sample_ratio: 'the parts are not as large as planned: something is broken',
      too_few: 'too few people to say',
      interval_holds_zero: 'no difference that is certain',
    },
  },
}
