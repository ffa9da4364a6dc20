import type { FieldsWords } from '../fields-words.ts'

export const words: FieldsWords = {
  intro:
    'Alles, was von jemandem gespeichert werden kann. Was nicht in dieser Liste steht, lässt sich nicht speichern: Tabellen, Export, Löschung und Hinweis werden gegen sie gehalten.',
  find: 'Suchen',
  found: (count) => `Gezeigte Felder: ${count}`,
  none: 'So ein Feld gibt es nicht',
  noneText: 'Dann wird hier nichts dergleichen gespeichert.',
  field: 'Feld',
  why: 'Wofür',
  basis: 'Was es erlaubt',
  kept: 'Wie lange',
  where: 'Wo es liegt',
  level: 'Ab Stufe',
  events: 'Entsteht aus',
  noEvents: 'dem, was die Person hier gewählt oder gesagt hat',
  stored: { page: 'In der Seite; weg mit dem Tab', device: 'Auf dem Gerät der Person' },
  table: (name) => `Hier, in der Tabelle ${name}`,
}
