import type { LogWords } from '../log-words.ts'

export const words: LogWords = {
  intro:
    'Every choice, count, request, incident and act of staff leaves one line here. The line is a hash: it says nothing about anybody, and it cannot be changed later without anybody noticing. Your browser checks that now, by itself.',
  checking: (done, total) => `Checked ${done} of ${total} entries …`,
  check: 'Check again',
  checked: 'The log was checked.',
  holds: 'The log holds.',
  shown: 'What was shown',
  signed: 'The head of the log is signed with the key of this site.',
  unsigned:
    'This browser cannot check Ed25519 signatures. Nobody is shown to have signed the log; use a newer browser.',
  whole: (entries) =>
    `All ${entries} entries were read here, and together they give the signed head. None is missing, changed or out of order.`,
  grown: (entries, day) =>
    `It begins with the ${entries} entries that this browser checked on ${day}. Nothing was taken away since.`,
  firstLook:
    'This browser looked for the first time. It keeps the head now, and will notice if the log is ever rolled back.',
  notShown: 'What was not shown',
  notShownLines: [
    'That others are given the same log. Compare the checkpoint with somebody who looks from elsewhere.',
    'That the facts behind the hashes are true. The server holds its tables against the log with: discreet log verify',
    'That something happened which nobody wrote down.',
  ],
  broken: 'The log does not hold.',
  faults: {
    form: 'The server gave no checkpoint and key that belong to this site.',
    key: 'The log is signed with another key than last time. Either the key was changed, or this is not the same log.',
    signature: 'The signature under the head is not that of this site’s key.',
    shorter: 'The log is shorter than when this browser looked last. It was rolled back.',
    rewritten: 'The log does not begin with what this browser checked last. It was written anew.',
    missing: 'An entry is missing or out of order.',
    root: 'The entries do not give the signed head. At least one was changed.',
  },
  missingAt: (index) => `It is number ${index}.`,
  brokenWhat:
    'Do not change anything on the server. Keep the checkpoint, open an incident, and compare with a backup.',
  anew: 'Begin anew with this log',
  anewText:
    'This browser forgets the head that it checked before. Do this only if you know why the log is another one: a new key, or a database put back on purpose.',
  key: 'Key',
  size: 'Entries',
  checkpoint: 'Download the checkpoint',
  find: 'Look an entry up',
  number: 'Number',
  numberHint: (last) => `From 0 to ${last}. Requests, incidents and acts of staff name theirs.`,
  included: (steps) => `It is in the log that was checked. Its proof has ${steps} hashes.`,
  excluded: 'Its proof does not lead to the log that was checked.',
  entries: 'Entries, newest first',
  what: 'What',
  ref: 'Which',
  digest: 'Hash of its facts',
  older: 'Show older entries',
  none: 'The log is empty',
  noneText: 'The first choice, count or request writes the first line.',
  kinds: {
    charge: 'Charge in the ledger',
    release: 'Release',
    consent: 'Choice',
    notice: 'Notice',
    pack: 'Law pack',
    request: 'Request',
    incident: 'Incident',
    filed: 'Register',
    cohort: 'Week of a campaign',
    trust: 'Trust count',
  },
}
