import type { RecordsWords } from '../records-words.ts'

export const words: RecordsWords = {
  intro:
    'The documents that the law asks for, made from what the code keeps and how this site is set up. They are never out of date; what you approve is one state of them.',
  titles: { processing: 'Record of processing', assessment: 'Assessment of risks' },
  texts: {
    processing: 'What is done with data, why, for how long and by whom (GDPR 30).',
    assessment:
      'What level 3 can mean for people, and what is done about it (GDPR 35). Nobody can switch their account on before somebody has read and approved it.',
  },
  missing: 'Nobody has said yet:',
  toNotices: 'Say it on the page of notices.',
  show: 'Read it here',
  html: 'Download as a page',
  json: 'Download as JSON',
  state: 'State',
  states: { missing: 'Not approved', stale: 'Out of date', approved: 'Approved' },
  stateTexts: {
    missing: 'Level 3 cannot be switched on by anybody.',
    stale:
      'More is kept now than was approved. Nobody new comes to level 3 until it is read again.',
    approved: 'Level 3 can be switched on.',
  },
  changed:
    'The document says something else now than what was approved. Read it again, and approve it as it is.',
  approvedBy: 'Approved by',
  approvedAt: 'Approved on',
  approvedHash: 'Hash of what was approved',
  hash: 'Hash of the document as it is now',
  approve: 'I have read it and approve it',
  approveText: (name) =>
    `You approve this state of the document in your name, ${name}. Its text and its hash go into the register and the log.`,
  approved: 'It is approved.',
}
