import type { HealthWords } from './health-words.ts'

export const words: HealthWords = {
  title: 'Estado',
  lead: 'Lo que mira discreet doctor, y lo que se pidió a este servidor. Ningún número aquí trata de una persona.',
  check: 'Qué',
  state: 'Estado',
  says: 'Dice',
  states: { ok: 'en orden', late: 'con retraso', broken: 'roto', off: 'no está' },
  checks: {
    node: 'Node.js',
    database: 'Base de datos',
    queue: 'Cola de tareas',
    mail: 'Correo',
    signing_key: 'Clave de firma',
    packs: 'Paquetes de ley',
    address: 'Dirección pública',
    ledger: 'Libro de cuentas',
    log: 'Registro',
    periods: 'Periodos',
    release: 'Publicaciones',
    model: 'Modelo',
    cohorts: 'Cohortes de campañas',
    outbox: 'Envíos',
    erasures: 'Borrados',
    retention: 'Conservación',
  },
  text: {
    node: ({ version, needed }) => `${version}; hace falta ${needed} o más nuevo`,
    database: ({ sites }) => `responde; sitios: ${sites}`,
    queue: () => 'Sin ella, este proceso hace cada hora lo que toca.',
    mail: () => 'Sin él se rechazan las solicitudes por correo: defina DISCREET_SMTP_URL.',
    signing_key: ({ publicKey }) => `${publicKey}`,
    packs: ({ packs }) => `en vigor: ${packs}`,
    address: ({ address }) =>
      `${address ?? 'Los enlaces de los correos la necesitan: inicie con --public-url.'}`,
    ledger: ({ entries, brokenAt }) =>
      brokenAt == null
        ? `${entries} entradas, entero`
        : `roto en la entrada ${brokenAt}: pare y mírelo`,
    log: ({ entries }) => `${entries} entradas`,
    periods: ({ waiting, since }, { day }) =>
      since == null
        ? 'ninguno espera'
        : `${waiting} por publicar, desde el ${day(since)}: discreet release`,
    release: ({ releases, at }, { day }) =>
      at == null ? 'ninguna aún' : `${releases}, la última el ${day(at)}`,
    model: ({ at }, { day }) => (at == null ? 'ninguno aún' : `entrenado el ${day(at)}`),
    cohorts: ({ waiting }) => `con retraso: ${waiting}`,
    outbox: ({ waiting }) => `con retraso: ${waiting}`,
    erasures: ({ waiting }) => `interrumpidos: ${waiting}`,
    retention: ({ at }, { time }) => (at == null ? 'aún no ha corrido' : `corrió: ${time(at)}`),
  },
  requests: 'Peticiones',
  requestsText: (since) =>
    `A este proceso, desde ${since}. Por ruta: ni direcciones ni identificadores.`,
  noRequests: 'Aún no se pidió nada.',
  route: 'Ruta',
  count: 'Peticiones',
  refused: 'Rechazadas',
  failed: 'Fallidas',
  mean: 'Media',
  p95: '95 % en menos de',
  milliseconds: (count) => `${count} ms`,
  docs: 'Para su código',
  docsText: 'Lo que toma y responde cada ruta:',
  api: 'Documentación de la API',
  openapi: 'Archivo OpenAPI',
  snippet: 'En una página de la tienda',
  snippetText: 'Estas líneas traen el SDK y un estante de recomendaciones:',
  pinned: 'Un archivo, fijado',
  pinnedText:
    'El navegador lo rechaza si se cambió. La huella cambia cuando se actualiza este servidor.',
  noSdk: 'Este servidor no sirve el SDK.',
}
