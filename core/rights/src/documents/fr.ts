import type { DocumentTexts } from './document-texts.ts'

export const fr: DocumentTexts = {
  locale: 'fr',
  processing: {
    title: (site) => `Registre des activités de traitement : ${site}`,
    intro:
      'RGPD, article 30. Tiré du catalogue de données que le code applique : un champ qui n’y est pas ne peut pas être enregistré. Ce que la boutique garde ailleurs n’y figure pas.',
    headings: {
      controller: 'Responsable du traitement (30, § 1, a)',
      purposes: 'Finalités (30, § 1, b)',
      data: 'Personnes et données (30, § 1, c)',
      recipients: 'Destinataires (30, § 1, d)',
      transfers: 'Transferts vers des pays tiers (30, § 1, e)',
      retention: 'Délais d’effacement (30, § 1, f)',
      security: 'Mesures techniques et organisationnelles (30, § 1, g)',
      processor: 'Traitement pour le compte d’un autre (30, § 2)',
    },
    subjects: 'Visiteurs et clients de la boutique',
    asProcessor:
      'L’exploitant nommé ici fait fonctionner ce système pour le responsable, comme sous-traitant. Les transferts et les mesures sont ceux qui précèdent.',
    notProcessor:
      'Le responsable fait fonctionner ce système lui-même ; personne ne traite ici pour son compte.',
    processing: 'Garder des profils, recommander, compter avec du bruit, répondre aux demandes',
  },
  assessment: {
    title: (site) => `Analyse d’impact relative à la protection des données : ${site}`,
    intro:
      'RGPD, article 35, paragraphe 7. Tirée du catalogue de données, du recueil de lois et des réglages de cette boutique. Elle doit être approuvée avant que quelqu’un puisse choisir le niveau 3, et de nouveau quand le catalogue s’agrandit.',
    headings: {
      description: 'Ce qui est fait, et pourquoi (35, § 7, a)',
      necessity: 'Nécessité et proportionnalité (35, § 7, b)',
      risks: 'Risques pour les personnes (35, § 7, c)',
      measures: 'Mesures (35, § 7, d)',
      crowd: 'Ce que la foule révèle, en chiffres',
      opinion: 'Avis demandés (35, § 2 et 9)',
      decision: 'Décision',
    },
    description: [
      'La boutique montre des recommandations. Ce qui y entre d’une personne, c’est elle qui l’a choisi : rien (niveau 0), cette visite (1), ce que garde son propre appareil (2), ou un profil dans son compte (3). Personne ne commence au-dessus de ce que prévoit son recueil de lois.',
      'Un modèle est fait de comptes de ce qui s’achète ensemble. Du bruit est ajouté à chaque compte avant qu’il soit enregistré, et ce que les gens y ont donné est effacé dans la même étape. Le modèle est public.',
      'Aucune décision à effet juridique ou similaire n’est prise (22), et aucun prix, stock ou accès ne dépend d’un profil.',
    ],
    necessity: [
      'Les niveaux 0, 1 et 2 donnent des recommandations sans que rien sur la personne quitte son appareil. Le niveau 3 est pour qui veut la même chose sur tous ses appareils ; chaque finalité s’active à part.',
      'Chaque score est une somme de parts. On mesure donc, pour chaque champ, si les recommandations sont moins bonnes sans lui. Ce qui n’aide pas n’est pas demandé.',
    ],
    proportionate: {
      level: 'Niveau avant tout choix',
      fields: 'Champs sur le serveur',
      time: 'Durée la plus longue en jours',
      basis: 'Bases juridiques',
      rights: 'Droits (12 à 22)',
      law: 'Recueil de lois',
      children: 'Enfants',
    },
    levels: (level) => `${level} : ${level === 0 ? 'rien n’est gardé' : 'cette visite seulement'}`,
    children: 'La boutique est pour les enfants : un âge inconnu compte comme le plus jeune',
    noChildren: 'Ne vise pas les enfants ; sous les âges du recueil, les niveaux sont plafonnés',
    risks:
      'Vraisemblance et gravité sans les mesures, et ce qui reste du risque avec elles. Les chemins nomment le code qui applique chaque mesure ; des tests le tiennent.',
    crowd: [
      'Plus epsilon est petit, moins un compte peut en dire sur une personne. Cela vaut pour tout ce qu’une personne donne dans une période, qui que ce soit qui regarde et quoi qu’il sache par ailleurs. Qui donne dans plusieurs périodes les additionne ; le chiffre pour un an est le plus que le registre laisse dépenser.',
    ],
    opinion: [
      'Le responsable écrit ici l’avis du délégué à la protection des données, et celui des personnes ou de qui parle pour elles.',
    ],
    decision: [
      'S’il restait un risque élevé, il faudrait d’abord consulter l’autorité (36). D’après le tableau, il n’en reste pas. Qui approuve ce document confirme que c’est le cas dans sa boutique ; l’approbation est déposée avec l’empreinte de ce document dans le journal de transparence.',
    ],
  },
  columns: {
    purpose: 'Finalité',
    use: 'Usage (fideslang)',
    basis: 'Base juridique',
    subjects: 'Données de qui',
    field: 'Champ',
    category: 'Catégorie (fideslang)',
    purposes: 'Pour quoi',
    level: 'Dès le niveau',
    retention: 'Gardé',
    where: 'Où',
    recipient: 'Destinataire',
    channel: 'Comment il connaît les gens',
    country: 'Pays et garantie',
    measure: 'Mesure',
    enforced: 'Appliqué dans',
    risk: 'Risque',
    likelihood: 'Vraisemblance',
    severity: 'Gravité',
    left: 'Reste',
    fact: 'Quoi',
    value: 'Valeur',
  },
  facts: {
    controller: 'Responsable du traitement',
    contact: 'Contact',
    officer: 'Délégué à la protection des données',
    operator: 'Sous-traitant',
    epsilon: 'Epsilon par période',
    epsilonYear: 'Epsilon sur un an, au plus',
    delta: 'Delta',
    period: 'Durée d’une période',
    periodsPerYear: 'Périodes par an auxquelles un appareil donne, au plus',
    unit: 'Qui est protégé',
  },
  places: {
    page: 'Dans la page ; jamais envoyé',
    device: 'Sur l’appareil de la personne ; jamais envoyé',
  },
  table: (name) => `Sur le serveur, table ${name}`,
  days: (count) => `${count} jours`,
  unit: 'tout ce qu’une personne donne dans une période',
  identity: {
    controller_customer_id: 'par le numéro de la boutique',
    email: 'par l’adresse électronique',
  },
  none: 'Aucun',
  missing: 'MANQUE : à dire par le responsable',
  grades: { low: 'faible', medium: 'moyen', high: 'élevé' },
  security: {
    permits:
      'Tout accès demande un permis, qui nomme la personne, les finalités et les champs et vit quelques secondes',
    rowSecurity: 'La base de données applique encore une fois boutique, personne et limitation',
    sealing:
      'Les profils sont scellés avec AES-256-GCM sous une clé par personne, elle-même sous une clé maîtresse',
    noise:
      'Les comptes reçoivent un bruit gaussien discret avant d’être enregistrés ; le budget est dans un registre qui ne fait que croître',
    rotation: 'Les noms dans les contributions changent à chaque période, et leur clé est détruite',
    transport: 'Ce qui part est signé ; les lettres et les ordres sont scellés jusqu’à leur envoi',
    logs: 'Choix, demandes, publications et incidents sont dans un journal où toute modification se voit',
    retention: 'Une tâche quotidienne efface ce qui a dépassé sa date',
    erasure:
      'L’effacement détruit la clé, efface les lignes, regarde encore et signe ce qui a été trouvé',
    tests:
      'Des tests créent des gens, les effacent et fouillent chaque octet, sauvegardes comprises',
  },
  risk: {
    reidentified: {
      risk: 'Quelqu’un apprend d’un compte public ou du modèle ce qu’une personne a acheté.',
      measure: 'Contributions bornées, bruit discret exact, un budget qu’on ne peut pas dépasser.',
    },
    joined: {
      risk: 'Quelqu’un suit une personne à travers les périodes.',
      measure: 'De faux noms qui changent à chaque période ; contributions brutes effacées.',
    },
    stolen: {
      risk: 'La base ou une sauvegarde est volée, et des profils sont lus.',
      measure: 'Une clé par personne, scellée sous une clé maîtresse gardée ailleurs.',
    },
    insider: {
      risk: 'Quelqu’un de la boutique regarde un profil sans nécessité.',
      measure: 'Permis, sécurité par ligne, et un journal des accès que la personne voit.',
    },
    otherUse: {
      risk: 'Des données servent à ce que personne n’a accepté.',
      measure:
        'Une seule décision pour tout usage ; pas de permis sans elle ; le reste est écarté.',
    },
    inferred: {
      risk: 'Une recommandation révèle quelque chose de sensible, à la personne ou à d’autres.',
      measure: 'Pas de champ sensible ; la vraie raison est montrée ; un geste cache ou oublie.',
    },
    pushed: {
      risk: 'Une personne est poussée à donner plus qu’elle ne veut.',
      measure:
        'Le niveau le plus bas d’abord, peu de demandes, baisser en un geste, rien à gagner.',
    },
    children: {
      risk: 'Un enfant est profilé.',
      measure: 'Plafonds par tranche d’âge ; un âge inconnu compte comme jeune dans ces boutiques.',
    },
    treated: {
      risk: 'Une personne a de moins bons prix ou services à cause d’un profil.',
      measure: 'Aucune finalité pour cela, donc aucun permis ; un score ne fait qu’ordonner.',
    },
    keptLong: {
      risk: 'Des données restent plus longtemps que prévu.',
      measure: 'Chaque entrée a sa date, la base cache ce qui la dépasse, une tâche l’efface.',
    },
    leftOver: {
      risk: 'Il reste quelque part quelque chose d’une personne effacée.',
      measure: 'Effacement lieu par lieu, un second regard sur tous, un certificat signé.',
    },
    comesBack: {
      risk: 'Une personne effacée revient d’une sauvegarde ou d’un import.',
      measure: 'Des empreintes à clé hors de la base, comparées à chaque démarrage et import.',
    },
    impostor: {
      risk: 'Quelqu’un demande au nom d’une personne et obtient ou efface ses données.',
      measure: 'Preuve selon le risque ; le lien va à l’adresse que la boutique a garantie.',
    },
    recipients: {
      risk: 'Un sous-traitant garde ce qui a été effacé ici.',
      measure: 'Des ordres signés, répétés pendant 72 heures ; ce qui n’est pas confirmé est dit.',
    },
    unanswered: {
      risk: 'Une demande est oubliée ou reçoit une réponse tardive.',
      measure: 'Une horloge par demande, visant 15 jours au plus ; une file par échéance.',
    },
  },
}
