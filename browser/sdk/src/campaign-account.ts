/**
 * Campaigns at level 3: the server, which keeps the profile, decides and counts. What was rendered and
 * what happened is told in batches, at the latest when the page goes. Orders it knows by itself.
 */
import type { Known, SlotDecision } from '@discreet/campaigns'
import type { CampaignPage } from './campaign-page.ts'
import type { Standpoint } from './campaign-situation.ts'
import type { Answer } from './http.ts'
import type { Inner } from './inner.ts'
import { post } from './reporting.ts'
import type { Step } from './taking-part.ts'
import type { ShownItem } from './types.ts'

const batchMilliseconds = 3000
const mostWaiting = 50

interface ToldStep extends Step {
  readonly campaign: string
}

/** As `POST /v1/decide` answers. */
export interface ServedSlot extends SlotDecision {
  readonly items?: readonly ShownItem[]
}

/** `token`: without it as for everybody, and nothing is told of what was said here. */
export async function served(
  { around, locale }: Inner,
  { carried, situation: { shown, answered, muted } }: Standpoint,
  placement: string,
  token?: string,
): Promise<Answer<ServedSlot | undefined>> {
  const answer = await around.http.ask<{ decisions?: readonly ServedSlot[] }>(
    'POST',
    '/v1/decide',
    {
      placements: [placement],
      context: carried,
      locale,
      ...(token === undefined ? {} : { visit: { shown, answered, muted } }),
    },
    token,
  )
  if (!answer.ok) return answer
  return { ok: true, value: answer.value.decisions?.find((one) => one.placement === placement) }
}

export class AccountCampaigns {
  readonly #page: CampaignPage
  readonly #inner: Inner
  /** Not told yet. */
  #steps: readonly ToldStep[] = []
  /** What the page carried where something was shown last: audiences may ask for it. */
  #context: Known = {}
  #timer: ReturnType<typeof setTimeout> | undefined
  #telling: Promise<void> = Promise.resolve()

  constructor(page: CampaignPage) {
    this.#page = page
    this.#inner = page.inner
    addEventListener('pagehide', () => void this.#flush())
  }

  /** undefined: the account does not answer, or the person does not want to see what it answers. */
  async decide(stands: Standpoint, placement: string): Promise<ServedSlot | undefined> {
    const inner = this.#inner
    const answer = await inner.account?.withToken((token) =>
      served(inner, stands, placement, token),
    )
    return answer?.ok === true ? answer.value : undefined
  }

  exposed(campaign: string, { carried }: Standpoint): void {
    const { took } = this.#page
    if (took.has(campaign)) return
    took.add(campaign)
    this.#context = carried
    this.tell({ campaign })
  }

  happened(campaign: string, step: Step): void {
    this.tell({ campaign, ...step })
  }

  tell(step: ToldStep): void {
    this.#steps = [...this.#steps, step].slice(-mostWaiting)
    this.#timer ??= setTimeout(() => void this.#flush(), batchMilliseconds)
  }

  /** Takes back what was not told yet. */
  forget(campaign: string, { step, guard }: Step): void {
    this.#steps = this.#steps.filter(
      (one) => one.campaign !== campaign || one.step !== step || one.guard !== guard,
    )
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const [steps, context] = [this.#steps, this.#context]
    const { account, around, home } = this.#inner
    this.#steps = []
    // Steps of whoever was here before are not told of whoever is here now.
    if (steps.length === 0 || account === undefined || home.level !== 3) return this.#telling
    this.#telling = account
      .withToken(async (token) => {
        const { done, status } = await post(
          around.http,
          '/v1/me/campaigns',
          { steps, context },
          token,
        )
        if (status === 401) return { ok: false, code: 'token_invalid' }
        if (!done) this.#steps = [...steps, ...this.#steps]
        return { ok: true }
      })
      .then(() => undefined)
    return this.#telling
  }
}
