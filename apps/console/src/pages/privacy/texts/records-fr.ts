import type { RecordsWords } from '../records-words.ts'

export const words: RecordsWords = {
  intro:
    'Les documents que la loi demande, faits de ce que le code garde et de la façon dont ce site est réglé. Ils ne sont jamais périmés ; ce que vous approuvez en est un état.',
  titles: { processing: 'Registre des traitements', assessment: 'Analyse des risques' },
  texts: {
    processing: 'Ce qu’on fait des données, pourquoi, combien de temps et par qui (RGPD 30).',
    assessment:
      'Ce que le niveau 3 peut vouloir dire pour les gens, et ce qu’on fait contre (RGPD 35). Personne ne peut allumer son compte avant que quelqu’un l’ait lue et approuvée.',
  },
  missing: 'Personne n’a encore dit :',
  toNotices: 'Dites-le à la page des avis.',
  show: 'Le lire ici',
  html: 'Télécharger en page',
  json: 'Télécharger en JSON',
  state: 'État',
  states: { missing: 'Pas approuvée', stale: 'Périmée', approved: 'Approuvée' },
  stateTexts: {
    missing: 'Personne ne peut allumer le niveau 3.',
    stale:
      'On garde plus que ce qui a été approuvé. Personne de nouveau ne vient au niveau 3 avant une autre lecture.',
    approved: 'Le niveau 3 peut être allumé.',
  },
  changed:
    'Le document dit autre chose que ce qui a été approuvé. Relisez-le, et approuvez-le tel qu’il est.',
  approvedBy: 'Approuvée par',
  approvedAt: 'Approuvée le',
  approvedHash: 'Empreinte de ce qui a été approuvé',
  hash: 'Empreinte du document tel qu’il est',
  approve: 'Je l’ai lu et je l’approuve',
  approveText: (name) =>
    `Vous approuvez cet état du document en votre nom, ${name}. Son texte et son empreinte vont dans le registre et dans le journal.`,
  approved: 'C’est approuvé.',
}
