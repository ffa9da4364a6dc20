import type { RetentionWords } from '../retention-words.ts'

export const words: RetentionWords = {
  intro:
    'Everything that is kept of somebody has a date. What is beyond its date is erased; where a law asks for it, the person is warned before.',
  daily: 'A running server does this by itself every day. You can look what is due, or do it now.',
  look: 'Only count what is due',
  looked: 'It is counted. Nothing was erased.',
  wouldGo: 'This would be erased now',
  gone: 'This was erased',
  run: 'Erase what is due',
  runText:
    'It cannot be brought back. Those who must be warned first are warned, and stay for now.',
  reasonHint: 'It is in the log. Name nobody.',
  working: (step, of) => `Step ${step} of ${of} …`,
  done: 'It is erased, and the report is filed.',
  entries: 'Things in profiles',
  people: 'Accounts',
  identities: 'Whose a request was',
  warned: 'Accounts among them that were warned before',
  waiting: 'Accounts that are due and wait after a warning, or for an answer',
  what: 'What',
  count: 'How many',
  reports: 'Reports',
  when: 'When',
  none: 'No report yet',
  noneText: 'Each run leaves one here and in the log.',
}
