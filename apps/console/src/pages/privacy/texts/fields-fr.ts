import type { FieldsWords } from '../fields-words.ts'

export const words: FieldsWords = {
  intro:
    'Tout ce qui peut être gardé de quelqu’un. Ce qui n’est pas dans cette liste ne peut pas être gardé : les tables, l’export, l’effacement et l’avis sont comparés à elle.',
  find: 'Chercher',
  found: (count) => `Champs montrés : ${count}`,
  none: 'Il n’y a pas de tel champ',
  noneText: 'Alors rien de ce genre n’est gardé ici.',
  field: 'Champ',
  why: 'À quoi il sert',
  basis: 'Ce qui le permet',
  kept: 'Combien de temps',
  where: 'Où il est gardé',
  level: 'Dès le niveau',
  events: 'Fait de',
  noEvents: 'ce que la personne a choisi ou dit ici',
  stored: { page: 'Dans la page ; parti avec l’onglet', device: 'Sur l’appareil de la personne' },
  table: (name) => `Ici, dans la table ${name}`,
}
