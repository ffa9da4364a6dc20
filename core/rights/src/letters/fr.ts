import type { LetterTexts } from './letter-texts.ts'

export const fr: LetterTexts = {
  locale: 'fr',
  asked: {
    access: 'de voir vos données',
    portability: 'd’emporter vos données',
    erasure: 'd’effacer vos données',
    rectification: 'de corriger vos données',
    restriction: 'de garder vos données sans nous en servir',
    objection: 'de ne plus nous servir de vos données',
    opt_out: 'de ne pas vendre ni donner vos données',
    limit_sensitive: 'de moins nous servir de données sensibles',
    withdraw: 'de revenir sur un oui',
    complaint: 'de regarder une plainte',
    appeal: 'de revoir une réponse',
    explain: 'de dire d’où viennent vos conseils',
  },
  denialReasons: {
    suspected_fraud: 'On dirait que quelqu’un d’autre demande à votre place.',
    insuf_verification: 'Rien ne montre que c’est bien vous.',
    no_match: 'Nous n’avons trouvé ici personne qui va avec ce que vous nous avez dit.',
    claim_not_covered: 'Ce que vous demandez ne fait pas partie de vos droits ici.',
    outside_jurisdiction: 'La loi que vous citez ne vaut pas là où vous vivez.',
    too_many_requests: 'Vous avez demandé la même chose trop de fois en peu de temps.',
    other: 'Il y a une autre raison.',
  },
  acknowledgement: {
    subject: (site) => `${site} : nous avons votre demande`,
    lines: ({ received, asked, number, aimBy, answerBy }) => [
      `Le ${received}, vous nous avez demandé ${asked}. Votre demande a le numéro ${number}.`,
      'Quand il le faut, nous voyons d’abord si c’est bien vous. Puis nous faisons ce que vous demandez, ou nous vous disons pourquoi nous ne le faisons pas.',
      `Nous voulons répondre avant le ${aimBy}. La loi nous donne jusqu’au ${answerBy}. C’est gratuit.`,
    ],
  },
  extension: {
    subject: (site) => `${site} : il nous faut plus de temps`,
    lines: ({ asked, number, reason, answerBy }) => [
      `Vous nous avez demandé ${asked}. Votre demande a le numéro ${number}. Il nous faut plus de temps.`,
      `Voici pourquoi : ${reason}`,
      `Vous aurez notre réponse le ${answerBy} au plus tard.`,
    ],
  },
  pause: {
    subject: (site) => `${site} : il nous faut quelque chose de vous`,
    lines: ({ asked, number, reason }) => [
      `Vous nous avez demandé ${asked}. Votre demande a le numéro ${number}. Elle attend que vous nous écriviez.`,
      `Voici ce qu’il nous faut : ${reason}`,
      'Dès que nous l’avons, le temps pour vous répondre court de nouveau.',
    ],
  },
  denial: {
    subject: (site) => `${site} : nous ne faisons pas ce que vous demandez`,
    lines: ({ asked, number, because, explanation, contact, authority }) => [
      `Vous nous avez demandé ${asked}. Votre demande a le numéro ${number}. Nous ne le faisons pas.`,
      `Voici pourquoi : ${because}`,
      explanation,
      `Si vous pensez que nous avons tort, dites-le, et nous le revoyons : ${contact}. C’est gratuit.`,
      `Vous pouvez aussi vous plaindre ici ou aller en justice : ${authority}.`,
    ],
  },
  nothingHeld: {
    subject: (site) => `${site} : nous n’avons rien qui mène à vous`,
    lines: ({ asked, number }) => [
      `Vous nous avez demandé ${asked}. Votre demande a le numéro ${number}. Nous avons cherché, et nous n’avons rien qui mène à vous.`,
      'Si vous allez dans la boutique sans compte, ce que vous regardez reste sur votre appareil. Là, vous pouvez le voir et l’effacer. Ce que vous avez donné à la foule ne porte pas de nom. Nous ne savons donc pas quelle part vient de vous.',
      'Si vous avez autre chose qui mène à vous, un reçu par exemple, envoyez-le. Alors nous cherchons encore (RGPD, article 11).',
    ],
  },
  verification: {
    subject: (site) => `${site} : c’était vous ?`,
    lines: ({ site, asked, link, minutes }) => [
      `Quelqu’un a donné cette adresse à ${site} et nous demande ${asked}.`,
      `Si c’était vous, ouvrez ce lien dans les ${minutes} minutes et appuyez sur le bouton :`,
      link,
      'Nous le demandons pour que personne d’autre n’ait vos données. Nous ne gardons pas ce que vous montrez ici.',
      'Si ce n’était pas vous, ne faites rien. Alors il ne se passe rien.',
    ],
  },
  answer: {
    subject: (site) => `${site} : notre réponse`,
    lines: ({ asked, number, text, authority }) => [
      `Vous nous avez demandé ${asked}. Votre demande a le numéro ${number}. Voici notre réponse :`,
      text,
      `Si elle ne vous va pas, dites-le. Vous pouvez aussi vous plaindre ici : ${authority}.`,
    ],
  },
  people: {
    subject: (site) => `${site} : il est arrivé quelque chose à vos données`,
    lines: ({ detected, nature, data, consequences, measures, contact }) => [
      `Le ${detected}, nous avons appris ceci : ${nature}`,
      `Voici les données : ${data}.`,
      `Voici ce qui peut en venir : ${consequences}`,
      `Voici ce que nous faisons : ${measures}`,
      'Faites attention si on vous demande un mot de passe ou de l’argent, par mail ou par téléphone. Nous ne le faisons jamais.',
      `Si vous voulez en savoir plus, écrivez-nous : ${contact}. Nous sommes désolés.`,
    ],
  },
  foot: (contact, off) =>
    `Vous pouvez à tout moment vous opposer à ce que nous faisons de vos données, et aux offres sans donner de raison. Choisissez ${off} dans la boutique, ou écrivez à ${contact}.`,
  authority: {
    subject: (controller) =>
      `Violation de données à caractère personnel (RGPD, article 33) : ${controller}`,
    rows: {
      controller: 'Responsable du traitement',
      contact: 'Point de contact (33, § 3, b)',
      officer: 'Délégué à la protection des données (33, § 3, b)',
      number: 'Notre référence',
      detected: 'Connaissance (33, § 1)',
      deadline: 'À notifier avant (33, § 1)',
      delay: 'Motifs du retard (33, § 1)',
      nature: 'Nature de la violation (33, § 3, a)',
      categories: 'Catégories de personnes (33, § 3, a)',
      people: 'Nombre approximatif de personnes (33, § 3, a)',
      data: 'Catégories d’enregistrements (33, § 3, a)',
      records: 'Nombre approximatif d’enregistrements (33, § 3, a)',
      consequences: 'Conséquences probables (33, § 3, c)',
      measures: 'Mesures prises et proposées (33, § 3, d)',
      peopleTold: 'Communication aux personnes (34)',
      part: 'Partie (33, § 4)',
    },
    missing: 'MANQUE : à compléter avant l’envoi',
    unknown: 'pas encore connu ; suivra',
    told: 'Elles ont été informées le',
    willBeTold: 'Le risque est élevé. Elles seront informées dans les meilleurs délais.',
    notTold: (unreadable) =>
      unreadable
        ? 'Non requise : qui a les données ne peut pas les lire (34, § 3, a).'
        : 'Non requise : un risque élevé n’est pas probable (34, § 1).',
    first: 'Première notification',
    further: (part) => `Partie ${part} : informations complémentaires`,
  },
  drill: 'CECI EST UN EXERCICE. Il ne s’est rien passé, et personne n’est à prévenir.',
  drillSubject: 'EXERCICE',
}
