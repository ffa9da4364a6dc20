/** The shop's own key. With it the shop tells Discreet who is signed in (docs/sign-in.md). */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface ShopIdentity {
  readonly issuer: string
  /** The public half, for the site's settings. */
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] }
  /** A JWT for somebody who is signed in. `now`: epoch milliseconds. */
  readonly vouch: (person: string, now: number) => Promise<string>
}

const keyId = 'shop-1'

/** A new key each time: nobody stays signed in over a restart. */
export async function createShopIdentity(issuer: string): Promise<ShopIdentity> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const key = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES256', use: 'sig' }
  return {
    issuer,
    jwks: { keys: [key] },
    vouch: (person, now) =>
      // Whoever has the address may ask about the account by mail, too.
      new SignJWT({ email: `${person}@shop.invalid`, email_verified: true })
        .setProtectedHeader({ alg: 'ES256', kid: keyId })
        .setIssuer(issuer)
        .setAudience('discreet')
        .setSubject(person)
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(Math.floor(now / 1000) + 300)
        .sign(privateKey),
  }
}
