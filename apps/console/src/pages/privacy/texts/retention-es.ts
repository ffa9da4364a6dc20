import type { RetentionWords } from '../retention-words.ts'

export const words: RetentionWords = {
  intro:
    'Todo lo que se guarda de alguien tiene una fecha. Lo que la ha pasado se borra; donde una ley lo pide, se avisa antes a la persona.',
  daily:
    'Un servidor en marcha lo hace solo cada día. Usted puede mirar qué ha vencido, o hacerlo ahora.',
  look: 'Solo contar lo vencido',
  looked: 'Está contado. No se borró nada.',
  wouldGo: 'Esto se borraría ahora',
  gone: 'Esto se borró',
  run: 'Borrar lo vencido',
  runText: 'No se puede recuperar. A quien hay que avisar antes se le avisa, y se queda por ahora.',
  reasonHint: 'Está en el diario. No nombre a nadie.',
  working: (step, of) => `Paso ${step} de ${of} …`,
  done: 'Está borrado, y el informe está archivado.',
  entries: 'Cosas en perfiles',
  people: 'Cuentas',
  identities: 'De quién era una solicitud',
  warned: 'Entre ellas, cuentas avisadas antes',
  waiting: 'Cuentas vencidas que esperan tras un aviso, o una respuesta',
  what: 'Qué',
  count: 'Cuántas',
  reports: 'Informes',
  when: 'Cuándo',
  none: 'Todavía no hay informes',
  noneText: 'Cada pasada deja uno aquí y en el diario.',
}
