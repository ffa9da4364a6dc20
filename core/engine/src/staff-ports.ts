/**
 * What a store and the ways to sign in must do for the staff of a site. Staff are people too: what is
 * kept of them is their name, their roles, what they passed and what they did here.
 */

import type { Refusal } from '@discreet/protocol'
import type {
  Approval,
  Member,
  ModuleId,
  Role,
  StaffAction,
  StaffSession,
  TrainingPass,
} from '@discreet/staff'
import type { Pseudonym } from './pseudonym.ts'

/** Someone is on their way to the provider, or about to show a passkey; used once. */
export interface PendingSignIn {
  /** Of the secret in the browser's cookie (SHA-256, hex). */
  readonly sha256: string
  readonly kind: 'provider' | 'passkey' | 'register'
  /** JSON: what must be there again at the end (state, nonce, code verifier; or the challenge). */
  readonly facts: string
  /** Of the key that the session will be bound to. */
  readonly keyThumbprint: string
  readonly expiresAt: number
}

/** A link that makes somebody a local member, once. */
export interface StaffInvite {
  /** Of its secret (SHA-256, hex). */
  readonly sha256: string
  readonly roles: readonly Role[]
  /** Id of a member, or 'operator'. */
  readonly invitedBy: string
  readonly expiresAt: number
}

/** WebAuthn Level 3 § 4: a credential's id is its authenticator's; no secret is here. */
export interface Passkey {
  /** base64url. */
  readonly credential: string
  readonly member: string
  /** COSE_Key. */
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly addedAt: number
}

/** A key for commands and machines; it has its own member (`key:<name>`), with roles and training. */
export interface StaffKey {
  readonly sha256: string
  readonly member: string
  readonly addedAt: number
}

export interface ActionFilter {
  readonly member?: string
  /** Begins with. */
  readonly action?: string
  /** In names, actions, ids and reasons; letters of either case. */
  readonly text?: string
  /** Epoch milliseconds, [from, to). */
  readonly from?: number
  readonly to?: number
  readonly limit: number
  /** `place` of the last one of the page before; newest first. */
  readonly before?: number
}

export interface FoundAction extends StaffAction {
  readonly place: number
  readonly logIndex: number
}

export interface StaffStore {
  members(): Promise<readonly Member[]>
  member(id: string): Promise<Member | undefined>
  /** Adds or changes; whoever's `endedAt` is set has no session from then on, in the same transaction. */
  saveMember(member: Member): Promise<void>
  /** Adds, or changes name and roles: whoever has ended stays ended, also when that happens meanwhile. */
  saveRoles(member: Member): Promise<void>

  /** Newest first. Evidence: nothing ever takes one away. */
  passes(member: string): Promise<readonly TrainingPass[]>
  /** In the log as well (`filed`, kind 'training'). Returns the log index. */
  addPass(member: string, pass: TrainingPass): Promise<number>
  /** How often somebody tried a module since then; `note` counts one more. */
  attempts(member: string, module: ModuleId, since: number): Promise<number>
  noteAttempt(member: string, module: ModuleId, at: number): Promise<void>

  openSession(session: StaffSession): Promise<void>
  session(sha256: string): Promise<StaffSession | undefined>
  /** Only forward in time; of two at once the later holds. false: there is no such session. */
  touchSession(
    sha256: string,
    change: Partial<Pick<StaffSession, 'seenAt' | 'checkedAt' | 'sealedTokens'>>,
  ): Promise<boolean>
  /** Whatever fits all that is said ({}: every one). Returns how many ended. */
  endSessions(
    which: Partial<
      Pick<StaffSession, 'sha256' | 'member' | 'source' | 'providerSession' | 'providerSubject'>
    >,
  ): Promise<number>

  putSignIn(pending: PendingSignIn): Promise<void>
  /** Once: of two at the same time one gets it. undefined: unknown, used, or out of time. */
  takeSignIn(sha256: string, now: number): Promise<PendingSignIn | undefined>
  addInvite(invite: StaffInvite): Promise<void>
  /** Looks without using it up. */
  invite(sha256: string, now: number): Promise<StaffInvite | undefined>
  /**
   * One transaction: uses the link up, adds the member and the passkey. false: the link is unknown, used
   * or out of time, and nothing is added.
   */
  joinByInvite(sha256: string, now: number, member: Member, passkey: Passkey): Promise<boolean>
  passkeys(member: string): Promise<readonly Passkey[]>
  passkey(credential: string): Promise<Passkey | undefined>
  addPasskey(passkey: Passkey): Promise<void>
  /** false: the counter did not grow, so that the credential may be a copy (WebAuthn § 7.2 step 22). */
  countPasskey(credential: string, counter: number): Promise<boolean>

  /** Adds the key and its member, in one transaction. */
  addKey(key: StaffKey, member: Member): Promise<void>
  key(sha256: string): Promise<StaffKey | undefined>

  /**
   * In the log (`filed`, 'approval'). `subject`: whom it is about; only `approvalSubject` gives it back. With
   * one, its reason may say whose it is: both are kept beside the log, until it is done or refused, runs out,
   * or they are erased, and from then on its reason is ''.
   */
  propose(approval: Approval, subject: Pseudonym | null): Promise<number>
  /** Newest first. */
  approvals(limit: number): Promise<readonly Approval[]>
  approval(id: string): Promise<Approval | undefined>
  approvalSubject(id: string): Promise<Pseudonym | null>
  /** Locks it; `change` sees it as it is. In the log; of two at once each sees the other's. */
  advanceApproval(
    id: string,
    change: (current: Approval) => { readonly ok: true; readonly approval: Approval } | Refusal,
  ): Promise<
    { readonly ok: true; readonly approval: Approval; readonly logIndex: number } | Refusal
  >

  /** In the log (`filed`, kind 'staff'). Returns the log index. */
  note(action: StaffAction): Promise<number>
  actions(filter: ActionFilter): Promise<readonly FoundAction[]>

  /**
   * When there were failures of one kind (an address, keyed; a member) since then, newest first, a hundred
   * at most; for locking out.
   */
  failures(of: string, since: number): Promise<readonly number[]>
  noteFailure(of: string, at: number): Promise<void>

  /** Sessions, sign-ins, links, attempts and failures that are over; how many rows. */
  forgetStale(now: number): Promise<number>
}

/** How a site's identity provider is reached, and which of its groups mean which roles. */
export interface StaffProvider {
  readonly issuer: string
  readonly clientId: string
  /** Roles by the provider's name of a group; what is in none gives none. */
  readonly groups: Readonly<Record<string, readonly Role[]>>
  /** Default 'groups'. */
  readonly groupsClaim?: string
  /** Besides `openid profile`. Default ['groups']. */
  readonly scopes?: readonly string[]
  /**
   * An administrator came in by it; from then on local members cannot (epoch milliseconds).
   */
  readonly shownAt?: number
}

/** What the provider says of somebody. */
export interface ProviderPerson {
  readonly subject: string
  readonly name: string
  readonly groups: readonly string[]
  readonly session: string | null
}

export interface ProviderTokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** For signing out there (`id_token_hint`). */
  readonly idToken: string
  /** Epoch milliseconds; null: it does not say. */
  readonly expiresAt: number | null
}

/** OpenID Connect (Core 1.0, code flow with PKCE, RFC 7636); adapters/identity-oidc implements it. */
export interface IdentityProvider {
  /** Where the browser goes, and what has to be there again afterwards (JSON, to be kept meanwhile). */
  begin(redirectUri: string): Promise<{ readonly url: string; readonly facts: string }>
  /** `url`: where the browser came back to, whole. Rejects with `token_invalid`, `identity_unavailable`. */
  finish(
    url: string,
    facts: string,
  ): Promise<{ readonly person: ProviderPerson; readonly tokens: ProviderTokens }>
  /**
   * Who they are by now, asked of the provider (userinfo); refreshes what has run out. undefined: the
   * provider does not stand by them any more. Rejects with `identity_unavailable` when it does not answer.
   */
  ask(
    subject: string,
    tokens: ProviderTokens,
  ): Promise<{ readonly person: ProviderPerson; readonly tokens: ProviderTokens } | undefined>
  /**
   * A logout token (Back-Channel Logout 1.0 § 2.6), checked but for being new: `id` (its `jti`) is the
   * caller's to spend. Rejects with `token_invalid`.
   */
  loggedOut(token: string): Promise<{
    readonly subject: string | null
    readonly session: string | null
    readonly id: string
    /** Epoch milliseconds after which it would be refused anyway. */
    readonly until: number
  }>
  /** Where to go to sign out there as well; undefined: it has no such place. */
  endSession(idToken: string, back: string): Promise<string | undefined>
}

/** WebAuthn; adapters/identity-passkey implements it. JSON forms are those of WebAuthn Level 3 § 5.1. */
export interface PasskeyCeremony {
  /** `options` go to the browser as they are; `facts` (JSON) are kept meanwhile. */
  beginRegistration(
    member: { readonly id: string; readonly name: string },
    known: readonly Passkey[],
  ): Promise<{ readonly options: unknown; readonly facts: string }>
  /** Rejects with `signature_invalid`. */
  finishRegistration(facts: string, response: unknown, at: number): Promise<Omit<Passkey, 'member'>>
  beginSignIn(): Promise<{ readonly options: unknown; readonly facts: string }>
  /** `find` by the credential's id. Rejects with `signature_invalid`. */
  finishSignIn(
    facts: string,
    response: unknown,
    find: (credential: string) => Promise<Passkey | undefined>,
  ): Promise<{ readonly passkey: Passkey; readonly counter: number }>
}
