import type { TrainingQuestions } from './module-text.ts'

export const questions: TrainingQuestions = {
  purpose: [
    {
      id: 'late-payers',
      text: 'Des gens ont activé « achats » pour de meilleurs conseils. Un collègue veut en tirer qui va payer en retard. Que faire ?',
      options: [
        'Oui : les lignes sont déjà là.',
        'Oui, si deux personnes seulement le voient.',
        'Non. C’est un autre usage, et nul ne l’a accepté.',
        'Oui, et on le dira aux gens l’an prochain.',
      ],
    },
    {
      id: 'viewing-time',
      text: 'Quelqu’un veut noter combien de temps on regarde chaque image. Il ne sait pas encore pour quoi. Que faire ?',
      options: [
        'Attendre un usage que l’on a dit aux gens.',
        'Le noter, et chercher un usage plus tard.',
        'Le noter sous un nom tiré au hasard.',
        'Le noter une semaine seulement.',
      ],
    },
    {
      id: 'level-two',
      text: 'Une personne au niveau 2 demande ce que nous savons des articles qu’elle a regardés. Que répondez-vous ?',
      options: [
        'Nous le cherchons par son appareil.',
        'Elle doit d’abord montrer un passeport.',
        'C’est un secret de la maison.',
        'Nous n’en avons rien. Son propre navigateur le lui montre.',
      ],
    },
    {
      id: 'curious',
      text: 'Vous avez ouvert un compte pour répondre à une demande, et c’est fait. Vous aimeriez savoir où en est la commande. Que faites-vous ?',
      options: [
        'Je l’ouvre encore, pour le même motif.',
        'Je laisse : il n’y a plus de motif.',
        'Je demande à une collègue de voir.',
        'Je regarde vite, tant que c’est ouvert.',
      ],
    },
    {
      id: 'list-for-sale',
      text: 'Une société offre de l’argent pour une liste de gens qui aiment la marche. Deux chefs ont signé. Que se passe-t-il ?',
      options: [
        'On le fait : il y a deux signatures.',
        'On le fait sans les noms, pour ne nuire à personne.',
        'L’administrateur décide.',
        'Rien. Aucune signature ne le permet.',
      ],
    },
  ],
  consent: [
    {
      id: 'two-buttons',
      text: 'Dans un projet, le oui est vert vif et le non un petit texte gris. Que dites-vous ?',
      options: [
        'Bien : les deux y sont.',
        'Non : on pousse vers l’un des deux.',
        'Bien, tant que ce n’est encore qu’un test.',
        'Bien, si les mots sont justes.',
      ],
    },
    {
      id: 'help-desk',
      text: 'Un clic suffit pour dire oui. Pour revenir en arrière, il faut appeler. Qu’est-ce qui ne va pas ?',
      options: [
        'Rien : on peut appeler.',
        'Juste que nul ne répond après six heures.',
        'Reprendre doit être aussi simple que donner.',
        'On devrait d’abord demander pourquoi la personne le veut.',
      ],
    },
    {
      id: 'signal',
      text: 'Le navigateur d’un visiteur envoie Global Privacy Control. Le marketing aimerait demander une fois, poliment, de faire exception. Que faire ?',
      options: [
        'Ne pas demander. C’est un non, et on montre qu’on le suit.',
        'Demander une fois, puisque c’est poli.',
        'Demander après une semaine.',
        'N’en tenir aucun compte, si la loi du lieu ne nomme pas ce signal.',
      ],
    },
    {
      id: 'goal',
      text: 'Une campagne doit être jugée au nombre de gens qui montent de niveau. Que faire ?',
      options: [
        'C’est un bon but.',
        'Avec un petit groupe, cela va.',
        'Avec un cadeau, cela va.',
        'Non : elle pousserait les gens à dire oui.',
      ],
    },
    {
      id: 'other-words',
      text: 'Quelqu’un dit : votre avis m’a dit autre chose l’an passé. Comment le savoir ?',
      options: [
        'Lui lire l’avis du jour.',
        'Suivre son reçu : il mène aux mots mêmes qu’il a vus.',
        'Lui demander une preuve.',
        'On ne peut plus le savoir.',
      ],
    },
  ],
  tactics: [
    {
      id: 'basket',
      text: 'Quelqu’un a laissé un panier. Pour un rappel, le registre dit « demander ». La question est restée sans réponse. Que se passe-t-il ?',
      options: [
        'Un mail, car il n’a pas dit non.',
        'Un mail qui ne nomme aucun article.',
        'On n’envoie rien : pas de réponse, c’est non.',
        'On demande chaque semaine, jusqu’à une réponse.',
      ],
    },
    {
      id: 'prams',
      text: 'Qui achète de l’acide folique est souvent enceinte. Une campagne pour des landaus se vendrait bien. Que faire ?',
      options: [
        'La faire, sans dire pourquoi on la montre.',
        'La laisser : ce serait deviner ce que nul n’a dit.',
        'La faire avec deux signatures, car le sujet est délicat.',
        'La faire, mais en bannière seulement.',
      ],
    },
    {
      id: 'relax',
      text: 'Vous voulez adoucir un verdict « jamais », et celui-ci peut l’être. Que faut-il ?',
      options: [
        'Votre rôle suffit.',
        'Un bon résultat dans un test.',
        'Un mot de votre chef dans un mail.',
        'Un motif écrit et deux personnes, au vu de tous dans le journal.',
      ],
    },
    {
      id: 'lowered',
      text: 'Beaucoup disent « trop personnel » de votre campagne. Sa tactique passe de « permis » à « demander ». Elle rapporte bien. Et alors ?',
      options: [
        'Elle demande d’abord. Cherchez ce qui a gêné.',
        'La relancer sous un autre nom, puisqu’elle rapporte si bien.',
        'Ôter le bouton.',
        'Remonter le verdict jusqu’à la fin des soldes.',
      ],
    },
    {
      id: 'tents',
      text: 'Il pleut, et quelqu’un regarde une tente. Quelle est la meilleure idée ?',
      options: [
        'De la pub pour la tente sur d’autres sites.',
        'Un message quand il passe devant le magasin.',
        'Des conseils qui vont avec la page, chacun avec sa raison.',
        'Un prix qui baisse pour qui attend.',
      ],
    },
  ],
  privacy: [
    {
      id: 'village',
      text: 'Un graphique dit environ 12 achats dans un village, entre 0 et 40. Votre chef veut le nombre exact. Que faire ?',
      options: [
        'Publier encore la semaine et prendre la moyenne.',
        'Dire 12 : c’est le nombre.',
        'Il n’y en a pas. Un groupe si petit ne se voit pas.',
        'Demander de regarder ce seul nombre dans la base de données.',
      ],
    },
    {
      id: 'fifth-look',
      text: 'Vous ouvrez le même rapport pour la cinquième fois ce jour. Combien cela coûte-t-il ?',
      options: [
        'Rien. Il montre les mêmes chiffres gardés.',
        'Cinq fois ε.',
        'Un peu plus de budget à chaque fois.',
        'Rien, et les chiffres sont plus exacts à chaque regard.',
      ],
    },
    {
      id: 'power-fails',
      text: 'Le courant manque après le débit et avant le bruit. Qu’est-ce qui est vrai ?',
      options: [
        'Les chiffres sont sortis sans bruit.',
        'Un peu de budget est perdu. Rien n’est sorti sur personne.',
        'Il faut annuler le débit à la main.',
        'La période reçoit deux fois son bruit.',
      ],
    },
    {
      id: 'smoother',
      text: 'Quelqu’un aimerait ε 8 et non 1, pour des courbes plus lisses. Que dites-vous d’abord ?',
      options: [
        'Bien : le bruit n’est qu’une affaire de vue.',
        'Bien, si l’on revient à 1 la semaine qui suit.',
        'Bien : ε ne compte que pour les grands groupes.',
        'On pourrait voir bien plus d’une personne, et cela ne se reprend pas.',
      ],
    },
    {
      id: 'ten-weeks',
      text: 'Chaque semaine a ε 1. Une personne a aidé pendant dix semaines. Qu’est-ce qui dit si elle est bien protégée ?',
      options: [
        'ε 1, car chaque semaine est à part.',
        'Le chiffre des dix semaines prises ensemble.',
        'La moyenne, ε 0,1.',
        'Rien à protéger : les noms sont tirés au hasard.',
      ],
    },
  ],
  incident: [
    {
      id: 'wrong-address',
      text: 'Un export est parti à la mauvaise adresse. Qui l’a reçu dit l’avoir effacé. Que faites-vous ?',
      options: [
        'Rien : il est effacé.',
        'Je retire le mail des messages envoyés.',
        'J’attends de voir si cela revient.',
        'Je le dis tout de suite à la personne chargée de la vie privée. C’est un incident quand même.',
      ],
    },
    {
      id: 'friday',
      text: 'C’est vendredi soir. On saura lundi ce qui s’est passé. Depuis quand le temps court-il ?',
      options: [
        'Depuis lundi, quand on saura ce qui est arrivé.',
        'Depuis que quelqu’un ici l’a su.',
        'Quand les avocats le disent.',
        'Quand quelqu’un de dehors le demande.',
      ],
    },
    {
      id: 'wipe',
      text: 'Un compte étranger a lu des profils. Un collègue veut refaire le serveur à neuf tout de suite. Que faire ?',
      options: [
        'Fermer la porte au compte et garder les traces.',
        'Le refaire, pour qu’il soit sûr.',
        'Ôter les lignes du journal, pour ne pas faire peur.',
        'Laisser le compte une semaine et regarder.',
      ],
    },
    {
      id: 'whose-data',
      text: 'Pendant deux heures, quelqu’un a eu la session d’un membre de l’équipe. Comment savoir de qui il a vu les données ?',
      options: [
        'Écrire à tous ceux qui ont un compte.',
        'Attendre de voir qui se plaint.',
        'Chercher ce qui a été ouvert sous ce nom entre ces deux moments.',
        'Demander au membre ce dont il se souvient.',
      ],
    },
    {
      id: 'half-known',
      text: 'Dans deux heures, le délai pour l’autorité est passé. La moitié des faits manque. Que faites-vous ?',
      options: [
        'J’attends de tout savoir.',
        'J’envoie ce que l’on sait, et le reste plus tard.',
        'Je comble les trous avec ce qui est probable, et j’envoie à temps.',
        'Je clos l’incident.',
      ],
    },
  ],
}
