import type { SignInWords } from './words.ts'

export const words: SignInWords = {
  title: 'Se connecter',
  again: 'Vous avez été déconnecté. Connectez-vous : vous reviendrez à la page où vous étiez.',
  provider: "Se connecter avec le compte de l'entreprise",
  passkey: "Se connecter avec une clé d'accès",
  passkeyHint: 'Votre appareil demande ce qui le déverrouille : un doigt, un visage ou un code.',
  demo: {
    title: "Regarder comme quelqu'un de l'équipe",
    text: 'Cette boutique est inventée, et tous ses gens aussi. Choisissez le travail que vous voulez voir.',
  },
  does: {
    viewer: 'voit les chiffres et ne change rien',
    marketer: 'prépare des campagnes et lit ce qui en est sorti',
    developer: 'relie la boutique et veille à sa marche',
    privacy_officer: 'répond aux gens et veille sur le budget',
    administrator: "fait entrer l'équipe et donne les rôles",
  },
  nobody: {
    title: 'Personne ne peut encore se connecter',
    text: "Discreet montre un lien dans le terminal où il a été lancé. La première personne qui ouvre ce lien devient l'administrateur.",
    lost: 'Le lien vaut une heure. Relancez Discreet : il en montre un nouveau.',
  },
  noWay: "On ne peut pas se connecter ici pour le moment. Demandez à qui s'occupe de Discreet.",
  join: {
    title: "Rejoindre l'équipe",
    text: "Vous vous connectez avec une clé d'accès : elle reste sur votre appareil ou dans votre gestionnaire, et il n'y a pas de mot de passe à voler.",
    name: 'Votre nom',
    nameHint: 'Les gens de la boutique le voient quand vous regardez ce qui est à eux.',
    action: "Créer une clé d'accès et se connecter",
  },
  troubles: {
    cancelled: "La clé d'accès n'a pas servi. Réessayez quand vous serez prêt.",
    noPasskeys:
      "Ce navigateur n'a pas de clés d'accès. Prenez un navigateur plus récent, ou un appareil avec un verrou d'écran ou une clé de sécurité.",
    notAtAnAddress:
      "Les clés d'accès ont besoin d'un nom dans l'adresse. Ouvrez cette page au nom indiqué ci-dessous.",
    unknownPasskey:
      "Cette clé d'accès n'est pas connue ici. Prenez-en une autre ou demandez un nouveau lien.",
    linkOver:
      "Ce lien a déjà servi, ou il est trop vieux. Demandez-en un nouveau à un administrateur ; s'il n'y en a pas encore, relancez Discreet : il montre un nouveau lien.",
    linkMissing:
      "Cette page lit le lien une seule fois. Ouvrez-le encore tel que vous l'avez reçu ; s'il a servi, demandez-en un nouveau.",
    known: "Cet appareil a déjà une clé d'accès pour vous. Connectez-vous avec elle.",
    tooOften: "Trop d'essais. Attendez un quart d'heure.",
    providerAway:
      "La connexion de votre entreprise ne répond pas. Rien n'est ouvert en attendant ; réessayez bientôt.",
    notBack:
      "La connexion de votre entreprise n'est pas revenue comme elle a commencé, ou a pris trop de temps. Réessayez.",
  },
}
