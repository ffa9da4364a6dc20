import type { TrustWords } from './words.ts'

export const words: TrustWords = {
  title: 'Confianza',
  intro:
    'Cuatro cifras, cada una con su curso y su razón. Ninguna tiene meta: un nivel más alto no es mejor que uno más bajo. Dicen cómo le va a la gente con lo que ustedes hacen.',
  noisy:
    'Toda cuenta de personas lleva aquí ruido, nunca es exacta. Donde se dan dos extremos, el valor real está entre ellos al menos 95 veces de 100.',
  numbers: {
    trust: {
      name: 'Confianza',
      says: 'de quienes vieron algo elegido para ellos lo hallaron demasiado personal, o algo peor.',
      trend: 'Demasiado personal, por semana',
    },
    control: {
      name: 'Control',
      says: 'de las cuentas retiró algo en las últimas cuatro semanas: un nivel, un fin o la ayuda a la gente.',
      trend: 'Retiró algo, cada cuatro semanas',
    },
    value: {
      name: 'Valor',
      says: 'de lo que se probó es con certeza mejor para la gente que no hacerlo.',
      trend: 'Mejor con certeza, por semana',
    },
    care: {
      name: 'Cuidado',
      says: 'de las solicitudes de los últimos 365 días se contestó en el plazo de la ley.',
      trend: 'Contestado a tiempo, 365 días cada vez',
    },
  },
  reasons: {
    nothing_released:
      'Ninguna campaña ha publicado aún una semana. La primera dirá cómo lo toma la gente.',
    tactic_too_personal: (tactic, low, high, margin, verdict) =>
      `«${tactic}» molesta a la gente: entre ${low} y ${high} más lo dice que sin ella, y se permite ${margin}. Ahora: ${verdict}.`,
    tactic_highest: (tactic, rate, margin) =>
      `De lo que más se dice es de «${tactic}» (${rate}); de ninguna táctica es cierto que sume más de ${margin}.`,
    counting_off: 'Este sitio no cuenta cómo elige la gente.',
    counting_begins: (day) =>
      day === undefined
        ? 'La cuenta empieza cuando el servidor lleva una hora, y tarda cuatro semanas.'
        : `La primera cuenta llega el ${day}, pasadas cuatro semanas.`,
    too_few: 'Hay muy pocas cuentas: el ruido que las protege es tan grande como su número.',
    as_easy: (up, down) =>
      `Es tan fácil como subir: ${down} toques como mucho para bajar, ${up} como mucho para subir, desde cada página.`,
    nothing_tried:
      'Aún no se probó nada. Una campaña deja fuera a una parte de la gente, y compara.',
    nothing_decided: (of) =>
      `De ${of} pruebas ninguna es aún cierta, ni a favor ni en contra. Otra semana quizá diga más.`,
    tried: (certified, rejected, open) =>
      `Mejor con certeza: ${certified}. Peor o molesto: ${rejected}. Aún sin saber: ${open}.`,
    requests_overdue: (count) => `Solicitudes fuera de plazo ahora: ${count}.`,
    incident_overdue: (count) => `Incidentes que la autoridad ya debería conocer: ${count}.`,
    incident_open: (count) => `Incidentes abiertos: ${count}.`,
    untrained: (count, of) =>
      `Miembros del personal a quienes falta la formación o les venció: ${count} de ${of}.`,
    few_requests: 'Hubo menos de diez solicitudes en un año. De tan pocas no se dice nada aquí.',
    in_time: (answered, median) =>
      `Se contestaron ${answered} solicitudes, la mitad en menos de ${median}, y nada está fuera de plazo.`,
  },
  unknown: 'Aún no se sabe',
  outOf: (some, all) => `${some} de ${all}`,
  between: (low, high) => `entre ${low} y ${high}`,
  oneSoFar: 'Hasta ahora hay un valor; el curso empieza con el siguiente.',
  when: 'Hasta',
  value: 'Valor',
  low: 'Al menos',
  high: 'Como mucho',
  levels: {
    title: 'Los niveles, y cómo cambiaron',
    intro: (epsilon) =>
      `Cada cuatro semanas se cuenta cada cuenta en una celda de una tabla, y cada celda lleva ruido (ε ${epsilon}, anotado antes en el libro). A quien fue borrado ya no se le cuenta.`,
    off: 'No se cuenta',
    offText:
      'Este sitio no cuenta lo que elige nadie: su ε anual para estas cuentas (trustEpsilonPerYear) es 0.',
    none: 'La primera cuenta está por venir',
    noneText: (day) =>
      `Aquí estará cuántas cuentas tienen qué nivel, y cuántas lo subieron o bajaron, con el ruido dicho${day === undefined ? '' : `: primero el ${day}`}. Las semanas de antes no se recuperan.`,
    period: (from, to) => `Del ${from} al ${to}`,
    total: (low, high) => `Cuentas: entre ${low} y ${high}.`,
    level: 'Nivel',
    names: ['Apagado', 'Esta visita', 'En este aparato', 'Mi cuenta'],
    share: 'Parte',
    people: 'Cuentas',
    tooFew: 'muy pocas',
    course: 'Parte de las cuentas por nivel',
    movesTitle: 'Qué cambió en estas cuatro semanas',
    move: 'Cambio',
    moves: {
      first: 'eligió por primera vez',
      raised: 'subió el nivel',
      lowered: 'bajó el nivel',
      stopped: 'retiró otra cosa',
      same: 'lo dejó como estaba',
    },
    choicesTitle: 'Lo elegido en páginas, sin cuenta',
    choicesIntro:
      'Una elección es una celda. Quien elige tres veces cuenta tres veces, pues no se guarda nada que pueda unirlas.',
    choices: 'Elecciones',
    unknownTitle: 'Lo que aquí no se sabe',
    unknownText:
      'Los niveles «Esta visita» y «En este aparato» no dejan nada en el servidor. Cuántos aparatos tienen qué nivel, y cuánta gente nunca eligió, aquí no lo sabe nadie. De quien ayuda a la gente lo dicen las campañas, con ruido:',
    crowdTitle: (campaign) => `Contado en la campaña «${campaign}»`,
    counted: 'Contados',
    crowdUnits: ['–', 'visitas', 'aparatos', 'cuentas'],
  },
  ease: {
    title: 'Retirar',
    text: (up, down, effort) =>
      `Desde cada página de la tienda hacen falta como mucho ${up} toques para subir el nivel, y como mucho ${down} para bajarlo, nunca más que para subir; apuntar cuesta como mucho ${effort} veces el esfuerzo. Una prueba lo mide en un navegador real con cada cambio del código.`,
  },
  tactics: {
    title: 'Demasiado personal, por táctica',
    intro:
      'Cuántas veces la gente dijo «demasiado personal», bajó su nivel o se quejó donde se usó una táctica, y donde no. La diferencia vale en cualquier momento.',
    none: 'Aún no se publicó nada',
    noneText: 'Tras la primera semana de una campaña, su táctica estará aquí.',
    tactic: 'Táctica',
    shown: 'Donde se mostró',
    notShown: 'Sin ella',
    difference: 'Diferencia',
    margin: 'Margen',
    verdict: 'Veredicto ahora',
    verdicts: { allow: 'permitida', ask: 'se pregunta antes', never: 'nunca' },
    says: 'Qué dice eso',
    tooPersonal: 'demasiado personal con certeza',
    open: 'no con certeza más que el margen',
  },
  requests: {
    title: 'Las solicitudes y cuánto tardaron',
    intro:
      'Las solicitudes son casos de los que ustedes responden; por eso son exactas. De las clases con menos de diez en 365 días no se muestra nada, pues un colega podría saber de quién eran.',
    few: 'Menos de diez solicitudes en 365 días',
    fewText: 'Con la décima se dirá aquí cuántas se contestaron a tiempo, y cuánto tardó la mitad.',
    type: 'Clase',
    all: 'Todas',
    answered: 'Contestadas',
    inTime: 'A tiempo',
    median: 'La mitad en menos de',
    types: {
      access: 'verlo todo',
      portability: 'llevárselo',
      erasure: 'ser borrado',
      rectification: 'corregir algo',
      restriction: 'detener su uso',
      objection: 'oponerse',
      opt_out: 'dejar de participar',
      limit_sensitive: 'limitar lo delicado',
      withdraw: 'retirar el permiso',
      complaint: 'quejarse',
      appeal: 'recurrir',
      explain: 'que se lo expliquen',
    },
    overdue: (count) => `Fuera de plazo ahora: ${count}`,
  },
  care: {
    title: 'Incidentes y formación',
    open: 'Incidentes abiertos',
    overdue: 'Autoridad no avisada a tiempo',
    closed: 'Cerrados en 365 días',
    toClose: 'La mitad en menos de',
    drill: 'Último simulacro',
    never: 'nunca',
    trained: 'Personal con la formación vigente',
    nobody: 'Nadie tiene un papel que pida formación.',
  },
  spent: {
    title: 'ε gastado y restante',
    intro:
      'Cuánto puede depender lo publicado de si una persona participó, en 365 días. Cada clase tiene su propio límite.',
    on: 'Gastado en',
    crowd: 'Aprender de la gente',
    campaigns: 'Campañas',
    counts: 'Cuentas de confianza',
    spent: 'Gastado',
    limit: 'Límite',
    left: 'Restante',
    broken: 'El libro no cuadra: se cambió una línea. Ninguna suma suya dice nada.',
    total: (epsilon, delta) =>
      `Quien estuvo en todo: ε ${epsilon} con δ ${delta}. Quien estuvo en menos, menos.`,
  },
  held: {
    title: 'Comparado con quienes no lo vieron',
    intro:
      'En cada campaña una parte de la gente queda fuera. La diferencia con ella, con el intervalo que vale en todo momento, decide; nada más.',
    none: 'Aún no se probó nada',
    noneText: 'Cuando se publica la primera semana de una campaña, su comparación está aquí.',
    campaign: 'Campaña',
    arm: 'Versión',
    difference: 'Diferencia',
    weeks: 'Semanas',
    verdict: 'Veredicto',
    verdicts: { certified: 'confirmado', rejected: 'rechazado', unresolved: 'aún sin saber' },
    because: {
      better: 'mejor, en todo momento',
      worse: 'peor, en todo momento',
      guard: 'molesta a la gente más de lo que permite el margen',
      sample_ratio: 'las partes no son del tamaño previsto: algo está roto',
      too_few: 'muy poca gente para decirlo',
      interval_holds_zero: 'ninguna diferencia que sea cierta',
    },
  },
}
