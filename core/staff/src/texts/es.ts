import type { TrainingTexts } from './module-text.ts'

export const texts: TrainingTexts = {
  purpose: {
    title: 'Para qué son los datos',
    sections: [
      {
        heading: 'Un solo uso, dicho antes',
        text: 'Lo que una persona nos da es para el uso que le dijimos, y para ningún otro. Para un uso nuevo se le hace una pregunta nueva. «Podría servir algún día» no es un uso. Si hay duda, se deja.',
      },
      {
        heading: 'Tan poco como baste',
        text: 'Una lista dice de cada campo para qué sirve y cuánto tiempo queda. Lo que no está en la lista no se guarda: cae en la puerta. Cada noche se borra lo que ya cumplió su tiempo.',
      },
      {
        heading: 'La escalera',
        text: 'La persona elige un nivel. Con Nada no se escribe nada. Con Esta visita la página recuerda hasta que se cierra. Con En este aparato el navegador lleva una memoria que nunca recibimos. Con Mi cuenta el servidor guarda lo que la persona activó, punto por punto, con una llave suya. Ayudar a la gente se elige aparte. Precios, existencias y caja son iguales en cada nivel.',
      },
      {
        heading: 'Los permisos',
        text: 'Ningún código lee un perfil solo porque podría. Una regla decide qué campos se leen, y para qué. De ella sale un permiso que vale diez segundos. Sin permiso, la puerta no se abre.',
      },
      {
        heading: 'Cuando mira usted',
        text: 'Usted da un motivo antes de abrir lo que es de una persona. Queda abierto unos minutos. Esa persona ve su nombre y su motivo. Escríbalo como se lo diría a la cara.',
      },
      {
        heading: 'Lo que nunca pasa',
        text: 'No vendemos datos ni los compramos. No adivinamos nada de salud, fe, amor o dinero. Ningún precio depende de quién pregunta. Ningún rol y ninguna firma cambian eso.',
      },
    ],
  },
  consent: {
    title: 'El consentimiento',
    sections: [
      {
        heading: 'Una elección libre',
        text: 'Un sí solo vale si un no nada cuesta. La tienda va igual de bien en Nada. Nada está marcado de antemano, y callar no es decir sí. Cada uso de una cuenta se elige aparte.',
      },
      {
        heading: 'Tan fácil de volver atrás',
        text: 'Bajar no lleva más pasos que subir, y vale ya en lo que se pide después. Lo que guardaba el nivel de arriba se borra en ese momento. Quien quiere se lo lleva antes.',
      },
      {
        heading: 'Ni cartel ni empujón',
        text: 'En Nada no se guarda nada, así que no hay qué preguntar. Las dos respuestas son iguales de tamaño y color. No se alaba un sí, no se riñe por un no, y no se mete prisa a nadie.',
      },
      {
        heading: 'Un no sigue siendo un no',
        text: 'Tras un no se espera mucho antes de volver a preguntar: medio año en la UE, un año en California. Lo dice la ley del lugar, y ninguna campaña puede hacerlo más corto. Tampoco se juzga una campaña por cuántos dicen sí.',
      },
      {
        heading: 'Lo que dice el navegador',
        text: 'Algunos navegadores mandan una señal, Global Privacy Control. Es un no a todas las tiendas. Se cumple sin preguntar, y se muestra. Quien elige aquí un nivel más alto por sí mismo ha elegido, y eso vale.',
      },
      {
        heading: 'Los recibos',
        text: 'Cada elección deja huella: qué, cuándo, según qué ley y con qué palabras. La persona la recibe con nuestra firma. Si cambiamos las palabras, los recibos viejos llevan a las viejas.',
      },
      {
        heading: 'Los niños',
        text: 'Un niño queda en el nivel que deja la ley del lugar: casi siempre Nada, o más si los padres quieren. En una tienda para niños, una edad que no se sabe cuenta como la menor.',
      },
    ],
  },
  tactics: {
    title: 'Tácticas que molestan',
    sections: [
      {
        heading: 'Lo que da mala espina',
        text: 'A la gente le inquieta que alguien sepa lo que nunca dijo. Hay encuestas que dicen dónde empieza. De 100 personas, a 73 les gustan los consejos que salen de sus compras. Pero a 52 les da mala espina que los anuncios las sigan a otros sitios.',
      },
      {
        heading: 'El registro',
        text: 'Dice de cada táctica qué hallaron las encuestas, y da un fallo. Vale: se usa, y se dice en qué se apoya. Preguntar: no se muestra nada antes de un sí, y se pregunta una vez. Nunca: una campaña que lo hace no empieza.',
      },
      {
        heading: 'Qué tan cerca están los datos',
        text: 'Lo que la gente nos dijo o hizo aquí está cerca. Lo que se adivina está lejos. Lo que otros saben no se toca. Si una oferta se adivina y no se dijo, gusta un 17 % menos.',
      },
      {
        heading: 'Lo que dejamos en paz',
        text: 'Salud, embarazo, sexo, fe, política, deudas, alcohol, apuestas, citas, peso. Un artículo de estos nunca es señal, público ni razón. Una tienda puede añadir más, pero no quitar.',
      },
      {
        heading: 'Dos firmas',
        text: 'Un fallo se puede aflojar con un motivo, y el diario lo muestra. Casi siempre basta un nombre. Lo que nunca se hace pide dos. Un precio según la persona, los datos de otros y lo que se adivina de la salud no se aflojan. Para ser más duro basta un nombre.',
      },
      {
        heading: 'Cuando la gente lo dice',
        text: 'Todos pueden tocar «demasiado personal». Cuando es bastante seguro, el fallo baja solo un paso. Lo que corre con la táctica pregunta antes, o se para. Solo la gente puede subirlo.',
      },
      {
        heading: 'Qué hacer en su lugar',
        text: 'Use lo que la gente le dijo. Use lo que va con la página o con la época. Diga por qué lo ven, y que un toque baste para quitarlo.',
      },
    ],
  },
  privacy: {
    title: 'Privacidad diferencial',
    sections: [
      {
        heading: 'La promesa',
        text: 'Lo que sacamos de la gente es casi igual con usted y sin usted. Así nadie puede ver si usted estuvo, ni qué hizo.',
      },
      {
        heading: 'El ruido',
        text: 'Se suma lo que la gente dio. A cada suma se le pone ruido, sacado al azar. Es tan grande que tapa lo que una persona puede cambiar. Los grupos grandes se ven a través. Los pequeños se ahogan. Por eso no se ven, y no es un fallo.',
      },
      {
        heading: 'Qué quiere decir ε',
        text: 'La letra griega ε (épsilon) dice cuánto se puede ver de una persona. Un ε pequeño es más ruido. Con 1, la suerte de adivinar algo de usted sube a tres veces como mucho, salvo un azar mínimo. Con 8, ese tope es de unas 3000 veces.',
      },
      {
        heading: 'Un tope para cada uno',
        text: 'Nadie pesa más de una medida fija, por mucho que compre. Si no, una cesta muy llena se vería a través del ruido.',
      },
      {
        heading: 'Pagar antes del ruido',
        text: 'Primero se cobra del presupuesto, luego se saca el ruido. Si se va la luz entre los dos, se pierde algo de presupuesto. Fuera no sale nada.',
      },
      {
        heading: 'Mirar otra vez',
        text: 'Cada período recibe su ruido una vez, y sus filas se borran en el mismo paso. Quien mira otra vez ve los mismos números. No cuesta nada y no muestra nada nuevo. Sacar más ruido sería otra cosa: muchas veces juntas levantan el velo.',
      },
      {
        heading: 'Todo se suma',
        text: 'A quien ayuda en muchos períodos lo protege su suma. Por eso, junto al número de un período está el de todo el año. Subir ε pide dos personas, porque lo que salió ya no vuelve.',
      },
    ],
  },
  incident: {
    title: 'Simulacro de incidente',
    sections: [
      {
        heading: 'Qué es un incidente',
        text: 'Hay datos donde no deben estar, o se cambiaron, o se perdieron. O podría ser así: no hace falta estar seguro. Un correo a otra persona cuenta. Un portátil perdido también, o una clave en una página a la vista.',
      },
      {
        heading: 'Dígalo ya',
        text: 'Dígalo a quien cuida la privacidad: esa persona abre el incidente. El reloj corre desde que alguien aquí lo supo, no desde la prueba. En la UE la autoridad lo ha de saber en 72 horas. Más tarde hacen falta razones. A nadie se le riñe por decirlo.',
      },
      {
        heading: 'No borre nada',
        text: 'Cierre el agujero y guarde las huellas. No ordene ni monte de nuevo lo que muestra cómo pasó. Acabe las sesiones y claves que pueden estar en otras manos.',
      },
      {
        heading: 'De quién se trata',
        text: 'No adivine. La consola halla a la gente: por los campos que salieron, o por lo que alguien abrió entre dos momentos. Cada vez que se miran los datos de alguien queda en el diario de accesos.',
      },
      {
        heading: 'El camino',
        text: 'Visto, juzgado, frenado, autoridad avisada, gente avisada, cerrado. A cada paso va una nota. A la autoridad se le puede avisar por partes: antes lo que se sabe, luego lo demás. No se puede cerrar si aún se debe algo.',
      },
      {
        heading: 'Avisar a la gente',
        text: 'Si el riesgo es alto, y alguien puede leer los datos, se avisa a la gente. Se dice en palabras claras qué pasó, qué puede salir de ello y qué puede hacer. La consola tiene la carta, en cuatro idiomas.',
      },
      {
        heading: 'Un simulacro',
        text: 'Un simulacro sigue el mismo camino. Sus cartas dicen que lo es, y nadie las recibe. Haga uno antes de que haga falta.',
      },
    ],
  },
}
