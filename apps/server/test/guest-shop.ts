/** The example shop with a server that sends mail, and the mail that it sent. */
import type { Mailer, SiteSettings } from '@discreet/engine'
import { deliverDue } from '@discreet/engine'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { ServerOptions } from '../src/app.ts'
import type { RightsOptions } from '../src/rights-options.ts'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop } from './example-shop.ts'

export type Mail = Parameters<Mailer['send']>[0]

interface Call {
  readonly token?: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

export interface GuestShop extends ExampleShop {
  readonly url: string
  readonly server: FastifyInstance
  /** What is due goes out; returns the mail of it. */
  delivered(): Promise<readonly Mail[]>
  /** As from another address each time, so that only what is limited by e-mail is. */
  raw(method: Method, url: string, call?: Call): Promise<LightMyRequestResponse>
  ask(body: object): Promise<Answer>
  form(url: string, fields: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>
  /** The token in the one mail that is due. */
  linkOf(email: string): Promise<string>
  /** Somebody with an account at level 3, vouched for with this address. */
  person(name: string, email: string): Promise<{ readonly token: string; readonly receipt: string }>
}

export async function openGuestShop(
  settings: Partial<SiteSettings> = {},
  { crowd = 0, ...more }: Partial<ServerOptions> & { readonly crowd?: number } = {},
): Promise<GuestShop> {
  const shop = await openShop(settings, crowd)
  const mails: Mail[] = []
  const mailer: Mailer = {
    send(mail) {
      mails.push(mail)
      return Promise.resolve()
    },
  }
  const url = 'https://data.shop.example'
  const server = await shop.serve({ mailer, publicUrl: url, ...more })
  await server.ready()
  const { store: site, ...people } = shop.setup
  const options: RightsOptions = { ...people, mailer, publicUrl: url }
  let visitors = 0
  const raw: GuestShop['raw'] = (method, address, { token, body, headers = {} } = {}) => {
    visitors += 1
    return server.inject({
      method,
      url: address,
      remoteAddress: `10.0.${visitors >> 8}.${visitors & 255}`,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body }),
    })
  }
  const delivered = async (): Promise<readonly Mail[]> => {
    const setup = rightsSetup(options, site)
    await deliverDue(setup, {
      mailer,
      post: () => Promise.reject(new Error('no web here')),
      verify: () => false,
      encodeBase64: (bytes) => Buffer.from(bytes).toString('base64'),
    })
    return mails.splice(0)
  }
  const answerOf = (answer: LightMyRequestResponse): Answer => ({
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.json(),
  })
  return {
    ...shop,
    url,
    server,
    raw,
    delivered,
    ask: async (body) => answerOf(await raw('POST', '/v1/requests', { body })),
    form: (address, fields) =>
      raw('POST', address, {
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    async linkOf(email) {
      const all = await delivered()
      const [link] = all.filter(({ to }) => to === email)
      const token = /[?&]token=([0-9a-f]{64})/.exec(link?.text ?? '')?.[1]
      if (token === undefined) throw new Error(`no link for ${email} in ${all.length} mails`)
      return token
    },
    async person(name, email) {
      const token = await shop.tokenOf(name, { email, email_verified: true })
      const { body } = await shop.call('PUT', '/v1/me/choices', {
        token,
        body: { level: 3, purposes: ['purchases', 'preferences'], contribute: true },
      })
      return { token, receipt: body.receipt }
    },
    async close() {
      await server.close()
      await shop.close()
    },
  }
}
