import type { TopicWords } from './words.ts'

export const fr: TopicWords = {
  health: `
    sante, medical, medicale, medecine, medicament, medicaments, pharmacie, parapharmacie,
    ordonnance, premiers secours, antidouleur, antidouleurs, rhume, grippe, diabete, diabetique,
    cancer, asthme, vih, depression, anxiete, incontinence, handicap, aides auditives,
    arret du tabac, sevrage tabagique, addiction, therapie
  `,
  pregnancy: `
    grossesse, enceinte, femme enceinte, maternite, prenatal, fertilite, ovulation, fiv,
    allaitement, accouchement, fausse couche
  `,
  sex: `
    sexe, sexuel, sexuelle, sexualite, erotique, erotisme, jouets pour adultes, sextoys, preservatif,
    preservatifs, contraception, intime, intimes, hygiene intime, fetichisme, lgbt,
    gay, lesbienne, queer, transgenre
  `,
  religion: `
    religion, religions, religieux, religieuse, foi, bible, bibles, coran, torah, chapelet,
    chapelets, priere, chretien, christianisme, islam, islamique, musulman, juif, judaisme,
    hindouisme, bouddhisme, halal, casher, cascher
  `,
  politics: `
    politique, politiques, election, elections, parti politique, partis politiques, syndicat,
    syndicats, militantisme
  `,
  debt: `
    dette, dettes, endettement, surendettement, credit a la consommation, pret personnel, prets personnels, faillite,
    rachat de credit, pret sur gage
  `,
  alcohol: `
    alcool, alcools, alcoolise, alcoolises, alcoolisee, alcoolisees, biere, bieres, vin, vins, spiritueux, liqueur, liqueurs,
    whisky, vodka, gin, rhum, cognac, armagnac, champagne, cremant, prosecco, cidre, cidres, pastis
  `,
  gambling: `
    jeux d argent, jeux de hasard, casino, casinos, paris sportifs, loterie, loto, jeux a gratter,
    machines a sous, bingo
  `,
  dating: 'site de rencontre, sites de rencontre, rencontres amoureuses, rencontres, speed dating',
  weight_loss: `
    perte de poids, minceur, amincissant, amincissants, amaigrissement, regime minceur,
    bruleur de graisse, bruleurs de graisse, substitut de repas, substituts de repas
  `,
}
