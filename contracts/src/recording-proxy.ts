/**
 * Everything that a browser sends, seen from outside of it: pages, workers and the browser itself.
 * Only the shop is reached; what goes anywhere else is written down and refused.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RecordingProxy {
  /** For the browser's proxy settings. */
  readonly server: string
  /** In the order in which they began. */
  readonly sent: readonly Sent[]
  close(): Promise<void>
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

export async function recordingProxy(shop: string): Promise<RecordingProxy> {
  const { origin } = new URL(shop)
  const agent = new Agent({ keepAlive: true })
  const sent: { -readonly [key in keyof Sent]: Sent[key] }[] = []
  const note = ({ method = '', url = '', headers }: IncomingMessage): (typeof sent)[number] => {
    const plain = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    const one = { method, url, headers: Object.fromEntries(plain), body: '' }
    sent.push(one)
    return one
  }
  const forward = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const one = note(asked)
    const body = await bodyOf(asked)
    one.body = body.toString('utf8')
    if (new URL(one.url).origin !== origin) return void answer.writeHead(403).end()
    const { method, headers } = asked
    const onward = request(one.url, { agent, ...(method && { method }), headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.rawHeaders)
      from.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    onward.end(body)
  }
  const server = createServer((asked, answer) => {
    forward(asked, answer).catch(() => answer.destroy())
  })
  server.on('connect', (asked, socket) => {
    note(asked)
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
