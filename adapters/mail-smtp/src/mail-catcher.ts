/**
 * An SMTP server for development: it takes every mail, keeps the last ones in memory, never on disk, and
 * passes none on. It listens to this machine only.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { CaughtMail } from './caught-mail.ts'
import { readMail } from './caught-mail.ts'

export interface MailCatcher {
  /** For `smtpMailer`. */
  readonly url: string
  /** Newest first. */
  mails(): readonly CaughtMail[]
  close(): Promise<void>
}

export interface CatcherOptions {
  /** Default: any that is free. */
  readonly port?: number
  /** Epoch milliseconds; default: the clock. */
  readonly now?: () => number
  /** Addresses for which mail is refused: 550, or the code that it gives. For tests of what happens then. */
  readonly refuse?: (to: string) => number | undefined
}

const mostKept = 100
const largest = 1_000_000

/** Rejects when the port is taken. */
export async function catchMails({
  port = 0,
  now = () => Date.now(),
  refuse = () => undefined,
}: CatcherOptions = {}): Promise<MailCatcher> {
  const kept: CaughtMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    logger: false,
    onRcptTo({ address }, _, done) {
      const code = refuse(address)
      if (code === undefined) done()
      else done(Object.assign(new Error(`no mail for ${address}`), { responseCode: code }))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', (error) => done(error))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        kept.unshift(readMail(Buffer.concat(chunks), { from, to, at: now() }))
        kept.length = Math.min(kept.length, mostKept)
        done()
      })
    },
  })
  // A client that hangs up is no fault of the catcher.
  server.on('error', () => undefined)
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const { port: taken } = listening.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${taken}`,
    mails: () => [...kept],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}
