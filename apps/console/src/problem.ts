/** What the server said no with (RFC 9457), or that it said nothing. */
import type { ErrorCode } from '@discreet/protocol'

interface Said {
  readonly code?: ErrorCode
  readonly detail?: string
  readonly field?: string
  readonly expected?: string
  readonly problems?: readonly Readonly<Record<'field' | 'problem' | 'expected', string>>[]
  readonly reasons?: readonly { readonly code: string; readonly reason: string }[]
  readonly evidence?: readonly unknown[]
  readonly sentence?: string
}

export class Problem extends Error {
  /** 0: the server was not reached. */
  readonly status: number
  readonly code: ErrorCode | 'unreachable'
  readonly said: Said

  constructor(status: number, said: Said) {
    super(said.detail ?? 'the server does not answer')
    this.status = status
    this.code = status === 0 ? 'unreachable' : (said.code ?? 'unexpected')
    this.said = said
  }
}

export async function problemIn(answer: Response): Promise<Problem> {
  try {
    return new Problem(answer.status, (await answer.json()) as Said)
  } catch {
    return new Problem(answer.status, {})
  }
}
