import type { SignInWords } from './words.ts'

export const words: SignInWords = {
  title: 'Entrar',
  again: 'Su sesión ha terminado. Entre, y volverá a la página donde estaba.',
  provider: 'Entrar con la cuenta de la empresa',
  passkey: 'Entrar con una llave de acceso',
  passkeyHint: 'Su dispositivo pide lo que lo desbloquea: un dedo, una cara o un PIN.',
  demo: {
    title: 'Mirar como alguien del equipo',
    text: 'Esta tienda es inventada, y toda su gente también. Elija el trabajo que quiere ver.',
  },
  does: {
    viewer: 've las cifras y no cambia nada',
    marketer: 'prepara campañas y lee lo que resultó',
    developer: 'conecta la tienda y vigila que funcione',
    privacy_officer: 'responde a la gente y cuida el presupuesto',
    administrator: 'deja entrar al equipo y da los roles',
  },
  nobody: {
    title: 'Todavía nadie puede entrar',
    text: 'Discreet muestra un enlace en el terminal donde se inició. Quien lo abra primero será el administrador.',
    lost: 'El enlace vale una hora. Inicie Discreet otra vez y mostrará uno nuevo.',
  },
  noWay: 'Ahora no hay modo de entrar aquí. Pregunte a quien se ocupa de Discreet.',
  join: {
    title: 'Unirse al equipo',
    text: 'Usted entra con una llave de acceso: queda en su dispositivo o en su gestor, y no hay contraseña que alguien pueda robar.',
    name: 'Su nombre',
    nameHint: 'La gente de la tienda lo ve cuando usted mira lo que es suyo.',
    action: 'Crear una llave de acceso y entrar',
  },
  troubles: {
    cancelled: 'La llave de acceso no se usó. Inténtelo otra vez cuando quiera.',
    noPasskeys:
      'Este navegador no tiene llaves de acceso. Use uno más nuevo, o un dispositivo con bloqueo de pantalla o una llave de seguridad.',
    notAtAnAddress:
      'Las llaves de acceso necesitan un nombre en la dirección. Abra esta página con el nombre de abajo.',
    unknownPasskey: 'Esta llave de acceso no se conoce aquí. Use otra o pida un enlace nuevo.',
    linkOver:
      'Este enlace ya se usó o es demasiado viejo. Pida uno nuevo a un administrador; si aún no hay ninguno, inicie Discreet otra vez: muestra un enlace nuevo.',
    linkMissing:
      'Esta página lee el enlace una sola vez. Ábralo otra vez tal como lo recibió; si ya se usó, pida uno nuevo.',
    known: 'Este dispositivo ya tiene una llave de acceso para usted. Entre con ella.',
    tooOften: 'Se intentó demasiadas veces. Espere un cuarto de hora.',
    providerAway:
      'La entrada de su empresa no responde. Mientras tanto nada está abierto; inténtelo pronto.',
    notBack:
      'La entrada de su empresa no volvió como empezó, o tardó demasiado. Inténtelo otra vez.',
  },
}
