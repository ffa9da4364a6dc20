import type { BudgetWords } from '../budget-words.ts'

export const words: BudgetWords = {
  intro:
    'Cada recuento de la multitud revela un poco de cada persona que está en él. ε dice cuánto como mucho: cuanto menor, mejor escondida. Lo gastado, gastado está; al sitio le vuelve solo conforme pasa el año.',
  broken: (entry) =>
    `El libro no se sostiene: la entrada ${entry} fue cambiada. Nada se carga encima. Abra un incidente y compare con una copia de seguridad.`,
  year: 'En los últimos 365 días',
  crowd: 'Recuentos para el modelo',
  campaigns: 'Campañas',
  trust: 'Recuentos de confianza',
  of: (spent, limit) => `ε ${spent} de ${limit}`,
  crowdText: (releases, left) =>
    `Publicaciones: ${releases}. De tamaño entero caben ${left} más en el año.`,
  campaignsText: (count) =>
    `Campañas: ${count}. Solo se suman aquellas en las que puede estar una misma persona.`,
  trustText: (count) => `Recuentos de cómo elige la gente: ${count}.`,
  total: 'De una persona, desde el principio',
  totalText: (epsilon, delta) =>
    `Quien estuvo en cada recuento, cada campaña y cada recuento de confianza ha revelado como mucho ε ${epsilon}, con δ ${delta}.`,
  chart: 'Lo gastado, a lo largo del tiempo',
  when: 'Cuándo',
  cumulative: 'Una persona, desde el principio',
  none: 'Todavía no se ha gastado nada',
  noneText:
    'La primera publicación de un periodo, la primera campaña o el primer recuento de confianza se carga aquí antes de sacar el ruido.',
  ledger: 'Libro',
  ledgerText:
    'Cada entrada lleva la huella de la anterior, así que ninguna se puede cambiar ni quitar. El cargo se anota antes de sacar el ruido.',
  holds: (entries) => `La cadena de ${entries} entradas se sostiene.`,
  head: 'Última huella, para anotarla en otro lugar',
  entry: 'Entrada',
  what: 'Para qué',
  period: 'Periodo',
  campaign: 'Campaña',
  trustCount: 'Recuento de confianza',
  cost: 'Coste',
  state: 'Estado',
  states: { reserved: 'Cargada', released: 'Publicada' },
  hash: 'Huella',
  older: 'Mostrar entradas más antiguas',
  change: 'Cambiar el presupuesto',
  changeText:
    'Bajarlo se hace enseguida. Subir algo espera a una segunda persona, que tiene dos días para firmar. Lo cargado, cargado queda.',
  perPeriod: 'ε de una publicación',
  perPeriodHint: (days) => `Un periodo tiene ${days} días.`,
  periodsPerYear: 'Publicaciones de ese tamaño en 365 días',
  periodsHint: (epsilon) => `Juntas, ahora, ε ${epsilon} al año.`,
  campaignsPerYear: 'ε de las campañas en 365 días',
  campaignsHint: 'Un número o una fracción, como 6 o 9/2.',
  reasonHint: 'Está en el diario, y quien firma lo lee. No nombre a nadie.',
  apply: 'Cambiarlo',
  same: 'Nada es distinto de ahora.',
  lowered: 'El presupuesto está bajado.',
  waits: 'Ahora espera a una segunda persona.',
  waiting: (who, until) =>
    `${who} propuso subir el presupuesto. Otra persona lo firma hasta el ${until}.`,
}
