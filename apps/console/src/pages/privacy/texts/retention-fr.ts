import type { RetentionWords } from '../retention-words.ts'

export const words: RetentionWords = {
  intro:
    'Tout ce qu’on garde de quelqu’un a une date. Ce qui l’a passée est effacé ; là où une loi le demande, la personne est prévenue avant.',
  daily:
    'Un serveur en marche le fait de lui-même chaque jour. Vous pouvez regarder ce qui est échu, ou le faire maintenant.',
  look: 'Seulement compter ce qui est échu',
  looked: 'C’est compté. Rien n’a été effacé.',
  wouldGo: 'Ceci serait effacé maintenant',
  gone: 'Ceci a été effacé',
  run: 'Effacer ce qui est échu',
  runText:
    'On ne peut pas le faire revenir. Ceux qu’il faut prévenir d’abord le sont, et restent pour l’instant.',
  reasonHint: 'Elle est dans le journal. Ne nommez personne.',
  working: (step, of) => `Étape ${step} sur ${of} …`,
  done: 'C’est effacé, et le rapport est classé.',
  entries: 'Choses dans les profils',
  people: 'Comptes',
  identities: 'De qui était une demande',
  warned: 'Dont des comptes prévenus avant',
  waiting: 'Comptes échus qui attendent après un avertissement, ou une réponse',
  what: 'Quoi',
  count: 'Combien',
  reports: 'Rapports',
  when: 'Quand',
  none: 'Pas encore de rapport',
  noneText: 'Chaque passage en laisse un ici et dans le journal.',
}
