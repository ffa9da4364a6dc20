/** Mails through a real SMTP conversation. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { DiscreetError } from '@discreet/protocol'
import fc from 'fast-check'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMail } from '../src/caught-mail.ts'
import type { MailCatcher } from '../src/index.ts'
import { catchMails, smtpMailer } from '../src/index.ts'

const from = 'Shop "Ä" <shop@example.org>'
let catcher: MailCatcher
beforeAll(async () => {
  catcher = await catchMails({
    now: () => 42,
    refuse: (to) => ({ 'gone@example.org': 550, 'full@example.org': 452 })[to],
  })
})
afterAll(() => catcher.close())

async function faultOf(sending: Promise<void>): Promise<DiscreetError> {
  const error = await sending.then(
    () => undefined,
    (fault: unknown) => fault,
  )
  expect(error).toBeInstanceOf(DiscreetError)
  return error as DiscreetError
}

test('a mail arrives as it was written, says that a machine sent it, and in which language', async () => {
  const mailer = smtpMailer({ url: catcher.url, from })
  const link = `https://shop.example/rights/confirm?site=shop&token=${'0123456789abcdef'.repeat(4)}`
  const text = `Guten Tag,\n\n.\n. Punkt am Anfang\n${link}\n\nGrüße — Ihr Laden 🍏\n${'lang '.repeat(60)}Ende`
  const subject = `Ihre Anfrage: Löschung der Daten, die wir über Sie haben, bitte bestätigen 🍏`
  await mailer.send({ to: 'anna@example.org', subject, text, locale: 'de' })
  const [mail] = catcher.mails()
  expect(mail).toMatchObject({
    at: 42,
    from: 'shop@example.org',
    to: ['anna@example.org'],
    subject,
  })
  expect(mail?.text).toBe(text)
  expect(mail?.text).toContain(link)
  expect(mail?.headers).toMatchObject({
    'auto-submitted': 'auto-generated',
    'content-language': 'de',
    from: expect.stringContaining('<shop@example.org>') as string,
  })
})

test('what is read of a mail is what a full parser reads', async () => {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const letters = fc.string({ unit: 'grapheme', maxLength: 200 })
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
  await fc.assert(
    fc.asyncProperty(letters, letters, async (first, second) => {
      const sent = { to: 'a@example.org', subject: oneLine(first), text: `${first}\n${second}` }
      const { message } = await composer.sendMail({ from: 'b@example.org', ...sent })
      const raw = message as Buffer
      const full = await PostalMime.parse(raw)
      const mail = readMail(raw, { from: '', to: [], at: 0 })
      expect(mail.text.trimEnd()).toBe((full.text ?? '').replaceAll('\r\n', '\n').trimEnd())
      expect(oneLine(mail.subject)).toBe(oneLine(full.subject ?? ''))
    }),
    { numRuns: 200 },
  )
})

test('what is no plain text is shown as it came, and nothing makes the reader fail', () => {
  const raw =
    'Subject: x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+'
  expect(readMail(Buffer.from(raw), { from: '', to: [], at: 0 }).text).toBe('PGI+')
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      readMail(bytes, { from: '', to: [], at: 0 })
    }),
  )
})

test('only the last hundred are kept', async () => {
  const mailer = smtpMailer({ url: catcher.url, from })
  const send = (k: number): Promise<void> =>
    mailer.send({ to: 'anna@example.org', subject: `${k}`, text: '' })
  await send(0)
  await send(1)
  await Promise.all(Array.from({ length: 99 }, (_, k) => send(k + 2)))
  const subjects = catcher.mails().map(({ subject }) => subject)
  expect(subjects).toHaveLength(100)
  expect(subjects).not.toContain('0')
  expect(subjects[99]).toBe('1')
})

test('what is refused for good, or for now, is told apart, and neither names the person', async () => {
  const mailer = smtpMailer({ url: catcher.url, from })
  const mail = { subject: 's', text: 't' }
  const gone = await faultOf(mailer.send({ to: 'gone@example.org', ...mail }))
  const full = await faultOf(mailer.send({ to: 'full@example.org', ...mail }))
  expect([gone.code, full.code]).toEqual(['delivery_refused', 'delivery_failed'])
  for (const { message, details, cause } of [gone, full]) {
    expect(`${message} ${JSON.stringify(details)} ${String(cause)}`).not.toContain('example.org')
  }
  const before = catcher.mails()
  for (const to of [
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    '<a@b>',
    '',
  ]) {
    expect((await faultOf(mailer.send({ to, ...mail }))).code).toBe('delivery_refused')
  }
  await mailer.send({ to: 'a@example.org', subject: 'x\r\nBcc: b@example.org', text: 't' })
  expect(catcher.mails()[0]?.to).toEqual(['a@example.org'])
  expect(catcher.mails()[0]?.headers['bcc']).toBeUndefined()
  expect(catcher.mails()[1]).toEqual(before[0])
})

test('mail does not leave this machine in clear unless somebody says so', async () => {
  const port = catcher.url.split(':').at(-1) ?? ''
  const mail = { to: 'anna@example.org', subject: 'secret', text: 't' }
  // An address of this machine that does not look like one; the catcher offers no encryption.
  const closed = smtpMailer({ url: `smtp://0.0.0.0:${port}`, from })
  expect((await faultOf(closed.send(mail))).code).toBe('delivery_failed')
  expect(catcher.mails()[0]?.subject).not.toBe('secret')
  await smtpMailer({ url: `smtp://0.0.0.0:${port}?tls=off`, from }).send(mail)
  expect(catcher.mails()[0]?.subject).toBe('secret')
})

test('a server that says nothing, or is not there, is given up within the time that was set', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const mail = { to: 'anna@example.org', subject: 's', text: 't' }
  const began = performance.now()
  const slow = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from, timeoutMilliseconds: 300 })
  expect((await faultOf(slow.send(mail))).code).toBe('delivery_failed')
  expect(performance.now() - began).toBeLessThan(3000)
  silent.close()
  const nobody = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from })
  expect((await faultOf(nobody.send(mail))).code).toBe('delivery_failed')
})

test('a setting that cannot work is refused before there is a mail', () => {
  for (const url of ['', 'http://mail.example.org', 'smtp://', 'mail.example.org:25']) {
    expect(() => smtpMailer({ url, from }), url).toThrow('mail cannot be sent like this')
  }
  for (const sender of ['', 'Shop', 'Shop <>', 'a@b, c@d']) {
    expect(() => smtpMailer({ url: catcher.url, from: sender }), sender).toThrow('mail cannot')
  }
})
