import type { LogWords } from '../log-words.ts'

export const words: LogWords = {
  intro:
    'Cada elección, recuento, solicitud, incidente y acto del personal deja aquí una línea. La línea es una huella: no dice nada de nadie, y nadie puede cambiarla después sin que se note. Su navegador lo comprueba ahora por sí mismo.',
  checking: (done, total) => `${done} de ${total} entradas comprobadas …`,
  check: 'Comprobar otra vez',
  checked: 'El diario se ha comprobado.',
  holds: 'El diario se sostiene.',
  shown: 'Lo que queda demostrado',
  signed: 'La cabeza del diario está firmada con la clave de este sitio.',
  unsigned:
    'Este navegador no sabe comprobar firmas Ed25519. No queda demostrado que alguien firmara el diario; use un navegador más nuevo.',
  whole: (entries) =>
    `Aquí se han leído las ${entries} entradas, y juntas dan la cabeza firmada. Ninguna falta, ni está cambiada o fuera de lugar.`,
  grown: (entries, day) =>
    `Empieza con las ${entries} entradas que este navegador comprobó el ${day}. Desde entonces no se ha quitado nada.`,
  firstLook:
    'Este navegador mira por primera vez. Guarda la cabeza y notará si el diario vuelve algún día atrás.',
  notShown: 'Lo que no queda demostrado',
  notShownLines: [
    'Que los demás reciben el mismo diario. Compare la cabeza con alguien que mire desde otro lugar.',
    'Que los hechos detrás de las huellas son ciertos. El servidor compara sus tablas con el diario con: discreet log verify',
    'Que pasó algo que nadie anotó.',
  ],
  broken: 'El diario no se sostiene.',
  faults: {
    form: 'El servidor no dio una cabeza y una clave que sean de este sitio.',
    key: 'El diario está firmado con otra clave que la última vez. O se cambió la clave, o no es el mismo diario.',
    signature: 'La firma bajo la cabeza no es la de la clave de este sitio.',
    shorter: 'El diario es más corto que cuando este navegador miró por última vez. Volvió atrás.',
    rewritten:
      'El diario no empieza con lo que este navegador comprobó la última vez. Se escribió de nuevo.',
    missing: 'Falta una entrada o está fuera de lugar.',
    root: 'Las entradas no dan la cabeza firmada. Al menos una fue cambiada.',
  },
  missingAt: (index) => `Es el número ${index}.`,
  brokenWhat:
    'No cambie nada en el servidor. Guarde la cabeza, abra un incidente y compare con una copia de seguridad.',
  anew: 'Empezar de nuevo con este diario',
  anewText:
    'Este navegador olvida la cabeza que comprobó antes. Hágalo solo si sabe por qué el diario es otro: una clave nueva, o una base de datos repuesta a propósito.',
  key: 'Clave',
  size: 'Entradas',
  checkpoint: 'Descargar la cabeza',
  find: 'Buscar una entrada',
  number: 'Número',
  numberHint: (last) =>
    `De 0 a ${last}. Las solicitudes, los incidentes y los actos del personal dicen el suyo.`,
  included: (steps) => `Está en el diario comprobado. Su prueba tiene ${steps} huellas.`,
  excluded: 'Su prueba no lleva al diario comprobado.',
  entries: 'Entradas, las más nuevas primero',
  what: 'Qué',
  ref: 'Cuál',
  digest: 'Huella de sus hechos',
  older: 'Mostrar entradas más antiguas',
  none: 'El diario está vacío',
  noneText: 'La primera elección, recuento o solicitud escribe la primera línea.',
  kinds: {
    charge: 'Cargo en el libro',
    release: 'Publicación',
    consent: 'Elección',
    notice: 'Aviso',
    pack: 'Ley',
    request: 'Solicitud',
    incident: 'Incidente',
    filed: 'Registro',
    cohort: 'Semana de una campaña',
    trust: 'Recuento de confianza',
  },
}
