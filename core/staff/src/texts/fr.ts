import type { TrainingTexts } from './module-text.ts'

export const texts: TrainingTexts = {
  purpose: {
    title: 'À quoi servent les données',
    sections: [
      {
        heading: 'Un seul usage, dit à l’avance',
        text: 'Ce qu’une personne nous donne sert à l’usage que nous lui avons dit, et à aucun autre. Pour un nouvel usage, on lui pose une nouvelle question. « Cela pourrait servir un jour » n’est pas un usage. Dans le doute, on s’abstient.',
      },
      {
        heading: 'Aussi peu que possible',
        text: 'Une liste dit de chaque champ à quoi il sert et combien de temps il reste. Ce qui n’est pas sur la liste n’est pas gardé : cela tombe à l’entrée. Chaque nuit, ce qui a fait son temps est effacé.',
      },
      {
        heading: 'L’échelle',
        text: 'La personne choisit un niveau. À Rien, on n’écrit rien. À Cette visite, la page se souvient tant qu’elle est ouverte. À Sur cet appareil, le navigateur tient un passé que nous ne recevons jamais. À Mon compte, le serveur garde ce que la personne a activé, point par point, sous une clé à elle. Aider la foule se choisit à part. Prix, stock et caisse sont les mêmes à chaque niveau.',
      },
      {
        heading: 'Les permis',
        text: 'Aucun code ne lit un profil juste parce qu’il le peut. Une règle décide quels champs on lit, et pour quoi. Il en sort un permis qui vaut dix secondes. Sans permis, la porte reste fermée.',
      },
      {
        heading: 'Quand vous regardez',
        text: 'Vous donnez un motif avant d’ouvrir ce qui est à une personne. C’est ouvert quelques minutes. Cette personne voit votre nom et votre motif. Écrivez-le donc comme vous le lui diriez.',
      },
      {
        heading: 'Ce qui n’arrive jamais',
        text: 'Nous ne vendons pas de données et n’en achetons pas. Nous ne devinons rien sur la santé, la foi, l’amour ou l’argent. Aucun prix ne dépend de qui demande. Aucun rôle, aucune signature n’y change rien.',
      },
    ],
  },
  consent: {
    title: 'Le consentement',
    sections: [
      {
        heading: 'Un choix libre',
        text: 'Un oui ne compte que si un non ne coûte rien. La boutique marche aussi bien à Rien. Aucune case n’est cochée, et se taire n’est pas dire oui. Chaque usage d’un compte se choisit à part.',
      },
      {
        heading: 'Aussi simple à reprendre',
        text: 'Descendre ne prend pas plus de pas que monter, et cela vaut dès la requête qui suit. Ce que gardait le niveau plus haut est effacé au même moment. Qui le veut l’emporte avant.',
      },
      {
        heading: 'Ni bandeau ni coup de pouce',
        text: 'À Rien, on ne garde rien : il n’y a donc rien à demander. Les deux réponses ont la même taille et la même couleur. On ne loue pas un oui, on ne blâme pas un non, et on ne presse personne.',
      },
      {
        heading: 'Un non reste un non',
        text: 'Après un non, on attend longtemps avant de redemander : six mois dans l’UE, un an en Californie. C’est la loi du lieu qui le dit, et aucune campagne ne peut faire moins. Et jamais une campagne n’est jugée au nombre de oui.',
      },
      {
        heading: 'Ce que dit le navigateur',
        text: 'Certains navigateurs envoient un signal, Global Privacy Control. C’est un non à toutes les boutiques. On le suit sans rien demander, et on le montre. Qui prend ici un niveau plus haut de son plein gré a choisi, et cela compte.',
      },
      {
        heading: 'Les reçus',
        text: 'Chaque choix laisse une trace : quoi, quand, selon quelle loi, avec quels mots. La personne la reçoit, signée par nous. Si nous changeons les mots, les vieux reçus mènent encore aux vieux mots.',
      },
      {
        heading: 'Les enfants',
        text: 'Un enfant reste au niveau que permet la loi du lieu : le plus souvent Rien, ou plus si un parent est d’accord. Dans une boutique pour enfants, un âge que l’on ignore compte comme le plus jeune.',
      },
    ],
  },
  tactics: {
    title: 'Les tactiques mal vues',
    sections: [
      {
        heading: 'Ce qui met mal à l’aise',
        text: 'On est mal à l’aise quand quelqu’un sait ce qu’on n’a jamais dit. Des sondages montrent où cela commence. Sur 100 personnes, 73 aiment les conseils tirés de leurs propres achats. Mais 52 n’aiment pas que la pub les suive sur d’autres sites.',
      },
      {
        heading: 'Le registre',
        text: 'Il dit de chaque tactique ce que les sondages ont trouvé, et un verdict. Permis : on s’en sert, et on dit sur quoi cela repose. Demander : on ne montre rien avant un oui, et on demande une fois. Jamais : une campagne qui le fait ne part pas.',
      },
      {
        heading: 'Si les données sont proches',
        text: 'Ce que les gens nous ont dit ou ont fait ici est proche. Ce que l’on devine est loin. Ce que d’autres savent est exclu. Quand une offre est devinée et non dite, les gens l’aiment 17 % de moins.',
      },
      {
        heading: 'Ce que l’on laisse en paix',
        text: 'Santé, grossesse, sexe, foi, politique, dettes, alcool, jeux d’argent, rencontres, poids. Un article de ceux-là n’est jamais un signal, un public ou une raison. Une boutique peut en ajouter, mais pas en ôter.',
      },
      {
        heading: 'Deux signatures',
        text: 'Un verdict peut être adouci, avec un motif, et le journal le montre. Le plus souvent un nom suffit. Ce qui ne se fait jamais en demande deux. Un prix selon la personne, les données des autres et ce que l’on devine de la santé ne s’adoucissent pas. Pour être plus strict, un nom suffit.',
      },
      {
        heading: 'Quand les gens le disent',
        text: 'Chacun peut toucher « trop personnel ». Quand c’est assez sûr, le verdict descend seul d’un cran. Ce qui tourne avec la tactique demande alors d’abord, ou s’arrête. Seuls des gens peuvent le remonter.',
      },
      {
        heading: 'Ce que l’on fait à la place',
        text: 'Prenez ce que les gens vous ont dit. Prenez ce qui va avec la page ou la saison. Dites pourquoi on le leur montre, et qu’un seul geste suffise pour le couper.',
      },
    ],
  },
  privacy: {
    title: 'La confidentialité différentielle',
    sections: [
      {
        heading: 'La promesse',
        text: 'Ce que nous tirons de la foule est presque pareil avec vous et sans vous. Ainsi nul ne peut y lire si vous en étiez, ni ce que vous avez fait.',
      },
      {
        heading: 'Le bruit',
        text: 'On additionne ce que les gens ont donné. À chaque somme on ajoute du bruit, tiré au hasard. Il est assez grand pour cacher ce qu’une seule personne peut changer. Les grands groupes se voient à travers. Les petits s’y noient. C’est pour cela qu’on ne les voit pas, et ce n’est pas un défaut.',
      },
      {
        heading: 'Ce que veut dire ε',
        text: 'La lettre grecque ε (epsilon) dit ce qui peut se voir d’une personne. Un petit ε, c’est plus de bruit. À 1, les chances de deviner quelque chose sur vous sont au plus trois fois plus grandes, sauf un hasard infime. À 8, cette limite est d’environ 3 000 fois.',
      },
      {
        heading: 'Une limite pour chacun',
        text: 'Nul ne pèse plus qu’une mesure fixe, même s’il achète beaucoup. Sinon un panier bien plein se verrait à travers le bruit.',
      },
      {
        heading: 'Payer avant le bruit',
        text: 'D’abord on débite le budget, puis on tire le bruit. Si le courant manque entre les deux, un peu de budget est perdu. Rien ne sort.',
      },
      {
        heading: 'Un second regard',
        text: 'Chaque période reçoit son bruit une fois, et ses lignes sont effacées du même coup. Qui regarde encore voit les mêmes chiffres. Cela ne coûte rien et ne montre rien de neuf. Tirer à nouveau serait autre chose : beaucoup de tirages, mis ensemble, lèvent le voile.',
      },
      {
        heading: 'Tout s’ajoute',
        text: 'Qui aide pendant bien des périodes est protégé par leur somme. C’est pourquoi le chiffre de l’année est à côté de celui d’une période. Pour monter ε il faut deux personnes, car ce qui est sorti ne se reprend pas.',
      },
    ],
  },
  incident: {
    title: 'Exercice d’incident',
    sections: [
      {
        heading: 'Ce qu’est un incident',
        text: 'Des données sont là où elles ne doivent pas être, ou changées, ou perdues. Ou cela se pourrait : pas besoin d’être sûr. Un mail à la mauvaise adresse compte. Un portable perdu aussi, ou une clé sur une page publique.',
      },
      {
        heading: 'Dites-le tout de suite',
        text: 'Dites-le à la personne chargée de la vie privée : elle ouvre l’incident. Le temps court depuis que quelqu’un ici le sait, pas depuis la preuve. Dans l’UE, l’autorité doit le savoir en 72 heures. Plus tard, il faut des raisons. Nul n’est blâmé de l’avoir dit.',
      },
      {
        heading: 'N’effacez rien',
        text: 'Bouchez le trou et gardez les traces. Ne rangez pas et ne refaites pas à neuf ce qui montre comment c’est venu. Fermez les sessions et les clés qui ont pu changer de mains.',
      },
      {
        heading: 'Qui est touché',
        text: 'Ne devinez pas. La console trouve les gens : par les champs en cause, ou par ce que quelqu’un a ouvert entre deux moments. Chaque regard sur les données d’une personne est au journal des accès.',
      },
      {
        heading: 'Le parcours',
        text: 'Vu, jugé, contenu, autorité prévenue, gens prévenus, clos. À chaque pas il faut une note. On peut prévenir l’autorité en plusieurs fois : d’abord ce que l’on sait, le reste plus tard. On ne peut pas clore tant qu’il reste un dû.',
      },
      {
        heading: 'Prévenir les gens',
        text: 'Si le risque est grand, et que quelqu’un peut lire les données, on le dit aux gens. On dit en mots simples ce qui s’est passé, ce qui peut en sortir et ce qu’ils peuvent faire. La console a la lettre, en quatre langues.',
      },
      {
        heading: 'Un exercice',
        text: 'Un exercice suit le même chemin. Ses lettres disent que c’en est un, et nul ne les reçoit. Faites-en un avant d’en avoir besoin.',
      },
    ],
  },
}
