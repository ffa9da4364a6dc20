/** A processor as somebody else would build one: a server of HTTP with an Ed25519 key of its own. */
import type { KeyObject } from 'node:crypto'
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Processor } from '@discreet/engine'

export interface Told {
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  // biome-ignore lint/suspicious/noExplicitAny: as it came
  readonly body: any
}

export interface ExampleProcessor {
  readonly settings: Processor
  readonly told: Told[]
  /** How the next requests are answered, the last one for good. Default: signed. */
  readonly answers: ('signed' | 'unsigned' | 'forged' | 'dropped' | number)[]
  sign(body: string | Buffer): string
  /** Calls the first address that the request names. */
  callBack(told: Told, more?: object, signature?: (body: string) => string): Promise<Response>
  close(): Promise<void>
}

export function rawKey(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'jwk' }).x ?? ''
}

/** Whether bytes were signed under a raw key in base64url. */
export function holds(x: string, bytes: Buffer, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, bytes, key, Buffer.from(signature, 'base64'))
}

export async function startProcessor(
  name: string,
  identity: Processor['identity'] = 'email',
): Promise<ExampleProcessor> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const other = generateKeyPairSync('ed25519').privateKey
  const signWith = (key: KeyObject, body: string | Buffer): string =>
    sign(null, Buffer.from(body), key).toString('base64')
  const told: Told[] = []
  const answers: ExampleProcessor['answers'] = []
  const answer = ({ body, bytes }: Told, response: ServerResponse): void => {
    const how = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'signed'
    if (how === 'dropped') return void response.destroy()
    if (typeof how === 'number') return void response.writeHead(how).end()
    const said = JSON.stringify({
      controller_id: 'shop-é',
      subject_request_id: body.subject_request_id,
      received_time: new Date(0).toISOString(),
      expected_completion_time: new Date(86_400_000).toISOString(),
      encoded_request: bytes.toString('base64'),
    })
    const signature = signWith(how === 'forged' ? other : privateKey, said)
    response.writeHead(201, {
      'content-type': 'application/json',
      'x-opendsr-processor-domain': 'localhost',
      ...(how === 'unsigned' ? {} : { 'x-opendsr-signature': signature }),
    })
    response.end(said)
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const bytes = Buffer.concat(chunks)
      const one = { headers: request.headers, bytes, body: JSON.parse(bytes.toString('utf8')) }
      told.push(one)
      answer(one, response)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const mine = (body: string | Buffer): string => signWith(privateKey, body)
  return {
    settings: {
      name,
      url: `http://127.0.0.1:${port}/v2/requests`,
      identity,
      publicKey: rawKey(privateKey),
    },
    told,
    answers,
    sign: mine,
    callBack({ body }, more = {}, signature = mine) {
      const [url = ''] = body.status_callback_urls as string[]
      const said = JSON.stringify({
        controller_id: 'shop-é',
        subject_request_id: body.subject_request_id,
        request_status: 'completed',
        status_callback_url: url,
        expected_completion_time: new Date(0).toISOString(),
        ...more,
      })
      return fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-opendsr-signature': signature(said) },
        body: said,
      })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
