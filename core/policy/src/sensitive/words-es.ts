import type { TopicWords } from './words.ts'

export const es: TopicWords = {
  health: `
    salud, medico, medica, medicina, medicinas, medicamento, medicamentos, farmacia, parafarmacia,
    receta medica, primeros auxilios, analgesicos, resfriado, gripe, diabetes, diabetico, cancer,
    asma, vih, depresion, ansiedad, incontinencia, discapacidad, audifonos, dejar de fumar,
    adiccion, terapia
  `,
  pregnancy: `
    embarazo, embarazada, embarazadas, maternidad, prenatal, fertilidad, ovulacion, fiv, lactancia,
    parto, aborto
  `,
  sex: `
    sexo, sexual, sexualidad, erotico, erotica, erotismo, juguetes sexuales, juguetes para adultos,
    preservativo, preservativos, condon, condones, anticonceptivo, anticonceptivos, intimo, intima,
    intimos, intimas, higiene intima, fetichismo, lgbt, gay, lesbiana, queer, transgenero
  `,
  religion: `
    religion, religiones, religioso, religiosa, biblia, biblias, coran, tora, rosario, rosarios,
    oracion, cristiano, cristianismo, islam, islamico, musulman, judio, judaismo, hinduismo,
    budismo, halal, kosher
  `,
  politics: `
    politica, politico, eleccion, elecciones, partido politico, partidos politicos, sindicato,
    sindicatos, activismo
  `,
  debt: `
    deuda, deudas, endeudamiento, prestamo, prestamos, credito rapido, creditos rapidos, quiebra,
    insolvencia, casa de empenos
  `,
  alcohol: `
    alcohol, alcoholica, alcoholicas, bebidas alcoholicas, cerveza, cervezas, vino, vinos,
    espumosos, licor, licores, destilados, whisky, vodka, ginebra, rones, brandy, cava, champan, sidra,
    sidras, vermut
  `,
  gambling: `
    juegos de azar, apuestas, casino, casinos, loteria, loterias, rasca y gana, tragaperras, bingo
  `,
  dating: 'citas en linea, citas online, buscar pareja, citas rapidas',
  weight_loss: `
    perdida de peso, perder peso, adelgazar, adelgazante, adelgazantes, adelgazamiento, quemagrasas,
    quema grasas, sustitutivo de comida, sustitutivos de comidas
  `,
}
