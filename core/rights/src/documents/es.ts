import type { DocumentTexts } from './document-texts.ts'

export const es: DocumentTexts = {
  locale: 'es',
  processing: {
    title: (site) => `Registro de las actividades de tratamiento: ${site}`,
    intro:
      'RGPD, artículo 30. Sale del catálogo de datos que el código hace cumplir: un campo que no está aquí no se puede guardar. Lo que la tienda guarda en otro lugar no figura.',
    headings: {
      controller: 'Responsable del tratamiento (30.1.a)',
      purposes: 'Fines (30.1.b)',
      data: 'Interesados y datos (30.1.c)',
      recipients: 'Destinatarios (30.1.d)',
      transfers: 'Transferencias a terceros países (30.1.e)',
      retention: 'Plazos de supresión (30.1.f)',
      security: 'Medidas técnicas y organizativas (30.1.g)',
      processor: 'Tratamiento por cuenta de otro (30.2)',
    },
    subjects: 'Visitantes y clientes de la tienda',
    asProcessor:
      'El operador que se nombra aquí lleva este sistema para el responsable, como encargado. Las transferencias y las medidas son las de arriba.',
    notProcessor:
      'El responsable lleva este sistema por sí mismo; nadie trata aquí datos por su cuenta.',
    processing: 'Guardar perfiles, recomendar, contar con ruido, responder a peticiones',
  },
  assessment: {
    title: (site) => `Evaluación de impacto relativa a la protección de datos: ${site}`,
    intro:
      'RGPD, artículo 35.7. Sale del catálogo de datos, del paquete de leyes y de los ajustes de esta tienda. Debe estar aprobada antes de que alguien pueda elegir el nivel 3, y otra vez cuando el catálogo crece.',
    headings: {
      description: 'Qué se hace, y para qué (35.7.a)',
      necessity: 'Necesidad y proporcionalidad (35.7.b)',
      risks: 'Riesgos para las personas (35.7.c)',
      measures: 'Medidas (35.7.d)',
      crowd: 'Lo que la multitud deja ver, en cifras',
      opinion: 'A quién se pide opinión (35.2 y 35.9)',
      decision: 'Decisión',
    },
    description: [
      'La tienda muestra recomendaciones. Cuánto de una persona entra en ellas lo eligió esa persona: nada (nivel 0), esta visita (1), lo que guarda su propio aparato (2), o un perfil en su cuenta (3). Nadie empieza por encima de lo que fija su paquete de leyes.',
      'Un modelo se hace de cuentas de lo que se compra junto. A cada cuenta se le añade ruido antes de guardarla, y lo que la gente dio para ella se borra en el mismo paso. El modelo es público.',
      'No se toma ninguna decisión con efecto jurídico o similar (22), y ningún precio, existencia o acceso depende de un perfil.',
    ],
    necessity: [
      'Los niveles 0, 1 y 2 dan recomendaciones sin que nada sobre la persona salga de su aparato. El nivel 3 es para quien quiere lo mismo en todos sus aparatos; cada fin se activa por separado.',
      'Cada puntuación es una suma de partes. Así se mide, para cada campo, si sin él las recomendaciones son peores. Lo que no ayuda no se pide.',
    ],
    proportionate: {
      level: 'Nivel antes de elegir',
      fields: 'Campos en el servidor',
      time: 'Plazo más largo en días',
      basis: 'Bases jurídicas',
      rights: 'Derechos (12 a 22)',
      law: 'Paquete de leyes',
      children: 'Menores',
    },
    levels: (level) => `${level}: ${level === 0 ? 'no se guarda nada' : 'solo esta visita'}`,
    children: 'La tienda es para menores: una edad desconocida cuenta como la menor',
    noChildren: 'No se dirige a menores; bajo las edades del paquete los niveles tienen un tope',
    risks:
      'Probabilidad y gravedad sin las medidas, y lo que queda del riesgo con ellas. Las rutas nombran el código que hace cumplir cada medida; hay pruebas que lo sostienen.',
    crowd: [
      'Cuanto menor es épsilon, menos puede decir una cuenta de una persona. Vale para todo lo que una persona da en un período, mire quien mire y sepa lo que sepa. Quien da en muchos períodos los suma; la cifra de un año es lo más que el libro deja gastar.',
    ],
    opinion: [
      'El responsable escribe aquí lo que aconsejó el delegado de protección de datos, y la opinión de las personas o de quien habla por ellas.',
    ],
    decision: [
      'Si quedara un riesgo alto, habría que consultar antes a la autoridad (36). Según la tabla no queda ninguno. Quien aprueba este documento confirma que es así en su tienda; la aprobación se archiva con el resumen criptográfico de este documento en el registro de transparencia.',
    ],
  },
  columns: {
    purpose: 'Fin',
    use: 'Uso (fideslang)',
    basis: 'Base jurídica',
    subjects: 'Datos de quién',
    field: 'Campo',
    category: 'Categoría (fideslang)',
    purposes: 'Para qué',
    level: 'Desde el nivel',
    retention: 'Se guarda',
    where: 'Dónde',
    recipient: 'Destinatario',
    channel: 'Cómo conoce a la gente',
    country: 'País y garantía',
    measure: 'Medida',
    enforced: 'Se cumple en',
    risk: 'Riesgo',
    likelihood: 'Probabilidad',
    severity: 'Gravedad',
    left: 'Queda',
    fact: 'Qué',
    value: 'Valor',
  },
  facts: {
    controller: 'Responsable del tratamiento',
    contact: 'Contacto',
    officer: 'Delegado de protección de datos',
    operator: 'Encargado del tratamiento',
    epsilon: 'Épsilon por período',
    epsilonYear: 'Épsilon en un año, como mucho',
    delta: 'Delta',
    period: 'Duración de un período',
    periodsPerYear: 'Períodos al año a los que da un aparato, como mucho',
    unit: 'A quién protege',
  },
  places: {
    page: 'En la página; nunca se envía',
    device: 'En el aparato de la persona; nunca se envía',
  },
  table: (name) => `En el servidor, tabla ${name}`,
  days: (count) => `${count} días`,
  unit: 'todo lo que una persona da en un período',
  identity: { controller_customer_id: 'por el número de la tienda', email: 'por el correo' },
  none: 'Ninguno',
  missing: 'FALTA: lo tiene que decir el responsable',
  grades: { low: 'bajo', medium: 'medio', high: 'alto' },
  security: {
    permits: 'Todo acceso pide un permiso, que nombra persona, fines y campos y vive unos segundos',
    rowSecurity: 'La base de datos hace cumplir otra vez tienda, persona y limitación',
    sealing:
      'Los perfiles se sellan con AES-256-GCM con una clave por persona, y esta con una clave maestra',
    noise:
      'Las cuentas reciben ruido gaussiano discreto antes de guardarse; el presupuesto está en un libro que solo crece',
    rotation: 'Los nombres de las aportaciones cambian en cada período, y su clave se destruye',
    transport: 'Lo que se envía va firmado; correos y órdenes están sellados hasta que salen',
    logs: 'Elecciones, peticiones, publicaciones e incidentes están en un registro que muestra todo cambio',
    retention: 'Una tarea diaria borra lo que pasó de su fecha',
    erasure: 'Borrar destruye la clave, borra las filas, mira otra vez y firma lo que halló',
    tests:
      'Hay pruebas que crean personas, las borran y buscan en cada byte, también en las copias',
  },
  risk: {
    reidentified: {
      risk: 'Alguien sabe por una cuenta pública o por el modelo qué compró una persona.',
      measure:
        'Aportaciones con tope, ruido discreto exacto, un presupuesto que no se puede pasar.',
    },
    joined: {
      risk: 'Alguien sigue a una persona de un período a otro.',
      measure: 'Nombres falsos que cambian en cada período; las aportaciones se borran.',
    },
    stolen: {
      risk: 'Roban la base de datos o una copia, y se leen perfiles.',
      measure: 'Una clave por persona, sellada con una clave maestra que está en otro lugar.',
    },
    insider: {
      risk: 'Alguien de la tienda mira un perfil sin necesidad.',
      measure: 'Permisos, seguridad por fila y un registro de accesos que la persona ve.',
    },
    otherUse: {
      risk: 'Los datos se usan para lo que nadie aceptó.',
      measure: 'Una sola decisión para todo uso; sin ella no hay permiso; lo demás se descarta.',
    },
    inferred: {
      risk: 'Una recomendación revela algo delicado, a la persona o a otros.',
      measure: 'No hay campo para ello; se muestra la razón real; un paso lo oculta o lo olvida.',
    },
    pushed: {
      risk: 'Se empuja a una persona a dar más de lo que quiere.',
      measure: 'Primero el nivel menor, pocas preguntas, bajar en un paso, nada que ganar por dar.',
    },
    children: {
      risk: 'Se hace un perfil de un menor.',
      measure: 'Topes por edad; en tiendas para menores una edad desconocida cuenta como joven.',
    },
    treated: {
      risk: 'Una persona tiene peores precios o servicio por un perfil.',
      measure: 'No hay fin para eso, así que no hay permiso; una puntuación solo ordena.',
    },
    keptLong: {
      risk: 'Los datos se quedan más tiempo de lo dicho.',
      measure: 'Cada entrada tiene su fecha, la base oculta lo que la pasa, una tarea lo borra.',
    },
    leftOver: {
      risk: 'De una persona borrada queda algo en algún lugar.',
      measure: 'Se borra lugar por lugar, se mira otra vez en todos, y se firma.',
    },
    comesBack: {
      risk: 'Una persona borrada vuelve de una copia o de una importación.',
      measure: 'Resúmenes con clave fuera de la base, cotejados en cada arranque e importación.',
    },
    impostor: {
      risk: 'Otro pide en nombre de una persona y obtiene o borra sus datos.',
      measure: 'Prueba según el riesgo; el enlace va a la dirección que la tienda avaló.',
    },
    recipients: {
      risk: 'Un encargado conserva lo que aquí se borró.',
      measure: 'Órdenes firmadas, repetidas durante 72 horas; lo no confirmado se dice.',
    },
    unanswered: {
      risk: 'Una petición se olvida o se responde tarde.',
      measure: 'Un reloj por petición, con 15 días como mucho por meta; una cola por vencimiento.',
    },
  },
}
