/** What the fixture uses of it; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { EventEmitter } from 'node:events'
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Client {
    readonly clientId: string
    backchannelLogout(account: string, session: string): Promise<void>
  }

  interface Session {
    readonly uid: string
    readonly accountId: string
    sidFor(client: string): string
    grantIdFor(client: string): string
    destroy(): Promise<void>
  }

  interface Revocable {
    revokeByGrantId(grant: string): Promise<void>
  }

  export interface Context {
    body: string | { id_token?: string }
    type: string
    readonly path: string
    readonly oidc: {
      readonly provider: Provider
      readonly client: Client
      readonly session: Session
    }
  }

  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export class Provider extends EventEmitter {
    constructor(issuer: string, configuration: object)
    readonly Client: { find(id: string): Promise<Client | undefined> }
    readonly Session: { findByUid(uid: string): Promise<Session | undefined> }
    readonly AccessToken: Revocable
    readonly Grant: new (of: {
      clientId: string
      accountId: string
    }) => Grant
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): this
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>
  }
}
