import type { FieldsWords } from '../fields-words.ts'

export const words: FieldsWords = {
  intro:
    'Todo lo que se puede guardar de alguien. Lo que no está en esta lista no se puede guardar: las tablas, la exportación, el borrado y el aviso se comparan con ella.',
  find: 'Buscar',
  found: (count) => `Campos mostrados: ${count}`,
  none: 'No hay tal campo',
  noneText: 'Entonces aquí no se guarda nada de eso.',
  field: 'Campo',
  why: 'Para qué sirve',
  basis: 'Qué lo permite',
  kept: 'Cuánto tiempo',
  where: 'Dónde se guarda',
  level: 'Desde el nivel',
  events: 'Hecho de',
  noEvents: 'lo que la persona eligió o dijo aquí',
  stored: { page: 'En la página; se va con la pestaña', device: 'En el aparato de la persona' },
  table: (name) => `Aquí, en la tabla ${name}`,
}
