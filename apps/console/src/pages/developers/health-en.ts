import type { HealthWords } from './health-words.ts'

export const words: HealthWords = {
  title: 'Health',
  lead: 'What discreet doctor looks at, and what this server was asked. No number here is about a person.',
  check: 'What',
  state: 'State',
  says: 'It says',
  states: { ok: 'in order', late: 'late', broken: 'broken', off: 'not there' },
  checks: {
    node: 'Node.js',
    database: 'Database',
    queue: 'Job queue',
    mail: 'Mail',
    signing_key: 'Signing key',
    packs: 'Law packs',
    address: 'Public address',
    ledger: 'Ledger',
    log: 'Log',
    periods: 'Periods',
    release: 'Releases',
    model: 'Model',
    cohorts: 'Cohorts of campaigns',
    outbox: 'Outbox',
    erasures: 'Erasures',
    retention: 'Retention',
  },
  text: {
    node: ({ version, needed }) => `${version}; ${needed} or newer is needed`,
    database: ({ sites }) => `answers; sites: ${sites}`,
    queue: () => 'Without one, what is due is done every hour by this process.',
    mail: () => 'Without it, requests by mail are refused: set DISCREET_SMTP_URL.',
    signing_key: ({ publicKey }) => `${publicKey}`,
    packs: ({ packs }) => `in force: ${packs}`,
    address: ({ address }) => `${address ?? 'Links in mails need it: start with --public-url.'}`,
    ledger: ({ entries, brokenAt }) =>
      brokenAt == null
        ? `${entries} entries, whole`
        : `broken at entry ${brokenAt}: stop, and look at it`,
    log: ({ entries }) => `${entries} entries`,
    periods: ({ waiting, since }, { day }) =>
      since == null
        ? 'none waits'
        : `${waiting} to be released, since ${day(since)}: discreet release`,
    release: ({ releases, at }, { day }) =>
      at == null ? 'none yet' : `${releases}, the last on ${day(at)}`,
    model: ({ at }, { day }) => (at == null ? 'none yet' : `trained on ${day(at)}`),
    cohorts: ({ waiting }) => `overdue: ${waiting}`,
    outbox: ({ waiting }) => `overdue: ${waiting}`,
    erasures: ({ waiting }) => `cut short: ${waiting}`,
    retention: ({ at }, { time }) => (at == null ? 'has not run yet' : `ran ${time(at)}`),
  },
  requests: 'Requests',
  requestsText: (since) => `To this process, since ${since}. By route: no address, no id.`,
  noRequests: 'Nothing was asked yet.',
  route: 'Route',
  count: 'Requests',
  refused: 'Refused',
  failed: 'Failed',
  mean: 'Mean',
  p95: '95 % within',
  milliseconds: (count) => `${count} ms`,
  docs: 'For your code',
  docsText: 'What every route takes and answers:',
  api: 'API documentation',
  openapi: 'OpenAPI file',
  snippet: 'In a page of the shop',
  snippetText: 'These lines bring the SDK and a shelf of recommendations:',
  pinned: 'One file, pinned',
  pinnedText:
    'The browser refuses it when it was changed. The hash changes when this server is updated.',
  noSdk: 'This server does not serve the SDK.',
}
