/**
 * `Mailer` over SMTP. Mails carry links that open what is about a person, so they travel encrypted
 * unless the server is this machine, or whoever runs it says that the way there is their own.
 */
import type { Mailer } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { createTransport } from 'nodemailer'

export interface SmtpOptions {
  /**
   * `smtps://user:password@host:465`, or `smtp://host:587`, which must offer STARTTLS (RFC 3207) unless
   * it is this machine or the address ends in `?tls=off`.
   */
  readonly url: string
  /** The sender, an address alone or `Name <address>`. */
  readonly from: string
  /** A pause in the conversation that is too long, milliseconds. Default 10,000. */
  readonly timeoutMilliseconds?: number
}

const submissionPort = 587
const submissionsPort = 465
const here = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

function invalid(field: string, expected: string): DiscreetError {
  return new DiscreetError('configuration_invalid', 'mail cannot be sent like this', {
    field,
    expected,
  })
}

function serverOf(text: string): object {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw invalid('--smtp-url', 'smtps://user:password@host or smtp://host:587')
  }
  const { protocol, hostname, port, username, password, searchParams } = url
  const secure = protocol === 'smtps:'
  const open = searchParams.get('tls') === 'off' || here.test(hostname)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? submissionsPort : submissionPort) : Number(port),
    secure,
    requireTLS: !secure && !open,
    ignoreTLS: !secure && open,
    tls: { minVersion: 'TLSv1.2' },
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  }
}

/** One mailbox and nothing that could be read as more. */
function isAddress(text: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text)
}

function senderOf(text: string): { readonly name: string; readonly address: string } {
  const named = /^([^<>\r\n]*)<([^<>]+)>$/.exec(text.trim())
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1')
  const address = (named?.[2] ?? text).trim()
  if (!isAddress(address))
    throw invalid('--mail-from', 'shop@example.org or Shop <shop@example.org>')
  return { name, address }
}

/** Without the server's words, which repeat the address. RFC 5321 § 4.2.1: 5yz is for good. */
function faultOf(error: unknown): DiscreetError {
  const { responseCode, command, code } = error as {
    responseCode?: unknown
    command?: unknown
    code?: unknown
  }
  const status = typeof responseCode === 'number' ? responseCode : 0
  // Before RCPT it is about us and not about this mail: a wrong password is put right some day.
  const aboutMail = ['RCPT TO', 'DATA'].includes(String(command)) || code === 'EENVELOPE'
  return status >= 500 && status <= 599 && aboutMail
    ? new DiscreetError('delivery_refused', `the mail server does not take this mail (${status})`)
    : new DiscreetError('delivery_failed', 'the mail server did not take this mail', {
        expected: 'a mail server that answers, and credentials that it knows',
      })
}

/** Throws `configuration_invalid`. Nothing is opened before the first mail. */
export function smtpMailer({ url, from, timeoutMilliseconds = 10_000 }: SmtpOptions): Mailer {
  const sender = senderOf(from)
  const transport = createTransport({
    ...serverOf(url),
    connectionTimeout: timeoutMilliseconds,
    greetingTimeout: timeoutMilliseconds,
    socketTimeout: timeoutMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text, locale }) {
      if (!isAddress(to)) throw new DiscreetError('delivery_refused', 'this is no mail address')
      const headers = {
        // RFC 3834 § 5: so that no machine answers it.
        'Auto-Submitted': 'auto-generated',
        ...(locale === undefined ? {} : { 'Content-Language': locale }),
      }
      const envelope = { from: sender.address, to: [to] }
      const one = { name: '', address: to }
      try {
        await transport.sendMail({ from: sender, to: one, envelope, subject, text, headers })
      } catch (error) {
        throw faultOf(error)
      }
    },
  }
}
