import type { LetterTexts } from './letter-texts.ts'

export const es: LetterTexts = {
  locale: 'es',
  asked: {
    access: 'ver sus datos',
    portability: 'llevarse sus datos',
    erasure: 'borrar sus datos',
    rectification: 'corregir sus datos',
    restriction: 'guardar sus datos sin usarlos',
    objection: 'dejar de usar sus datos',
    opt_out: 'no vender ni dar sus datos',
    limit_sensitive: 'usar menos los datos delicados',
    withdraw: 'retirar un sí',
    complaint: 'mirar una queja',
    appeal: 'mirar de nuevo una respuesta',
    explain: 'decir de dónde salen sus consejos',
  },
  denialReasons: {
    suspected_fraud: 'Parece que otra persona pide en su nombre.',
    insuf_verification: 'Nada muestra que sea usted quien pide.',
    no_match: 'No vemos aquí a nadie que vaya con lo que nos dijo.',
    claim_not_covered: 'Lo que pide no está entre sus derechos aquí.',
    outside_jurisdiction: 'La ley que nombra no vale donde usted vive.',
    too_many_requests: 'Ha pedido lo mismo muchas veces en poco tiempo.',
    other: 'Hay otra razón.',
  },
  acknowledgement: {
    subject: (site) => `${site}: tenemos su petición`,
    lines: ({ received, asked, number, aimBy, answerBy }) => [
      `El ${received} nos pidió esto: ${asked}. Su petición tiene el número ${number}.`,
      'Si hace falta, primero vemos que sea usted. Luego hacemos lo que pide, o le decimos por qué no.',
      `Queremos responder antes del ${aimBy}. La ley nos da hasta el ${answerBy}. Es gratis.`,
    ],
  },
  extension: {
    subject: (site) => `${site}: su petición tarda más`,
    lines: ({ asked, number, reason, answerBy }) => [
      `Nos pidió esto: ${asked}. Su petición tiene el número ${number}. Nos hace falta más tiempo.`,
      `La razón es esta: ${reason}`,
      `Tendrá la respuesta antes del ${answerBy}.`,
    ],
  },
  pause: {
    subject: (site) => `${site}: nos hace falta algo de usted`,
    lines: ({ asked, number, reason }) => [
      `Nos pidió esto: ${asked}. Su petición tiene el número ${number}. Tiene que esperar hasta que nos escriba.`,
      `Esto nos hace falta: ${reason}`,
      'En cuanto lo tengamos, el tiempo para la respuesta sigue.',
    ],
  },
  denial: {
    subject: (site) => `${site}: no hacemos lo que pide`,
    lines: ({ asked, number, because, explanation, contact, authority }) => [
      `Nos pidió esto: ${asked}. Su petición tiene el número ${number}. No lo hacemos.`,
      `La razón es esta: ${because}`,
      explanation,
      `Si cree que no es así, díganos y lo miramos de nuevo: ${contact}. Es gratis.`,
      `También puede quejarse aquí o ir a los jueces: ${authority}.`,
    ],
  },
  nothingHeld: {
    subject: (site) => `${site}: no tenemos nada que lleve a usted`,
    lines: ({ asked, number }) => [
      `Nos pidió esto: ${asked}. Su petición tiene el número ${number}. Hemos mirado, y no tenemos nada que lleve a usted.`,
      'Si usa la tienda sin cuenta, lo que mira se queda en su aparato. Allí puede verlo y borrarlo. Lo que dio a la multitud no lleva nombre. Por eso no sabemos qué parte es suya.',
      'Si tiene algo más que lleve a usted, como un recibo, mándelo. Entonces miramos de nuevo (RGPD, artículo 11).',
    ],
  },
  verification: {
    subject: (site) => `${site}: ¿fue usted?`,
    lines: ({ site, asked, link, minutes }) => [
      `Alguien dio esta dirección a ${site} y nos pide esto: ${asked}.`,
      `Si fue usted, abra este enlace en ${minutes} minutos y pulse el botón:`,
      link,
      'Lo pedimos para que nadie más llegue a sus datos. No guardamos lo que nos muestra aquí.',
      'Si no fue usted, no haga nada. Entonces no pasa nada.',
    ],
  },
  answer: {
    subject: (site) => `${site}: nuestra respuesta`,
    lines: ({ asked, number, text, authority }) => [
      `Nos pidió esto: ${asked}. Su petición tiene el número ${number}. Esta es la respuesta:`,
      text,
      `Si no está de acuerdo, díganos. También puede quejarse aquí: ${authority}.`,
    ],
  },
  people: {
    subject: (site) => `${site}: ha pasado algo con sus datos`,
    lines: ({ detected, nature, data, consequences, measures, contact }) => [
      `El ${detected} supimos esto: ${nature}`,
      `Estos son los datos: ${data}.`,
      `Esto puede pasar: ${consequences}`,
      `Esto hacemos: ${measures}`,
      'Tenga cuidado si alguien le pide una clave o dinero por correo o por teléfono. Nosotros nunca lo hacemos.',
      `Si quiere saber más, escriba aquí: ${contact}. Lo sentimos.`,
    ],
  },
  foot: (contact, off) =>
    `Puede oponerse al uso de sus datos cuando quiera, y a las ofertas sin dar razón. Elija ${off} en la tienda, o escriba a ${contact}.`,
  authority: {
    subject: (controller) =>
      `Violación de la seguridad de los datos personales (RGPD, artículo 33): ${controller}`,
    rows: {
      controller: 'Responsable del tratamiento',
      contact: 'Punto de contacto (33.3.b)',
      officer: 'Delegado de protección de datos (33.3.b)',
      number: 'Nuestra referencia',
      detected: 'Constancia (33.1)',
      deadline: 'A notificar antes de (33.1)',
      delay: 'Motivos de la dilación (33.1)',
      nature: 'Naturaleza de la violación (33.3.a)',
      categories: 'Categorías de interesados (33.3.a)',
      people: 'Número aproximado de interesados (33.3.a)',
      data: 'Categorías de registros (33.3.a)',
      records: 'Número aproximado de registros (33.3.a)',
      consequences: 'Posibles consecuencias (33.3.c)',
      measures: 'Medidas adoptadas y propuestas (33.3.d)',
      peopleTold: 'Comunicación a los interesados (34)',
      part: 'Parte (33.4)',
    },
    missing: 'FALTA: hay que completarlo antes de enviarlo',
    unknown: 'aún no se sabe; seguirá',
    told: 'Se les informó el',
    willBeTold: 'El riesgo es alto. Se les informará sin dilación indebida.',
    notTold: (unreadable) =>
      unreadable
        ? 'No es necesaria: quien tiene los datos no puede leerlos (34.3.a).'
        : 'No es necesaria: no es probable un riesgo alto (34.1).',
    first: 'Primera notificación',
    further: (part) => `Parte ${part}: más información`,
  },
  drill: 'ESTO ES UN SIMULACRO. No ha pasado nada, y no hay que avisar a nadie.',
  drillSubject: 'SIMULACRO',
}
