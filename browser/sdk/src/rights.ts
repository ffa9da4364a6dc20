/** What somebody with an account may ask of it. Loaded for it. */
import type { Account } from './account.ts'
import type { Inner } from './inner.ts'
import type { Access, Refused, Rights } from './types.ts'

interface Erased {
  readonly certificate: string
}

export class AccountRights implements Rights {
  readonly #inner: Inner
  readonly #account: Account

  constructor(inner: Inner, account: Account) {
    this.#inner = inner
    this.#account = account
  }

  async take(): Promise<{ readonly ok: true; readonly file: Blob } | Refused> {
    const inner = this.#inner
    const site = encodeURIComponent(inner.site)
    const locale = encodeURIComponent(inner.locale)
    const answer = await this.#account.file(
      `/v1/me/export?format=zip&site=${site}&locale=${locale}`,
    )
    return answer.ok ? { ok: true, file: answer.value } : inner.refused(answer)
  }

  async accesses(): Promise<readonly Access[]> {
    const answer = await this.#account.ask<{
      accesses: readonly { at: string; actor: string; reason: string }[]
    }>('GET', '/v1/me/access-log')
    if (!answer.ok) return []
    return answer.value.accesses
      .map(({ at, actor, reason }) => ({ at: Date.parse(at), actor, reason }))
      .sort((a, b) => b.at - a.at)
  }

  async forgetBetween(
    from: number,
    to: number,
  ): Promise<{ readonly ok: true; readonly forgotten: number } | Refused> {
    const inner = this.#inner
    const answer = await this.#account.ask<{ forgotten: number }>('POST', '/v1/me/forget', {
      from,
      to,
    })
    if (!answer.ok) return inner.refused(answer)
    inner.around.page.visit = []
    inner.tellChanged()
    return { ok: true, forgotten: answer.value.forgotten }
  }

  async erase(): Promise<{ readonly ok: true; readonly certificate: string } | Refused> {
    const inner = this.#inner
    const answer = await this.#account.ask<Erased>('POST', '/v1/me/requests', { type: 'erasure' })
    if (!answer.ok) return inner.refused(answer)
    // What the device kept below the account goes as well.
    await inner.wipeDevice()
    await inner.inTurn(async () => {
      inner.around.page.visit = []
      this.#account.forgetToken()
      await inner.findAccount()
      await inner.settle()
    })
    return { ok: true, certificate: answer.value.certificate }
  }
}
