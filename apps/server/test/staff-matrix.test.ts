/**
 * Every operation of /openapi.json by everybody who may ask: the answer has to be what the capabilities
 * say, no more and no less. What is expected is written to docs/access.md (`npx vitest run
 * apps/server/test/staff-matrix.test.ts -u`), whose changes are to be looked at.
 */
import type { Capability, Role } from '@discreet/staff'
import { capabilities, capabilitiesOf, roles, trainingOf } from '@discreet/staff'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RouteAccess } from '../src/route-access.ts'
import { outsideAccess } from '../src/route-access.ts'
import type { Route } from './every-route.ts'
import { withRoutes } from './every-route.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop, staffKey, train } from './example-shop.ts'
import { exampleOf } from './schema-example.ts'
import type { StaffBrowser } from './staff-browser.ts'
import { consoleHost, demoMember, signedInAs } from './staff-browser.ts'

interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** With `{name}` in it. */
  readonly path: string
  readonly summary: string
  readonly access: RouteAccess
  readonly url: string
  readonly body: unknown
}

interface Described {
  readonly summary?: string
  readonly 'x-discreet-access'?: RouteAccess
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: object
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
}

let shop: ExampleShop
let server: FastifyInstance
let routes: readonly Route[]
let operations: readonly Operation[]

function operationOf(method: string, path: string, described: Described): Operation {
  const parameters = described.parameters ?? []
  const values = (where: string): [string, string][] =>
    parameters
      .filter((one) => one.in === where && (one.required === true || where === 'path'))
      .map(({ name, schema }) => [name, String(exampleOf(schema))])
  const url = values('path').reduce((text, [name, value]) => text.replace(`{${name}}`, value), path)
  const query = new URLSearchParams(values('query')).toString()
  const [content] = Object.values(described.requestBody?.content ?? {})
  return {
    method: method.toUpperCase() as Operation['method'],
    path,
    summary: described.summary ?? '',
    access: described['x-discreet-access'] as RouteAccess,
    url: query === '' ? url : `${url}?${query}`,
    // What is read by hand has no schema.
    body: content === undefined ? (method === 'post' ? {} : undefined) : exampleOf(content.schema),
  }
}

beforeAll(async () => {
  const facts = { contact: 'a', officer: 'b', recipients: [], transfers: [] }
  shop = await openShop({ controller: { controller: 'Shop Ltd', ...facts } }, 20)
  const opened = await withRoutes(() =>
    shop.serve({
      publicUrl: `http://${consoleHost}`,
      limits: { choices: 1e6, signIns: 1e6, agents: 1e6, contributions: 1e6 },
    }),
  )
  server = opened.server
  routes = opened.routes
  const { paths } = (await server.inject('/openapi.json')).json() as {
    paths: Record<string, Record<string, Described>>
  }
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method, path, described)),
  )
})
afterAll(async () => {
  await server.close()
  await shop.close()
})

/** Whom an answer is for; everything else is denied. */
interface Caller {
  readonly name: string
  readonly may: ReadonlySet<RouteAccess>
  ask(operation: Operation): Promise<Answer>
}

async function asked(
  { method, url, body }: Operation,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await server.inject({
    method,
    url,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : {} }
}

const open = ['public', 'anybody'] as const

async function staffCaller(name: string, given: readonly Role[], trained = true): Promise<Caller> {
  const member = demoMember(name, ...given)
  if (trained) await train(shop.site, member, shop.clock.now)
  let browser: StaffBrowser = await signedInAs(shop, server, member)
  const awake = given.filter((role) => trained || trainingOf[role].length === 0)
  const may = awake.flatMap((role) => capabilitiesOf[role])
  return {
    name,
    may: new Set<RouteAccess>(['self', ...may, ...open]),
    async ask({ method, url, body }) {
      // One of the operations is to sign out.
      if (browser.cookies.size === 0) browser = await signedInAs(shop, server, member)
      return browser.call(method, url, body === undefined ? {} : { body: body as object })
    },
  }
}

async function callers(): Promise<readonly Caller[]> {
  const key = await staffKey(shop, 'nothing', [])
  const writeKey = Buffer.from(`${shop.writeKey}:`).toString('base64')
  let people = 0
  return [
    ...(await Promise.all(roles.map((role) => staffCaller(role, [role])))),
    await staffCaller('every role without training', roles, false),
    await staffCaller('staff without a role', []),
    {
      name: 'a staff key without a role',
      may: new Set<RouteAccess>(['self', 'public']),
      ask: (operation) => asked(operation, { authorization: `Bearer ${key}` }),
    },
    {
      name: 'a person',
      may: new Set<RouteAccess>(['person', ...open]),
      async ask(operation) {
        people += 1
        // Each time somebody else: one of them asks to be erased.
        const token = await shop.tokenOf(`person ${people}`)
        return asked(operation, { authorization: `Bearer ${token}` })
      },
    },
    {
      name: 'a write key',
      may: new Set<RouteAccess>(['write_key', ...open]),
      ask: (operation) => asked(operation, { authorization: `Basic ${writeKey}` }),
    },
    { name: 'nobody', may: new Set<RouteAccess>(open), ask: (operation) => asked(operation, {}) },
  ]
}

/** Who may is shown in the request itself; what is sent here shows nothing. */
const shownInside: readonly RouteAccess[] = [
  'site',
  'link',
  'agent',
  'processor',
  'identity_provider',
  'sign_in',
]

/** Codes of the gate and of those who read tokens; a no for another reason is an answer. */
const noEntry = ['key_invalid', 'session_invalid', 'token_invalid', 'training_missing']

function isDenied({ status, body, headers }: Answer, access: RouteAccess): boolean {
  if (shownInside.includes(access)) {
    return (status >= 400 && status < 500) || /\?problem=/.test(headers.location ?? '')
  }
  if (status === 403 && body.code === 'role_missing') return /^none of your roles/.test(body.detail)
  return (status === 401 || status === 403) && noEntry.includes(body.code)
}

test('every operation says whom it is for, and nothing of the staff is hidden', () => {
  const known = new Set<unknown>([...capabilities, ...outsideAccess])
  expect(operations.filter(({ access }) => !known.has(access)).map(({ path }) => path)).toEqual([])
  const described = new Set(operations.map(({ method, path }) => `${method} ${path}`))
  const ofStaff = routes.filter(({ path }) => /^\/v1\/(office|staff)(\/|$)/.test(path))
  const missing = ofStaff
    .map(({ method, path }) => `${method} ${path.replace(/:([a-zA-Z]+)/g, '{$1}')}`)
    .filter((one) => !one.startsWith('HEAD ') && !described.has(one))
  expect(missing).toEqual([])
  expect(ofStaff.length).toBeGreaterThan(60)
})

const changesNothing = [
  'POST /v1/office/debug',
  'POST /v1/office/notices/preview',
  // A proposal is kept with its own place in the log.
  'DELETE /v1/office/holds/:id',
  'POST /v1/office/people/export',
  'POST /v1/office/people/proposals',
]
/** Of their data the log has not even a hash; it is in their own access log and in their requests. */
const ofOnePerson = [
  'POST /v1/office/people/access',
  'POST /v1/office/people/view',
  'POST /v1/office/people/end',
  'POST /v1/office/people/holds',
  'POST /v1/office/people/requests',
  'POST /v1/office/requests/:id/person',
]
/** What is there afterwards is reported, or shown once, by the answer itself. */
const makesNew = ['POST /v1/office/retention', 'POST /v1/office/staff/invites']

test('whatever changes something says how what it changes is read, for the log', () => {
  const without = routes
    .filter(({ path, method }) => /^\/v1\/office\//.test(path) && !/^(GET|HEAD)$/.test(method))
    .filter(({ options }) => options.config?.state === undefined)
    .map(({ method, path }) => `${method} ${path}`)
  expect(new Set(without)).toEqual(new Set([...changesNothing, ...ofOnePerson, ...makesNew]))
})

test('everybody gets what their capabilities say, and no more', async () => {
  const surprises: string[] = []
  const all = await callers()
  for (const { name, may, ask } of all) {
    for (const operation of operations) {
      const { method, path, access } = operation
      const answer = await ask(operation)
      const got = isDenied(answer, access) ? 'denied' : 'allowed'
      const fault = answer.status >= 500 || answer.status === 429
      if (got === (may.has(access) ? 'allowed' : 'denied') && !fault) continue
      const { code = '', detail = '' } = answer.body
      surprises.push(`${name}: ${method} ${path} (${access}): ${answer.status} ${code} ${detail}`)
    }
  }
  expect(surprises).toEqual([])
  const count = `${operations.length} operations × ${all.length} kinds of callers = ${operations.length * all.length} answers, ${surprises.length} surprises`
  console.info(count)
  await expect(accessPage(operations, all, count)).toMatchFileSnapshot('../../../docs/access.md')
})

const mark = (may: boolean): string => (may ? '●' : '')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** For people to read; what it says is what was asked just now. */
function accessPage(all: readonly Operation[], who: readonly Caller[], count: string): string {
  const isStaff = ({ access }: Operation): boolean =>
    (capabilities as readonly string[]).includes(access)
  const route = ({ method, path }: Operation): string => `\`${method} ${path}\``
  const staff = [...all.filter(isStaff)].sort(
    (a, b) =>
      capabilities.indexOf(a.access as Capability) - capabilities.indexOf(b.access as Capability),
  )
  const others = all.filter((one) => !isStaff(one))
  const byRole = table(
    ['Operation', 'What it is', 'Capability', ...roles.map((role) => role.replace('_', ' '))],
    staff.map((one) => [
      route(one),
      one.summary,
      `\`${one.access}\``,
      ...roles.map((role) => mark(capabilitiesOf[role].includes(one.access as Capability))),
    ]),
  )
  const byKind = table(
    ['For', 'Operations'],
    outsideAccess.map((kind) => [
      `\`${kind}\``,
      others
        .filter(({ access }) => access === kind)
        .map(route)
        .join('<br>'),
    ]),
  )
  const byTraining = table(
    ['Role', 'Asleep until these are passed, each year'],
    roles.map((role) => [role.replace('_', ' '), trainingOf[role].join(', ') || 'nothing']),
  )
  return `# Who may do what

Generated from \`/openapi.json\` and checked answer by answer against a running server:
\`npx vitest run apps/server/test/staff-matrix.test.ts\` (with \`-u\` it writes this page; look at what changes).

${count}.

Callers: ${who.map(({ name }) => name.replace('_', ' ')).join(', ')}.

## Staff

Whatever is not marked is denied. A machine key has roles and training like a person.

${byRole}

${byTraining}

## Everybody else

No role of staff opens any of these that asks for something: staff are no people of the shop.

${byKind}
`
}
