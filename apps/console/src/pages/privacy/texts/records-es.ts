import type { RecordsWords } from '../records-words.ts'

export const words: RecordsWords = {
  intro:
    'Los documentos que pide la ley, hechos de lo que guarda el código y de cómo está puesto este sitio. Nunca se quedan viejos; lo que usted aprueba es un estado de ellos.',
  titles: { processing: 'Registro de tratamientos', assessment: 'Evaluación de riesgos' },
  texts: {
    processing: 'Qué se hace con los datos, por qué, cuánto tiempo y quién (RGPD 30).',
    assessment:
      'Qué puede suponer el nivel 3 para la gente, y qué se hace al respecto (RGPD 35). Nadie puede encender su cuenta antes de que alguien la haya leído y aprobado.',
  },
  missing: 'Nadie ha dicho todavía:',
  toNotices: 'Dígalo en la página de avisos.',
  show: 'Leerlo aquí',
  html: 'Descargar como página',
  json: 'Descargar como JSON',
  state: 'Estado',
  states: { missing: 'Sin aprobar', stale: 'Anticuada', approved: 'Aprobada' },
  stateTexts: {
    missing: 'Nadie puede encender el nivel 3.',
    stale:
      'Se guarda más de lo que se aprobó. Nadie nuevo llega al nivel 3 hasta que se lea otra vez.',
    approved: 'El nivel 3 se puede encender.',
  },
  changed:
    'El documento dice ahora otra cosa que lo aprobado. Léalo otra vez, y apruébelo como está.',
  approvedBy: 'Aprobada por',
  approvedAt: 'Aprobada el',
  approvedHash: 'Huella de lo aprobado',
  hash: 'Huella del documento como está ahora',
  approve: 'Lo he leído y lo apruebo',
  approveText: (name) =>
    `Usted aprueba este estado del documento en su nombre, ${name}. Su texto y su huella van al registro y al diario.`,
  approved: 'Está aprobado.',
}
