import type { LogWords } from '../log-words.ts'

export const words: LogWords = {
  intro:
    'Chaque choix, comptage, demande, incident et acte du personnel laisse ici une ligne. La ligne est une empreinte : elle ne dit rien de personne, et nul ne peut la changer plus tard sans que cela se voie. Votre navigateur le vérifie maintenant lui-même.',
  checking: (done, total) => `${done} entrées vérifiées sur ${total} …`,
  check: 'Vérifier encore',
  checked: 'Le journal a été vérifié.',
  holds: 'Le journal tient.',
  shown: 'Ce qui est démontré',
  signed: 'La tête du journal est signée avec la clé de ce site.',
  unsigned:
    'Ce navigateur ne sait pas vérifier les signatures Ed25519. Rien ne montre que quelqu’un a signé le journal ; prenez un navigateur plus récent.',
  whole: (entries) =>
    `Les ${entries} entrées ont toutes été lues ici, et donnent ensemble la tête signée. Aucune ne manque, n’est changée ni déplacée.`,
  grown: (entries, day) =>
    `Il commence par les ${entries} entrées que ce navigateur a vérifiées le ${day}. Rien n’a été retiré depuis.`,
  firstLook:
    'Ce navigateur regarde pour la première fois. Il garde la tête et verra si le journal revient un jour en arrière.',
  notShown: 'Ce qui n’est pas démontré',
  notShownLines: [
    'Que les autres reçoivent le même journal. Comparez la tête avec quelqu’un qui regarde d’ailleurs.',
    'Que les faits derrière les empreintes sont vrais. Le serveur compare ses tables au journal avec : discreet log verify',
    'Qu’il s’est passé une chose que personne n’a écrite.',
  ],
  broken: 'Le journal ne tient pas.',
  faults: {
    form: 'Le serveur n’a pas donné de tête et de clé qui soient à ce site.',
    key: 'Le journal est signé avec une autre clé que la dernière fois. La clé a été changée, ou ce n’est pas le même journal.',
    signature: 'La signature sous la tête n’est pas celle de la clé de ce site.',
    shorter:
      'Le journal est plus court qu’au dernier regard de ce navigateur. Il est revenu en arrière.',
    rewritten:
      'Le journal ne commence pas par ce que ce navigateur a vérifié la dernière fois. Il a été récrit.',
    missing: 'Une entrée manque ou n’est pas à sa place.',
    root: 'Les entrées ne donnent pas la tête signée. L’une au moins a été changée.',
  },
  missingAt: (index) => `C’est le numéro ${index}.`,
  brokenWhat:
    'Ne changez rien au serveur. Gardez la tête, ouvrez un incident et comparez avec une sauvegarde.',
  anew: 'Repartir de ce journal',
  anewText:
    'Ce navigateur oublie la tête qu’il a vérifiée avant. Ne le faites que si vous savez pourquoi le journal est un autre : une nouvelle clé, ou une base de données remise en place exprès.',
  key: 'Clé',
  size: 'Entrées',
  checkpoint: 'Télécharger la tête',
  find: 'Chercher une entrée',
  number: 'Numéro',
  numberHint: (last) =>
    `De 0 à ${last}. Les demandes, les incidents et les actes du personnel donnent le leur.`,
  included: (steps) => `Elle est dans le journal vérifié. Sa preuve a ${steps} empreintes.`,
  excluded: 'Sa preuve ne mène pas au journal vérifié.',
  entries: 'Entrées, les plus récentes d’abord',
  what: 'Quoi',
  ref: 'Laquelle',
  digest: 'Empreinte de ses faits',
  older: 'Montrer des entrées plus anciennes',
  none: 'Le journal est vide',
  noneText: 'Le premier choix, comptage ou la première demande écrit la première ligne.',
  kinds: {
    charge: 'Dépense au registre',
    release: 'Publication',
    consent: 'Choix',
    notice: 'Avis',
    pack: 'Loi',
    request: 'Demande',
    incident: 'Incident',
    filed: 'Inscription',
    cohort: 'Semaine d’une campagne',
    trust: 'Comptage de confiance',
  },
}
