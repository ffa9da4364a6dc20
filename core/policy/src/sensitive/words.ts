/**
 * Words that make a category or a tag a sensitive one, in four languages: without accents, in lower
 * case, phrases with a space between their words. Whoever adds a word adds a product to the test.
 */
export const sensitiveTopics = [
  'health',
  'pregnancy',
  'sex',
  'religion',
  'politics',
  'debt',
  'alcohol',
  'gambling',
  'dating',
  'weight_loss',
] as const

export type SensitiveTopic = (typeof sensitiveTopics)[number]

export type TopicWords = Readonly<Record<SensitiveTopic, string>>

/**
 * Taken out before anything is looked for: they have a word of a list in them and mean something
 * that says nothing about anybody. An aisle of health and beauty has shampoo in it; what is below says more.
 */
export const innocentPhrases = `
  health food, health foods, ginger beer, root beer, wine vinegar, wine gums, beer garden,
  alcohol free, non alcoholic, alkoholfrei, alkoholfreie getranke, sans alcool, sin alcohol,
  health beauty, health and beauty, gesundheit schonheit, gesundheit und schonheit,
  sante beaute, sante et beaute, beaute sante, beaute et sante, salud belleza, salud y belleza,
  christian dior, christian louboutin,
  sex female, sex male, sexe femme, sexe homme, sexo mujer, sexo hombre
`

/** The few that leave no doubt even in a title. */
export const titleWords: Readonly<Partial<Record<SensitiveTopic, string>>> = {
  health: `
    incontinence, inkontinenz, incontinencia, hiv test, hiv tests, test vih, nicotine gum,
    blood glucose, blutzucker, glycemie, glucemia
  `,
  pregnancy: `
    pregnancy test, pregnancy tests, schwangerschaftstest, schwangerschaftstests,
    test de grossesse, tests de grossesse, test de embarazo, prueba de embarazo,
    pruebas de embarazo, ovulation test, ovulationstest, test d ovulation, test de ovulacion
  `,
  sex: `
    condom, condoms, kondom, kondome, preservatif, preservatifs, preservativo, preservativos,
    vibrator, vibrators, vibratoren, vibromasseur, vibrador
  `,
}
