import type { FieldsWords } from '../fields-words.ts'

export const words: FieldsWords = {
  intro:
    'Everything that can be kept of somebody. What is not in this list cannot be stored: the tables, the export, the erasure and the notice are held against it.',
  find: 'Search',
  found: (count) => `Fields shown: ${count}`,
  none: 'There is no such field',
  noneText: 'Then nothing of the kind is kept here.',
  field: 'Field',
  why: 'What it is for',
  basis: 'What allows it',
  kept: 'How long',
  where: 'Where it is kept',
  level: 'From level',
  events: 'Made from',
  noEvents: 'what the person chose or said here',
  stored: { page: 'In the page; gone with the tab', device: 'On the person’s own device' },
  table: (name) => `Here, in the table ${name}`,
}
