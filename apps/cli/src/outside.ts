/** What a running server needs of the world: a queue, a mail server, and its own address. */
import type { Jobs, Mailer } from '@discreet/engine'
import { openJobs } from '@discreet/jobs-pgboss'
import type { CaughtMail } from '@discreet/mail-smtp'
import { catchMails, smtpMailer } from '@discreet/mail-smtp'
import { DiscreetError } from '@discreet/protocol'
import { sqlRunnerOf } from '@discreet/store-sql'
import type { Session } from './session.ts'

export interface OutsideOptions {
  readonly port: number
  readonly host: string
  readonly smtpUrl?: string
  readonly mailFrom?: string
  /** Default: `http://` and where it listens. */
  readonly publicUrl?: string
}

export interface Outside {
  readonly jobs: Jobs
  readonly mailer?: Mailer
  readonly publicUrl?: string
  /** Of the demo, which sends none. */
  readonly mails?: () => readonly CaughtMail[]
  close(): Promise<void>
}

const demoSender = 'Demo grocery (simulated) <demo@shop.invalid>'

/** undefined: any port that is free, so that it is not known yet. */
function publicUrlOf({ publicUrl, host, port }: OutsideOptions): string | undefined {
  if (publicUrl === undefined) {
    const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
    return port === 0 ? undefined : `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  }
  if (URL.canParse(publicUrl) && /^https?:$/.test(new URL(publicUrl).protocol)) {
    return publicUrl.replace(/\/+$/, '')
  }
  throw new DiscreetError('parameter_invalid', 'people cannot reach such an address', {
    field: '--public-url',
    expected: 'https://shop.example',
  })
}

async function mailOf(
  { smtpUrl, mailFrom }: OutsideOptions,
  demo: boolean,
): Promise<Pick<Outside, 'mailer' | 'mails' | 'close'>> {
  const close = (): Promise<void> => Promise.resolve()
  if (smtpUrl !== undefined) {
    if (mailFrom === undefined) {
      throw new DiscreetError('parameter_invalid', 'mails need a sender', {
        field: '--mail-from',
        expected: 'Shop <privacy@shop.example>',
      })
    }
    return { mailer: smtpMailer({ url: smtpUrl, from: mailFrom }), close }
  }
  if (!demo) return { close }
  const catcher = await catchMails()
  const mailer = smtpMailer({ url: catcher.url, from: mailFrom ?? demoSender })
  return { mailer, mails: catcher.mails, close: catcher.close }
}

/** Throws `parameter_invalid`, `configuration_invalid`. */
export async function openOutside(
  { store }: Pick<Session, 'store'>,
  options: OutsideOptions,
  demo: boolean,
  onTrouble: (what: string) => void,
): Promise<Outside> {
  const publicUrl = publicUrlOf(options)
  const mail = await mailOf(options, demo)
  try {
    const jobs = await openJobs(sqlRunnerOf(store), { onTrouble })
    return {
      ...mail,
      jobs,
      ...(publicUrl === undefined ? {} : { publicUrl }),
      async close() {
        await jobs.stop()
        await mail.close()
      },
    }
  } catch (error) {
    await mail.close()
    throw error
  }
}
