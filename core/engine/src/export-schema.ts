/** JSON Schema (2020-12) of `PersonExport`: what goes with the data, so that others can read it. */
type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const texts: Schema = { type: 'array', items: text }
const time: Schema = { type: 'string', format: 'date-time' }
const whole: Schema = { type: 'integer', minimum: 0 }
const number: Schema = { type: 'number' }
const flag: Schema = { type: 'boolean' }
const anything: Schema = { type: 'object' }

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}

function list(items: Schema): Schema {
  return { type: 'array', items }
}

/** Every property is there, unless it is among `optional`, and no other. */
function object(
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  }
}

const field = object({
  field: { ...text, description: 'Of the data catalogue' },
  name: text,
  category: { ...text, description: 'fideslang data category' },
  where: { enum: ['page', 'device', 'server'] },
  purposes: list(
    object({ purpose: text, text, use: { ...text, description: 'fideslang data use' } }),
  ),
  basis: { enum: ['consent', 'requested_service', 'legal_obligation'] },
  basisText: text,
  retention: text,
  source: text,
  recipients: texts,
  form: { ...anything, description: 'JSON Schema of one entry' },
  entries: list(anything),
})

const choices = object({
  level: orNull({ enum: [0, 1, 2, 3] }),
  levelInForce: { enum: [0, 1, 2, 3] },
  purposes: texts,
  purposesInForce: texts,
  contribute: flag,
  restricted: flag,
  objections: texts,
  standingGpc: flag,
  chosenAt: orNull(time),
  seenAt: orNull(time),
  erasesAt: orNull(time),
  place: orNull(text),
  pack: object({ id: text, version: text }),
  notice: orNull({ ...text, description: 'SHA-256 of the notice that was shown' }),
  reasons: list(object({ code: text, text })),
})

const release = object({ release: text, period: text, at: time, epsilon: number, delta: number })

const contributed = object({
  open: list(object({ period: text, item: text, baskets: whole })),
  released: {
    ...list(release),
    description: 'An upper bound: whose baskets were in a release nobody knows any more',
  },
  cumulative: orNull(object({ epsilon: number, delta: number })),
  text,
})

const request = object({
  request: text,
  type: text,
  state: text,
  channel: text,
  receivedAt: time,
  closedAt: orNull(time),
  answerBy: time,
  identityUntil: time,
  said: orNull(anything),
  events: list(object({ at: time, by: text, state: text, act: text, logIndex: whole })),
  told: list(object({ recipient: text, state: text })),
})

const weighted = list(object({ item: text, weight: number }))

const logic = object({
  how: text,
  terms: list(object({ term: text, text })),
  model: orNull(
    object({
      id: text,
      kind: text,
      why: text,
      releases: texts,
      epsilon: orNull(number),
      delta: orNull(number),
    }),
  ),
  used: orNull(
    object({
      history: weighted,
      bought: weighted,
      liked: texts,
      avoided: texts,
      less: texts,
      owned: texts,
      without: texts,
    }),
  ),
  items: list(
    object({
      item: text,
      title: text,
      score: { ...number, description: 'The sum of the terms' },
      terms: { type: 'object', additionalProperties: number },
      reason: object({
        term: text,
        because: list(object({ item: text, contribution: number })),
        text,
      }),
      signals: list(object({ item: text, title: text, contribution: number })),
    }),
  ),
})

export const exportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://discreet.example/export/1/schema',
  title: 'Everything about one person',
  ...object({
    schema: { const: 'https://discreet.example/export/1' },
    site: object({ id: text, name: text, controller: text, contact: text, authority: text }),
    madeAt: time,
    locale: { enum: ['en', 'de', 'fr', 'es'] },
    request: text,
    proof: { enum: ['signed_in', 'email', 'agent', 'staff', 'system'] },
    fields: list(field),
    choices,
    consents: list(object({ record: anything, receipt: { ...text, description: 'RFC 7515' } })),
    contributed,
    requests: list(request),
    accesses: list(object({ at: time, actor: text, reason: text, fields: texts })),
    recipients: texts,
    logic,
    completeness: list(object({ what: text, why: text })),
  }),
}
