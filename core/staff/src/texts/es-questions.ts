import type { TrainingQuestions } from './module-text.ts'

export const questions: TrainingQuestions = {
  purpose: [
    {
      id: 'late-payers',
      text: 'La gente activó «compras» para tener mejores consejos. Un compañero quiere adivinar con eso quién va a pagar tarde. ¿Qué está bien?',
      options: [
        'Que lo haga: las filas ya están ahí.',
        'Que lo haga, si solo lo ven dos personas.',
        'No. Es otro uso, y a nadie se le preguntó.',
        'Que lo haga, y se lo decimos a la gente el año que viene.',
      ],
    },
    {
      id: 'viewing-time',
      text: 'Alguien quiere anotar cuánto tiempo se mira cada foto. Aún no sabe para qué. ¿Qué está bien?',
      options: [
        'Dejarlo hasta que haya un uso que se dijo a la gente.',
        'Anotarlo, y buscar un uso luego.',
        'Anotarlo con un nombre al azar.',
        'Anotarlo solo una semana.',
      ],
    },
    {
      id: 'level-two',
      text: 'Una persona en el nivel 2 pregunta qué artículos sabemos que miró. ¿Qué le dice usted?',
      options: [
        'Lo buscamos por su aparato.',
        'Antes ha de mostrar el pasaporte.',
        'Es un secreto de la casa.',
        'No tenemos nada de eso. Se lo muestra su propio navegador.',
      ],
    },
    {
      id: 'curious',
      text: 'Usted abrió una cuenta para responder a una solicitud, y ya está. Ahora quiere saber qué fue del pedido. ¿Qué hace?',
      options: [
        'La abro otra vez con el mismo motivo.',
        'Lo dejo: ya no hay motivo.',
        'Le pido a otra persona que mire.',
        'Miro deprisa, si aún está abierta.',
      ],
    },
    {
      id: 'list-for-sale',
      text: 'Una empresa da dinero por una lista de gente a la que le gusta andar. Dos jefes han firmado. ¿Qué pasa?',
      options: [
        'Se hace, porque hay dos firmas.',
        'Se hace sin los nombres, para no dañar a nadie.',
        'Decide el administrador.',
        'Nada. Ninguna firma lo deja hacer.',
      ],
    },
  ],
  consent: [
    {
      id: 'two-buttons',
      text: 'En un diseño, el sí es verde vivo y el no un texto gris y pequeño. ¿Qué dice usted?',
      options: [
        'Bien: están los dos.',
        'No: se empuja hacia uno.',
        'Bien, si es solo una prueba.',
        'Bien, si las palabras son justas.',
      ],
    },
    {
      id: 'help-desk',
      text: 'Dar el sí lleva un clic. Para volver atrás hay que llamar. ¿Qué está mal?',
      options: [
        'Nada: se puede llamar.',
        'Solo que desde las seis no hay nadie.',
        'Volver atrás ha de ser tan fácil como dar.',
        'Antes se debería preguntar el motivo.',
      ],
    },
    {
      id: 'signal',
      text: 'El navegador de una visita manda Global Privacy Control. El equipo quiere pedir una vez, con buenos modos, que haga una excepción. ¿Qué está bien?',
      options: [
        'No pedirlo. Es un no, y se muestra que se cumple.',
        'Pedirlo una vez, con buenos modos.',
        'Pedirlo tras una semana.',
        'No hacer caso, si la ley del lugar no nombra la señal.',
      ],
    },
    {
      id: 'goal',
      text: 'Una campaña se va a juzgar por cuánta gente sube de nivel. ¿Qué está bien?',
      options: [
        'Es una buena meta.',
        'Con un grupo pequeño vale.',
        'Con un regalo vale.',
        'No: empujaría a la gente a decir sí.',
      ],
    },
    {
      id: 'other-words',
      text: 'Alguien dice: su aviso me dijo otra cosa el año pasado. ¿Cómo se sabe?',
      options: [
        'Se le lee el aviso de hoy.',
        'Con su recibo: lleva a las mismas palabras que vio.',
        'Se le pide una prueba.',
        'Ya no se puede saber.',
      ],
    },
  ],
  tactics: [
    {
      id: 'basket',
      text: 'Alguien dejó una cesta. Para un aviso, el registro dice «preguntar». La pregunta quedó sin respuesta. ¿Qué pasa?',
      options: [
        'Un correo, porque no dijo que no.',
        'Un correo que no nombra artículos.',
        'No se manda nada: sin respuesta es no.',
        'Se pregunta cada semana hasta que responda.',
      ],
    },
    {
      id: 'prams',
      text: 'Quien compra ácido fólico suele esperar un bebé. Una campaña de cochecitos vendería bien. ¿Qué está bien?',
      options: [
        'Hacerla, y no decir por qué se ve.',
        'Dejarla: sería adivinar lo que nadie dijo.',
        'Hacerla con dos firmas, porque el tema es delicado.',
        'Hacerla, pero solo como cartel.',
      ],
    },
    {
      id: 'relax',
      text: 'Usted quiere aflojar un fallo «nunca», y es uno que se puede. ¿Qué hace falta?',
      options: [
        'Basta su rol.',
        'Un buen dato en una prueba.',
        'Unas palabras de su jefe en un correo.',
        'Un motivo escrito y dos personas, a la vista de todos en el diario.',
      ],
    },
    {
      id: 'lowered',
      text: 'Muchos dicen «demasiado personal» de su campaña. Su táctica baja de «vale» a «preguntar». La campaña gana bien. ¿Y ahora?',
      options: [
        'Desde ahora pregunta antes. Averigüe qué molestó.',
        'Empezar lo mismo con otro nombre, ya que gana tan bien.',
        'Quitar el botón.',
        'Subir el fallo hasta que acabe la venta.',
      ],
    },
    {
      id: 'tents',
      text: 'Llueve, y alguien mira una tienda de campaña. ¿Cuál es la mejor idea?',
      options: [
        'Anuncios de esa tienda en otros sitios.',
        'Un mensaje cuando pasa por la puerta.',
        'Consejos que van con la página, cada uno con su razón.',
        'Un precio que baja para quien espera.',
      ],
    },
  ],
  privacy: [
    {
      id: 'village',
      text: 'Un gráfico dice unas 12 compras en un pueblo, entre 0 y 40. Su jefa quiere el número justo. ¿Qué está bien?',
      options: [
        'Publicar otra vez la semana y hacer la media.',
        'Decir 12: ese es el número.',
        'No lo hay. Un grupo tan pequeño no se ve.',
        'Pedir que miren ese solo número en la base de datos.',
      ],
    },
    {
      id: 'fifth-look',
      text: 'Usted abre el mismo informe por quinta vez hoy. ¿Cuánto cuesta?',
      options: [
        'Nada. Muestra los mismos números guardados.',
        'Cinco veces ε.',
        'Algo más de presupuesto cada vez.',
        'Nada, y los números salen más justos cada vez que se mira.',
      ],
    },
    {
      id: 'power-fails',
      text: 'Se va la luz después del cobro y antes del ruido. ¿Qué es cierto?',
      options: [
        'Los números salieron sin ruido.',
        'Se perdió algo de presupuesto. De nadie salió nada.',
        'Hay que anular el cobro a mano.',
        'El período recibe su ruido dos veces.',
      ],
    },
    {
      id: 'smoother',
      text: 'Alguien quiere ε 8 y no 1, para que las líneas se vean lisas. ¿Qué dice usted primero?',
      options: [
        'Bien: el ruido es cosa de la vista.',
        'Bien, si la semana que viene se vuelve a 1.',
        'Bien: ε solo cuenta en grupos grandes.',
        'Se vería mucho más de una persona, y eso ya no vuelve.',
      ],
    },
    {
      id: 'ten-weeks',
      text: 'Cada semana tiene ε 1. Una persona ayudó en diez semanas. ¿Qué dice cuánto está protegida?',
      options: [
        'ε 1, porque cada semana va aparte.',
        'El número de las diez semanas juntas.',
        'La media, ε 0,1.',
        'No hay qué proteger: los nombres son al azar.',
      ],
    },
  ],
  incident: [
    {
      id: 'wrong-address',
      text: 'Un envío de datos fue a otra dirección. Quien lo recibió dice que lo borró. ¿Qué hace usted?',
      options: [
        'Nada: ya está borrado.',
        'Quito el correo de los enviados.',
        'Espero a ver si pasa otra vez.',
        'Se lo digo ya a quien cuida la privacidad. Es un incidente igual.',
      ],
    },
    {
      id: 'friday',
      text: 'Es viernes por la noche. El lunes se sabrá qué pasó. ¿Desde cuándo corre el reloj?',
      options: [
        'Desde el lunes, cuando se sepa.',
        'Desde que alguien aquí lo supo.',
        'Cuando lo digan los abogados.',
        'Cuando pregunte alguien de fuera.',
      ],
    },
    {
      id: 'wipe',
      text: 'Una cuenta extraña ha leído perfiles. Un compañero quiere montar de nuevo el servidor ya. ¿Qué está bien?',
      options: [
        'Cerrar el paso a la cuenta y guardar las huellas.',
        'Montarlo de nuevo, para que sea seguro.',
        'Quitar las filas del diario, para no dar miedo.',
        'Dejar la cuenta una semana y mirar.',
      ],
    },
    {
      id: 'whose-data',
      text: 'Durante dos horas alguien tuvo la sesión de una persona del equipo. ¿Cómo se sabe de quién vio datos?',
      options: [
        'Escribir a todos los que tienen cuenta.',
        'Esperar a ver quién se queja.',
        'Buscar lo que se abrió con ese nombre entre esos dos momentos.',
        'Preguntar a esa persona qué recuerda.',
      ],
    },
    {
      id: 'half-known',
      text: 'En dos horas se acaba el plazo de la autoridad. Falta la mitad de lo que pasó. ¿Qué hace usted?',
      options: [
        'Espero a saberlo todo.',
        'Mando ya lo que se sabe, y lo demás luego.',
        'Lleno los huecos con lo que parece, y lo mando a tiempo.',
        'Cierro el incidente.',
      ],
    },
  ],
}
