import type { Texts } from './texts.ts'

export const fr: Texts = {
  locale: 'fr',
  shortNotice:
    'Vous choisissez si cette boutique vous connaît. Nous pouvons tout oublier, retenir cette visite, laisser des notes sur votre appareil, ou tenir un profil dans votre compte. Vous pouvez changer quand vous voulez. Nous ne vendons jamais vos données.',
  levels: [
    {
      name: 'Rien',
      line: 'Nous ne regardons que cette page et ce panier.',
      label: {
        what: 'Cette page et ce panier',
        why: 'Pour montrer ce qui va avec',
        where: 'Nulle part',
        howLong: 'Rien n’est gardé',
        who: 'Personne',
      },
    },
    {
      name: 'Cette visite',
      line: 'Nous tenons compte de ce que vous regardez pendant cette visite.',
      label: {
        what: 'Ce que vous regardez pendant cette visite',
        why: 'Pour montrer ce qui va avec cette visite',
        where: 'Dans cette page, sur votre appareil',
        howLong: 'Le temps de cette page',
        who: 'Vous seul',
      },
    },
    {
      name: 'Sur cet appareil',
      line: 'Votre appareil retient ce que vous regardez et ce que vous aimez.',
      label: {
        what: 'Ce que vous regardez et ce que vous aimez',
        why: 'Pour montrer ce qui vous va',
        where: 'Sur votre appareil',
        howLong: 'Un an au plus, ou moins si vous effacez',
        who: 'Vous seul',
      },
    },
    {
      name: 'Mon compte',
      line: 'Votre compte garde ce que vous activez, point par point.',
      label: {
        what: 'Ce que vous activez, rien de plus',
        why: 'Pour montrer ce qui vous va sur tous vos appareils',
        where: 'Dans cette boutique, sous une clé à vous',
        howLong: 'Deux ans au plus',
        who: 'Vous et cette boutique',
      },
    },
  ],
  labelRows: {
    what: 'Quoi',
    why: 'Pourquoi',
    where: 'Où',
    howLong: 'Combien de temps',
    who: 'Qui le voit',
  },
  purposes: {
    page: 'Montre ce qui va avec cette page et ce panier.',
    visit: 'Montre ce qui va avec cette visite.',
    device: 'Montre ce qui vous va, calculé sur votre appareil.',
    purchases: 'Ramène ce que vous prenez souvent et montre ce qui va avec.',
    browsing: 'Vous laisse reprendre où vous en étiez.',
    preferences: 'Montre ce que vous aimez et laisse de côté le reste.',
    demographics: 'Tient compte de votre âge.',
    offers: 'Vous envoie par mail des offres qui vous vont.',
    contribute: 'Aide tout le monde. Votre part se perd dans la foule.',
    choices: 'Retient votre choix, pour que nous le suivions.',
  },
  fields: {
    'visit.items': 'Ce que vous regardez pendant cette visite',
    'device.history': 'Ce que vous avez vu, sur votre appareil',
    'device.preferences': 'Ce que vous aimez, sur votre appareil',
    'crowd.contribution': 'Ce que vos paniers ont eu, sous un faux nom que nous jetons',
    'account.choices': 'Ce que vous avez choisi ici',
    'account.consentRecords': 'La preuve de votre choix et sa date',
    'account.key': 'La clé de votre profil',
    'account.purchases': 'Ce que vous avez acheté',
    'account.views': 'Ce que vous avez vu',
    'account.preferences': 'Ce que vous nous avez dit aimer',
    'account.ageBand': 'Votre tranche d’âge',
    'account.offersAddress': 'Votre adresse mail pour les offres',
  },
  reasons: {
    chosen: 'Vous avez choisi ce niveau.',
    default: 'Vous n’avez rien choisi. Nous partons du moins.',
    gpc: 'Votre navigateur nous prie de ne rien donner. Nous partons de Rien et ne demandons rien.',
    gpc_choice_counts:
      'Votre navigateur nous prie de ne rien donner. Nous ne donnons rien. Votre choix compte.',
    consent_expired: 'Votre choix a pris fin. Choisissez de nouveau si vous voulez.',
    age: 'La loi fixe une limite pour votre âge.',
    age_guardian: 'Vos parents ont dit oui.',
    sign_in: 'Ouvrez votre compte pour vous en servir.',
    objected: 'Vous nous avez dit de ne plus nous servir de votre profil.',
    objected_offers: 'Vous ne voulez plus d’offres.',
    restricted: 'Vous nous avez dit de garder vos données sans nous en servir.',
    contribute_on: 'Vous aidez la foule.',
    contribute_off: 'Vous n’aidez pas la foule. Vous avez tout de même tous les conseils.',
  },
  bases: {
    consent: 'vous avez dit oui',
    requested_service: 'vous avez ouvert cette page',
    legal_obligation: 'la loi le veut',
  },
  headings: {
    title: 'Vos données dans cette boutique',
    controller: 'Qui nous sommes',
    contact: 'Où nous joindre',
    officer: 'Qui veille sur vos données',
    purposes: 'À quoi servent les données',
    basis: 'Ce qui nous le permet',
    categories: 'Quelles données',
    recipients: 'Qui les reçoit',
    transfers: 'Où elles vont',
    retention: 'Combien de temps nous les gardons',
    rights: 'Vos droits',
    withdrawal: 'Revenir sur un oui',
    complaint: 'Où se plaindre',
    logic: 'D’où viennent les conseils',
    noSale: 'Nous ne vendons pas vos données',
    activation: 'Comment tout activer',
  },
  retention: (kept) =>
    typeof kept === 'number'
      ? `${kept} jours`
      : {
          visit: 'le temps de cette page',
          'until release': 'le temps de compter la foule, une semaine ou presque',
          'until withdrawn': 'tant que vous dites oui',
        }[kept],
  sentences: {
    rights:
      'Vous pouvez voir vos données, les emporter et les corriger. Vous pouvez nous dire de ne plus nous en servir, ou de les effacer. C’est gratuit. Presque tout se fait ici, tout de suite.',
    withdrawal:
      'Choisissez un niveau plus bas. Un geste suffit, et ce qui était au-dessus est effacé.',
    logic:
      'Nous comptons ce que les gens prennent ensemble, avec un bruit qui cache chacun. Chaque conseil dit d’où il vient. Aucun ne change un prix.',
    noSale: 'Nous ne vendons pas vos données et ne les donnons à personne pour la pub.',
    activation: 'Rien n’est actif tant que vous ne montez pas de niveau.',
    complaint: (authority) => `Vous pouvez vous plaindre ici : ${authority}.`,
    noTransfers: 'Vos données restent dans cette boutique.',
    noRecipients: 'Personne, sauf cette boutique.',
  },
  page: {
    levels: 'Ce que veut dire chaque niveau',
    crowd: 'Ce que nous apprend la foule',
    noise: (epsilon) =>
      `Nous mettons du bruit sur chaque compte, pour que nul ne sache si vous en êtes. Un nombre, epsilon, dit si vous êtes bien caché : plus il est petit, mieux c’est. Un compte coûte ${epsilon}.`,
    nothing: 'Rien n’a été compté.',
    releases: 'Tous les comptes',
    at: 'Quand',
    unit: 'Qui est protégé',
    ledger: 'Le grand livre',
    holds: (entries) => `Lignes : ${entries}. Nul n’en a changé une.`,
    broken: 'Le grand livre a été changé. Ne vous y fiez pas.',
    log: 'Le journal',
    checkpoint:
      'C’est la tête d’un journal de tous les comptes, de tous les choix et de tous les états de cette page. Gardez-la, et voyez plus tard si le journal part encore de là.',
    full: 'Le texte entier',
    unpublished: 'Cette boutique n’a pas encore dit qui répond. Le texte entier manque donc.',
  },
}
