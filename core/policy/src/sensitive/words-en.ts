import type { TopicWords } from './words.ts'

export const en: TopicWords = {
  health: `
    health, medical, medicine, medicines, medication, pharmacy, prescription, prescriptions, drugs,
    remedy, remedies, first aid, pain relief, painkillers, cold and flu, diabetes, diabetic, cancer,
    asthma, hiv, stds, depression, anxiety, incontinence, disability, mobility aids,
    hearing aids, quit smoking, stop smoking, nicotine replacement, addiction, therapy
  `,
  pregnancy: `
    pregnancy, pregnant, maternity, prenatal, antenatal, fertility, ovulation, ivf, breastfeeding,
    nursing bras, miscarriage
  `,
  sex: `
    sex, sexual, sexuality, erotic, erotica, adult toys, sex toys, condom, condoms, contraception,
    contraceptives, personal lubricants, intimate, intimacy, fetish, porn, lgbt, lgbtq, gay, lesbian, queer,
    transgender
  `,
  religion: `
    religion, religions, religious, faith, bible, bibles, quran, koran, torah, rosary, rosaries,
    prayer, christian, christianity, islam, islamic, muslim, jewish, judaism, hinduism, buddhism,
    halal, kosher
  `,
  politics: `
    politics, political, election, elections, political parties, trade union, trade unions, activism
  `,
  debt: `
    debt, debts, loan, loans, payday, bankruptcy, insolvency, debt relief, credit repair,
    pawnbroker
  `,
  alcohol: `
    alcohol, alcoholic, beer, beers, wine, wines, spirits, liquor, liqueur, liqueurs, whisky,
    whiskey, vodka, gin, rum, brandy, cognac, champagne, prosecco, cider, ciders, ale, ales, lager
  `,
  gambling: `
    gambling, casino, casinos, betting, lottery, lotteries, scratch cards, slot machines, bingo
  `,
  dating: 'dating, matchmaking, singles events, speed dating',
  weight_loss: `
    weight loss, weight management, slimming, diet pills, dieting, fat burner, fat burners,
    meal replacement, meal replacements
  `,
}
