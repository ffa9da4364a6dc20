/** With the passkeys of a real Chromium: its virtual authenticator, on http://localhost. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromiumPath, launchChromium } from '@discreet/contracts/chromium'
import type { Passkey, PasskeyCeremony } from '@discreet/engine'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passkeys } from '../src/passkeys.ts'

const at = Date.UTC(2026, 10, 24, 12)
const refused = { code: 'signature_invalid' }
const ines = { id: 'passkey:ines', name: 'Ines (invented)' }
const olaf = { id: 'passkey:olaf', name: 'Olaf (invented)' }
const server = createServer((_, response) => response.end('<!doctype html><title>t</title>'))

interface Signed {
  readonly id: string
  readonly response: Readonly<Record<string, string>>
}

let browser: Browser
let page: Page
let device: CDPSession
let authenticator: string | undefined
let origin: string
let ceremony: PasskeyCeremony

/** A new device, with nothing on it. */
async function useDevice(hasUserVerification = true): Promise<void> {
  if (authenticator !== undefined) {
    await device.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: authenticator })
  }
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification,
      isUserVerified: hasUserVerification,
      automaticPresenceSimulation: true,
    },
  })
  authenticator = authenticatorId
}

/** Text, because a test runner would rewrite a function. `changed`: what the page asks for instead. */
function inPage(call: 'create' | 'get', options: unknown, changed: object = {}): Promise<unknown> {
  const parse = call === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'
  const asked = JSON.stringify({ ...(options as object), ...changed })
  return page.evaluate(`(async () => {
    const publicKey = PublicKeyCredential.${parse}(${asked})
    return (await navigator.credentials.${call}({ publicKey })).toJSON()
  })()`)
}

async function register(member = ines, changed = {}): Promise<Passkey> {
  const { options, facts } = await ceremony.beginRegistration(member, [])
  const made = await inPage('create', options, changed)
  return { ...(await ceremony.finishRegistration(facts, made, at)), member: member.id }
}

async function question(changed = {}): Promise<{ facts: string; answer: Signed }> {
  const { options, facts } = await ceremony.beginSignIn()
  return { facts, answer: (await inPage('get', options, changed)) as Signed }
}

const finding = (...known: Passkey[]) => {
  return async (id: string): Promise<Passkey | undefined> =>
    known.find(({ credential }) => credential === id)
}

describe.skipIf(chromiumPath === undefined)('a passkey', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    origin = `http://localhost:${(server.address() as AddressInfo).port}`
    ceremony = passkeys({ rpId: 'localhost', rpName: 'Discreet', origin })
    browser = await launchChromium()
    page = await browser.newPage()
    await page.goto(origin)
    device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
  })
  beforeEach(() => useDevice())
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  test('is registered, and signs in without a name', async () => {
    const passkey = await register()
    expect(passkey).toEqual({
      credential: expect.stringMatching(/^[\w-]{20,}$/),
      member: ines.id,
      publicKey: expect.any(Uint8Array),
      counter: expect.any(Number),
      transports: ['internal'],
      addedAt: at,
    })
    const { facts, answer } = await question()
    const found = await ceremony.finishSignIn(facts, answer, finding(passkey))
    expect(found.passkey).toEqual(passkey)
    expect(found.counter).toBeGreaterThan(passkey.counter)
    const next = await question()
    const counted = { ...passkey, counter: found.counter }
    expect(
      (await ceremony.finishSignIn(next.facts, next.answer, finding(counted))).counter,
    ).toBeGreaterThan(found.counter)
  })

  test('asks who holds it, says no name on the device, and asks for no attestation', async () => {
    const known = { ...(await register()), transports: ['internal'] }
    const { options } = await ceremony.beginRegistration(ines, [known])
    expect(options).toMatchObject({
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: known.credential, type: 'public-key' }],
      rp: { id: 'localhost', name: 'Discreet' },
      user: { name: ines.name },
    })
    expect(JSON.stringify(options)).not.toContain(Buffer.from(ines.id).toString('base64url'))
    expect((await ceremony.beginSignIn()).options).toMatchObject({ userVerification: 'required' })
    await expect(inPage('create', options)).rejects.toThrow('InvalidStateError')
  })

  test('is not registered for another question, place, or without somebody who holds it', async () => {
    const { options, facts } = await ceremony.beginRegistration(olaf, [])
    const made = (await inPage('create', options)) as Signed
    const elsewhere = passkeys({ rpId: 'localhost', rpName: 'D', origin: 'http://localhost:1' })
    const other = passkeys({ rpId: 'other.example', rpName: 'D', origin })
    const another = (await ceremony.beginRegistration(olaf, [])).facts
    for (const [by, kept, response] of [
      [elsewhere, facts, made],
      [other, facts, made],
      [ceremony, another, made],
      [ceremony, (await question()).facts, made],
      [ceremony, '{}', made],
      [ceremony, facts, { ...made, id: 'other' }],
      [ceremony, facts, { ...made, type: 'password' }],
      [ceremony, facts, { ...made, response: { ...made.response, attestationObject: 'oA' } }],
      [ceremony, facts, {}],
      [ceremony, facts, null],
      [ceremony, facts, 'text'],
    ] as const) {
      await expect(by.finishRegistration(kept, response, at)).rejects.toMatchObject(refused)
    }
    await expect(ceremony.finishRegistration(facts, made, at)).resolves.toBeDefined()

    await useDevice(false)
    const unasked = { residentKey: 'required', userVerification: 'discouraged' }
    const unheld = register(olaf, { authenticatorSelection: unasked })
    await expect(unheld).rejects.toMatchObject(refused)
  })

  test('with certificates is refused, so that nobody sends us after their lists', async () => {
    await expect(register(olaf, { attestation: 'direct' })).rejects.toMatchObject(refused)
  })

  test('does not sign in for another question, place, key or member', async () => {
    const passkey = await register()
    const { facts, answer } = await question()
    const { response } = answer
    const other = { ...passkey, publicKey: (await register(olaf)).publicKey }
    const elsewhere = passkeys({ rpId: 'localhost', rpName: 'D', origin: 'http://localhost:1' })
    const otherSite = passkeys({ rpId: 'other.example', rpName: 'D', origin })
    const another = (await ceremony.beginSignIn()).facts
    const flipped = `${response['signature']?.slice(0, -9)}AAAAAAAA${response['signature']?.at(-1)}`
    for (const [by, kept, shown, known] of [
      [elsewhere, facts, answer, passkey],
      [otherSite, facts, answer, passkey],
      [ceremony, another, answer, passkey],
      [ceremony, '{}', answer, passkey],
      [ceremony, facts, answer, other],
      [ceremony, facts, answer, { ...passkey, member: olaf.id }],
      [ceremony, facts, answer, { ...passkey, credential: 'other' }],
      [ceremony, facts, { ...answer, response: { ...response, userHandle: undefined } }, passkey],
      [ceremony, facts, { ...answer, response: { ...response, signature: flipped } }, passkey],
      [ceremony, facts, {}, passkey],
      [ceremony, facts, null, passkey],
    ] as const) {
      await expect(by.finishSignIn(kept, shown, finding(known))).rejects.toMatchObject(refused)
    }
    await expect(ceremony.finishSignIn(facts, answer, finding(passkey))).resolves.toBeDefined()
  })

  test('does not sign in unasked who holds it, nor when its counter does not grow', async () => {
    const passkey = await register()
    const { facts, answer } = await question()
    const { counter } = await ceremony.finishSignIn(facts, answer, finding(passkey))
    for (const seen of [counter, counter + 1]) {
      const known = finding({ ...passkey, counter: seen })
      await expect(ceremony.finishSignIn(facts, answer, known)).rejects.toMatchObject(refused)
    }
    await device.send('WebAuthn.setUserVerified', {
      authenticatorId: authenticator ?? '',
      isUserVerified: false,
    })
    const silent = await question({ userVerification: 'discouraged' })
    const shown = ceremony.finishSignIn(silent.facts, silent.answer, finding(passkey))
    await expect(shown).rejects.toMatchObject(refused)
  })

  test('a store that fails is no forged passkey', async () => {
    const down = new Error('down')
    const asked = ceremony.finishSignIn('{}', { id: 'x', response: {} }, () => Promise.reject(down))
    await expect(asked).rejects.toBe(down)
  })
})
